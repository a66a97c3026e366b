package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Refusal;

/** No usable answer to a request. */
final class PtsFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;
  private final boolean maybeCarriedOut;

  PtsFailure(ForecourtTrouble trouble, String detail, boolean maybeCarriedOut) {
    super(trouble + " " + detail);
    this.refusal = new Refusal(trouble, detail);
    this.maybeCarriedOut = maybeCarriedOut;
  }

  Refusal refusal() {
    return refusal;
  }

  /** Whether the controller may have acted on the request all the same. */
  boolean maybeCarriedOut() {
    return maybeCarriedOut;
  }
}
