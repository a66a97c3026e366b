package canopy.core.tender;

import canopy.core.quantity.Money;
import canopy.core.quantity.Rounding;

/**
 * Rounds what is paid in cash, where the smallest coins are gone. Only the cash part is rounded: a
 * card pays to the cent.
 *
 * @param stepMinor smallest amount of cash, in minor units; 1 for none
 * @param mode how to round
 */
public record CashRounding(long stepMinor, Rounding mode) {
  public static final CashRounding NONE = new CashRounding(1, Rounding.HALF_UP);

  public CashRounding {
    if (stepMinor < 1) {
      throw new IllegalArgumentException(
          "the smallest cash amount is at least 1, not " + stepMinor);
    }
  }

  /** What is to be paid in cash for a remaining amount; the mirror for a negative one. */
  public Money round(Money remaining) {
    return Money.of(mode.toStep(remaining.minor(), stepMinor), remaining.currency());
  }

  public boolean isNone() {
    return stepMinor == 1;
  }
}
