package canopy.core.barcode;

import canopy.core.quantity.Money;
import canopy.core.quantity.Rounding;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A price as a label has it. What it comes to depends on the station's money.
 *
 * @param number its digits, without a point
 * @param decimals how many of them stand behind the point; null if they count minor units, as on
 *     the labels of the station's own scales
 * @param currency three digits of ISO 4217; empty if the label leaves it to the station
 * @param room the first number that has more digits than the label has room for; {@link
 *     Long#MAX_VALUE} if any has
 */
public record LabelPrice(long number, @Nullable Integer decimals, String currency, long room) {
  /**
   * As a scale of the station prints it.
   *
   * @param room the first amount that its digits cannot hold
   */
  public static LabelPrice ofMinor(long minor, long room) {
    return new LabelPrice(minor, null, "", room);
  }

  /** As GS1 writes it, with as many digits as it takes. */
  static LabelPrice ofAnySize(long number, int decimals, String currency) {
    return new LabelPrice(number, decimals, currency, Long.MAX_VALUE);
  }

  /**
   * Whether this is only what is left of an amount for which the label has no room: its last
   * digits, which are less than half of it, or the highest that there are. A scale that merely has
   * another price than the till is believed.
   *
   * @param minor in minor units, as the weight and the article's price make it
   */
  public boolean isLeftOf(long minor) {
    return minor >= room && (number < minor - number || number == room - 1);
  }

  /**
   * In the station's money, rounded half up to a minor unit; empty if it is the price in another
   * currency.
   *
   * @param station ISO 4217
   * @param minorDigits decimals of that currency's minor unit, 0 to 3
   */
  public Optional<Money> in(String station, int minorDigits) {
    if (!currency.isEmpty()
        && !currency.equals(Currency.getInstance(station).getNumericCodeAsString())) {
      return Optional.empty();
    }
    long minor =
        decimals == null
            ? number
            : Rounding.HALF_UP.multiplyDivide(number, power(minorDigits), power(decimals));
    return Optional.of(Money.of(minor, station));
  }

  static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
