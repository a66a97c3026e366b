package canopy.hardware.forecourt;

/**
 * A nozzle and what flows from it.
 *
 * @param nozzle 1..6, or 0 when no nozzle is lifted
 * @param grade the controller's fuel grade number 1..20, or 0 when it is not known
 */
public record Hose(int nozzle, int grade) {
  /** No nozzle lifted. */
  public static final Hose NONE = new Hose(0, 0);
}
