package canopy.core.state;

import canopy.core.event.DeviceEvent;
import canopy.core.event.Recorded;
import java.util.List;
import java.util.Map;

/**
 * What is on its way to paper. Finished jobs are forgotten.
 *
 * @param jobs oldest first, by id
 * @param copies the highest copy number given so far, by subject, while a job of it is here
 */
public record PrintQueue(Map<String, PrintJob> jobs, Map<String, Integer> copies) {
  static final PrintQueue EMPTY = new PrintQueue(Map.of(), Map.of());

  public PrintQueue {
    jobs = Maps.ordered(jobs);
    copies = Maps.ordered(copies);
  }

  /** Jobs in a state, oldest first. */
  public List<PrintJob> in(PrintJob.State state) {
    return jobs.values().stream().filter(job -> job.state() == state).toList();
  }

  /** The number for one more copy of what a job prints: never one that was given before. */
  public int nextCopy(PrintJob job) {
    return Math.max(job.copy(), copies.getOrDefault(job.subject(), 0)) + 1;
  }

  /** The same for something of which {@code printed} copies are known from elsewhere. */
  public int nextCopy(String subject, int printed) {
    return Math.max(printed, copies.getOrDefault(subject, 0)) + 1;
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
    int copy = Math.max(job.copy(), copies.getOrDefault(job.subject(), 0));
    return new PrintQueue(Maps.with(jobs, job.id(), job), Maps.with(copies, job.subject(), copy));
  }

  private PrintQueue without(String id) {
    PrintJob job = jobs.get(id);
    if (job == null) {
      return this;
    }
    String subject = job.subject();
    Map<String, PrintJob> rest = Maps.without(jobs, id);
    boolean others = rest.values().stream().anyMatch(other -> other.subject().equals(subject));
    return new PrintQueue(rest, others ? copies : Maps.without(copies, subject));
  }
}
