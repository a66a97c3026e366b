package canopy.core.state;

import canopy.core.event.DeviceEvent;
import canopy.core.event.Recorded;
import java.util.List;
import java.util.Map;

/**
 * What is on its way to paper. Finished jobs are forgotten.
 *
 * @param jobs oldest first, by id
 */
public record PrintQueue(Map<String, PrintJob> jobs) {
  static final PrintQueue EMPTY = new PrintQueue(Map.of());

  public PrintQueue {
    jobs = Maps.ordered(jobs);
  }

  /** Jobs in a state, oldest first. */
  public List<PrintJob> in(PrintJob.State state) {
    return jobs.values().stream().filter(job -> job.state() == state).toList();
  }

  PrintQueue apply(DeviceEvent event, Recorded recorded) {
    return switch (event) {
      case DeviceEvent.DrawerOpened e -> this;
      case DeviceEvent.PrintQueued e ->
          with(
              new PrintJob(
                  e.jobId(),
                  e.paper(),
                  e.subject(),
                  e.copy(),
                  PrintJob.State.QUEUED,
                  "",
                  recorded.by(),
                  recorded.at()));
      case DeviceEvent.PrintStarted e -> move(e.jobId(), PrintJob.State.STARTED, "");
      case DeviceEvent.PrintConfirmed e -> without(e.jobId());
      case DeviceEvent.PrintSent e -> without(e.jobId());
      case DeviceEvent.PrintFailed e -> move(e.jobId(), PrintJob.State.FAILED, e.reason());
      case DeviceEvent.PrintUnknown e -> move(e.jobId(), PrintJob.State.UNKNOWN, e.reason());
      case DeviceEvent.PrintDismissed e -> without(e.jobId());
    };
  }

  private PrintQueue move(String id, PrintJob.State state, String reason) {
    PrintJob job = jobs.get(id);
    return job == null ? this : with(job.in(state, reason));
  }

  private PrintQueue with(PrintJob job) {
    return new PrintQueue(Maps.with(jobs, job.id(), job));
  }

  private PrintQueue without(String id) {
    return new PrintQueue(Maps.without(jobs, id));
  }
}
