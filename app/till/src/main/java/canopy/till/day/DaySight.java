package canopy.till.day;

import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.till.loop.TillSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what the day came to: whoever may close it and see expected cash without asking anybody,
 * and whoever a second person has let see it, for as long as the page is theirs. FX thread.
 */
final class DaySight {
  /** For whom somebody has agreed; null for nobody. */
  private @Nullable String allowed;

  /** Somebody has agreed. */
  void allow(String operator) {
    allowed = operator;
  }

  /** Whoever comes to the page asks anew. */
  void forget() {
    allowed = null;
  }

  /** Whether the person at the till sees it; one who locks it or leaves has to ask again. */
  boolean of(TillSnapshot till) {
    Operator operator = till.operator();
    if (operator == null || till.state().session().locked()) {
      allowed = null;
      return false;
    }
    if (!operator.id().equals(allowed)) {
      allowed = null;
    }
    return allowed != null || operator.mayAlone(Right.CLOSE_DAY, Right.SEE_EXPECTED_CASH);
  }
}
