package canopy.core.command;

import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.fuel.WriteOff;

/** What the cashier wants of the pumps, and what the forecourt reports. */
public sealed interface FuelCommand extends Command {
  /**
   * Lets a pump fill, to be paid afterwards.
   *
   * @param requestId made by the caller; ties the controller's answer to it
   * @param automatic whether the till does it by itself, by the manager's setting
   */
  record Authorise(String requestId, int pump, Limit limit, boolean automatic)
      implements FuelCommand {}

  /**
   * The controller has accepted the release.
   *
   * @param transaction the controller's number, under which the fill will come
   */
  record ConfirmAuthorisation(String requestId, long transaction) implements FuelCommand {}

  /** The controller refused the release, or it ran out unused. */
  record EndAuthorisation(String requestId, String reason) implements FuelCommand {}

  /**
   * A filling is finished. May be reported any number of times; it counts once.
   *
   * @param requestId the release that the forecourt's driver knows to have led to it; empty if
   *     there was none, or the driver was started since
   * @param own whether this till released the pump for it, as far as the controller knows
   */
  record ReportFill(Fill fill, String requestId, boolean own) implements FuelCommand {
    /** A fill of this till's own of which nothing else is known. */
    public ReportFill(Fill fill) {
      this(fill, "", true);
    }
  }

  /** The controller has closed a filling that is safe in the journal. */
  record ReportClosed(String key) implements FuelCommand {}

  record StopPump(int pump) implements FuelCommand {}

  /** Pauses a running fill. */
  record SuspendPump(int pump) implements FuelCommand {}

  /** Goes on after a pause. */
  record ResumePump(int pump) implements FuelCommand {}

  record RestartPump(int pump) implements FuelCommand {}

  /** All pumps have been stopped; the forecourt was told before the till. */
  record StopAll() implements FuelCommand {}

  /** A fill will not be paid in a sale. */
  record WriteOffFill(String key, WriteOff writeOff) implements FuelCommand {}

  /** Releases the pump of a prepayment again, after a refusal or a run-out. */
  record RetryPrepay(String prepayId, String requestId) implements FuelCommand {}

  /** Gives up a prepayment that is not being filled: all of it is due to the customer. */
  record CancelPrepay(String prepayId) implements FuelCommand {}
}
