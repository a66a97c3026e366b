package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.pts.wire.PtsFailure;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for the driver's thread.
 *
 * @param command what it is
 * @param pump 0 = the whole forecourt
 * @param requestId empty when the command has none
 * @param key the fill it is about, null = none
 * @param attempt 1 for the first
 * @param work what to do
 */
record PtsJob(
    ForecourtCommand command,
    int pump,
    String requestId,
    @Nullable FillKey key,
    int attempt,
    Work work) {
  interface Work {
    void run(PtsJob job) throws PtsFailure;
  }

  PtsJob again() {
    return new PtsJob(command, pump, requestId, key, attempt + 1, work);
  }

  /** The event that says no. */
  ForecourtEvent refused(String controller, Refusal reason) {
    FillKey fill = key;
    if (command == ForecourtCommand.AUTHORISE) {
      return new ForecourtEvent.AuthoriseAnswered(controller, requestId, pump, 0, reason);
    }
    if (command == ForecourtCommand.CLAIM_FILL && fill != null) {
      return new ForecourtEvent.FillClaimRefused(controller, fill, reason);
    }
    return new ForecourtEvent.CommandRefused(controller, command, pump, requestId, reason);
  }
}
