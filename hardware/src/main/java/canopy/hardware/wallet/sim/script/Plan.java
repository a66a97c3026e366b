package canopy.hardware.wallet.sim.script;

import canopy.hardware.wallet.sim.http.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one request.
 *
 * @param fault null = nothing
 * @param delayMillis how much later the answer leaves
 */
public record Plan(@Nullable Fault fault, long delayMillis) {
  static final Plan NOTHING = new Plan(null, 0);

  /** Whether it is this that goes wrong. */
  public boolean is(Fault other) {
    return fault == other;
  }

  /** Whether the request is carried out. */
  public boolean isCarriedOut() {
    return fault == null || fault.isCarriedOut();
  }

  /** What becomes of a finished answer on its way. */
  public WireAnswer send(WireAnswer answer) {
    WireAnswer late = answer.after(delayMillis);
    if (is(Fault.DROP_BEFORE) || is(Fault.DROP_AFTER_COMMIT) || is(Fault.CLOSE_UNREAD)) {
      return late.ending(WireAnswer.Ending.DROPPED);
    }
    if (is(Fault.CUT_ANSWER)) {
      return late.ending(WireAnswer.Ending.CUT);
    }
    return is(Fault.LOWERCASE_HEADERS) ? late.lowerCase() : late;
  }
}
