package canopy.core.state;

import canopy.core.event.DeviceEvent;
import java.time.Instant;

/**
 * Something on its way to paper.
 *
 * @param id subject and copy: the same thing is never queued twice
 * @param copy 0 for the first print, then 1, 2, 3
 * @param reason why it failed or is unknown; empty otherwise
 * @param by operator who wanted it, or {@code system}
 */
public record PrintJob(
    String id,
    DeviceEvent.Paper paper,
    String subject,
    int copy,
    State state,
    String reason,
    String by,
    Instant queuedAt) {
  /** How far a job is. */
  public enum State {
    QUEUED,
    /** Bytes may be leaving. */
    STARTED,
    /** All bytes left; this printer cannot say more. */
    SENT,
    /** The printer said that it is done. */
    CONFIRMED,
    /** Not printed; tried again when the fault clears. */
    FAILED,
    /** Perhaps printed; the cashier decides. */
    UNKNOWN
  }

  /** The event that says how far it is now. */
  public DeviceEvent told(State next, String why) {
    return switch (next) {
      case QUEUED -> new DeviceEvent.PrintQueued(id, paper, subject, copy);
      case STARTED -> new DeviceEvent.PrintStarted(id);
      case SENT -> new DeviceEvent.PrintSent(id);
      case CONFIRMED -> new DeviceEvent.PrintConfirmed(id);
      case FAILED -> new DeviceEvent.PrintFailed(id, why);
      case UNKNOWN -> new DeviceEvent.PrintUnknown(id, why);
    };
  }

  public PrintJob in(State next, String why) {
    return new PrintJob(id, paper, subject, copy, next, why, by, queuedAt);
  }
}
