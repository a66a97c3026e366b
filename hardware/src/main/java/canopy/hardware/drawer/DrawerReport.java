package canopy.hardware.drawer;

/**
 * What came of one kick.
 *
 * @param kickId as given by the caller
 * @param outcome what happened
 * @param detail {@code OK}, or the name of the fault
 */
public record DrawerReport(String kickId, Outcome outcome, String detail) {

  /** What happened to a kick. */
  public enum Outcome {
    /** The sensor saw the drawer open. */
    OPENED,
    /** The pulse was sent; without a sensor nobody knows more. */
    SENT,
    /** The pulse was sent and the sensor still says closed: locked or jammed. */
    NOT_OPENED,
    /** The pulse could not be sent. */
    FAILED
  }
}
