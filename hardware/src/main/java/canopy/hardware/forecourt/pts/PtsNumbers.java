package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.Metered;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decimals of jsonPTS to exact integers and back. Volumes in litres, up to 3 decimals; money with
 * the currency's decimals; prices with one decimal more.
 */
record PtsNumbers(int minorDigits) {
  private static final int MILLI = 3;
  private static final BigDecimal MOST = new BigDecimal("1000000000000");

  /** A number that cannot be. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String what) {
      super(what);
    }
  }

  long volumeMillilitres(JsonNode litres) throws Unreadable {
    return scaled(litres, MILLI);
  }

  long amountMinor(JsonNode amount) throws Unreadable {
    return scaled(amount, minorDigits);
  }

  long unitPriceTenthsOfMinor(JsonNode price) throws Unreadable {
    return scaled(price, minorDigits + 1);
  }

  /** Whether an amount has more decimals than the currency, so that it was rounded. */
  boolean isRounded(JsonNode amount) throws Unreadable {
    return decimal(amount).stripTrailingZeros().scale() > minorDigits;
  }

  Metered metered(JsonNode data, String prefix) throws Unreadable {
    return new Metered(
        volumeMillilitres(data.path(prefix + "Volume")),
        amountMinor(data.path(prefix + "Amount")),
        unitPriceTenthsOfMinor(data.path(prefix + "Price")));
  }

  BigDecimal litres(long millilitres) {
    return BigDecimal.valueOf(millilitres, MILLI);
  }

  BigDecimal amount(long minor) {
    return BigDecimal.valueOf(minor, minorDigits);
  }

  BigDecimal price(long tenthsOfMinor) {
    return BigDecimal.valueOf(tenthsOfMinor, minorDigits + 1);
  }

  /** Litres times price equals the amount within one minor unit. */
  static boolean isAmountPlausible(Metered metered) {
    BigDecimal product =
        BigDecimal.valueOf(metered.volumeMillilitres())
            .multiply(BigDecimal.valueOf(metered.unitPriceTenthsOfMinor()))
            .movePointLeft(4)
            .setScale(0, RoundingMode.HALF_UP);
    return product
            .subtract(BigDecimal.valueOf(metered.amountMinor()))
            .abs()
            .compareTo(BigDecimal.ONE)
        <= 0;
  }

  private static long scaled(JsonNode node, int digits) throws Unreadable {
    return decimal(node).movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static BigDecimal decimal(JsonNode node) throws Unreadable {
    BigDecimal value;
    try {
      value = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText("").strip());
    } catch (NumberFormatException e) {
      throw new Unreadable("not a number: " + node);
    }
    if (value.signum() < 0 || value.compareTo(MOST) > 0 || value.scale() > 9) {
      throw new Unreadable("out of range: " + node);
    }
    return value;
  }
}
