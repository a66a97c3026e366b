package canopy.hardware.forecourt;

import org.jspecify.annotations.Nullable;

/**
 * A pump at one moment.
 *
 * @param state fuelling point state
 * @param hose lifted, authorised or dispensing nozzle; {@link Hose#NONE} when there is none
 * @param running what the dispenser shows while fuelling; the last shown values of an open fill;
 *     else zero
 * @param limit limit of the authorisation in force, null when none is known
 * @param transaction the controller's number of the authorised or running transaction 1..65535, 0
 *     when none
 * @param user the controller's user who holds the pump, empty when nobody does
 * @param fillOpen whether a finished fill waits at the controller and blocks the pump until it is
 *     closed
 */
public record PumpStatus(
    PumpState state,
    Hose hose,
    Metered running,
    @Nullable FillLimit limit,
    int transaction,
    String user,
    boolean fillOpen) {
  /** What is known of a pump before its first answer. */
  public static final PumpStatus UNKNOWN =
      new PumpStatus(PumpState.INOPERATIVE, Hose.NONE, Metered.ZERO, null, 0, "", false);
}
