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

  /** A jiao, for nobody gives or takes fen any more. */
  private static final CashRounding YUAN = new CashRounding(10, Rounding.HALF_UP);

  public CashRounding {
    if (stepMinor < 1) {
      throw new IllegalArgumentException(
          "the smallest cash amount is at least 1, not " + stepMinor);
    }
  }

  /**
   * As it is usual where a currency is paid in.
   *
   * @param currency ISO 4217
   */
  public static CashRounding usual(String currency) {
    return currency.equals("CNY") ? YUAN : NONE;
  }

  /** What is to be paid in cash for a remaining amount; the mirror for a negative one. */
  public Money round(Money remaining) {
    return Money.of(mode.toStep(remaining.minor(), stepMinor), remaining.currency());
  }

  /** Whether such an amount can be handed over, and found again when a drawer is counted. */
  public boolean has(Money amount) {
    return amount.minor() % stepMinor == 0;
  }

  public boolean isNone() {
    return stepMinor == 1;
  }
}
