package canopy.hardware.forecourt.pts.wire;

import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Refusal;

/** No usable answer to a request. */
public final class PtsFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;
  private final boolean maybeCarriedOut;

  public PtsFailure(ForecourtTrouble trouble, String detail, boolean maybeCarriedOut) {
    super(trouble + " " + detail);
    this.refusal = new Refusal(trouble, detail);
    this.maybeCarriedOut = maybeCarriedOut;
  }

  public Refusal refusal() {
    return refusal;
  }

  /** Whether the controller may have acted on the request all the same. */
  public boolean maybeCarriedOut() {
    return maybeCarriedOut;
  }
}
