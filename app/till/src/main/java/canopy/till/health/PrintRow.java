package canopy.till.health;

import canopy.core.event.DeviceEvent;
import canopy.core.state.PrintJob;

/**
 * A job that is not on paper yet.
 *
 * @param subject receipt number, fill or day
 * @param copy 0 for the original
 * @param reason why it is not printed, already worded; empty if it just waits
 */
record PrintRow(
    String id,
    DeviceEvent.Paper paper,
    String subject,
    int copy,
    PrintJob.State state,
    String reason) {
  /** Whether a person has to decide. */
  boolean decides() {
    return state == PrintJob.State.UNKNOWN;
  }
}
