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
 */
public record LabelPrice(long number, @Nullable Integer decimals, String currency) {
  /** As a scale of the station prints it. */
  public static LabelPrice ofMinor(long minor) {
    return new LabelPrice(minor, null, "");
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
