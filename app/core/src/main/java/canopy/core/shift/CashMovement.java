package canopy.core.shift;

import canopy.core.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Cash that came into the drawer, or left it, without a sale.
 *
 * @param id number of its slip, {@code M<till>-<yymmdd>-<count>}
 * @param amount above zero; {@link Kind} says which way
 * @param reason chosen from the station's list; empty where none is asked for
 * @param note typed; may be empty
 * @param pieces what it was, by denomination; null if only the amount was entered
 */
public record CashMovement(
    String id, Kind kind, Money amount, String reason, String note, @Nullable CashCount pieces) {
  /** What a movement is. */
  public enum Kind {
    /** Money of somebody else's, such as a debt that is settled. */
    PAID_IN(1),
    /** A bill paid out of the drawer. */
    PAID_OUT(-1),
    /** Into the safe. */
    SAFE_DROP(-1),
    /** More change for the drawer. */
    FLOAT_IN(1),
    /** Change taken out of the drawer. */
    FLOAT_OUT(-1);

    private final int sign;

    Kind(int sign) {
      this.sign = sign;
    }

    /** Whether somebody must say why. */
    public boolean needsReason() {
      return this == PAID_IN || this == PAID_OUT;
    }

    /** Whether the drawer has more afterwards. */
    public boolean comesIn() {
      return sign > 0;
    }
  }

  /** What the drawer has more; below zero if it has less. */
  public Money change() {
    return kind.comesIn() ? amount : amount.negated();
  }
}
