package canopy.till.catalogue;

import canopy.core.quantity.UnitPrice;
import java.math.BigDecimal;

/**
 * Prices as files have them: in the station's money, with one decimal more than its minor unit has
 * at most. {@code 7.869} is 7.869 yuan, {@code 150} is 150 yen, {@code 1.2505} is 1.2505 dinars.
 *
 * @param currencyDigits decimals of the currency, 0 to 3
 */
record PriceText(int currencyDigits) {
  private static final int MOST_CURRENCY_DIGITS = 3;

  /** Of the digits in front of the point and of the minor unit together. */
  private static final int MOST_DIGITS = 9;

  PriceText {
    if (currencyDigits < 0 || currencyDigits > MOST_CURRENCY_DIGITS) {
      throw new IllegalArgumentException("0 to 3 decimals, not " + currencyDigits);
    }
  }

  /**
   * Digits, and perhaps a point or comma with more; -1 if it is anything else. By hand: a start
   * reads the price and cost of every article.
   */
  long tenthsOfMinor(String text) {
    long value = 0;
    int whole = 0;
    int decimals = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
        whole += decimals < 0 ? 1 : 0;
        decimals += decimals < 0 ? 0 : 1;
      } else if ((c == '.' || c == ',') && decimals < 0) {
        decimals = 0;
      } else {
        return -1;
      }
      if (whole > MOST_DIGITS - currencyDigits || decimals > currencyDigits + 1) {
        return -1;
      }
    }
    if (whole == 0 || decimals == 0) {
      return -1;
    }
    for (int i = Math.max(decimals, 0); i <= currencyDigits; i++) {
      value *= 10;
    }
    return value;
  }

  /** As {@link #tenthsOfMinor} reads it back. */
  String write(UnitPrice price) {
    BigDecimal exact = BigDecimal.valueOf(price.tenthsOfMinor(), currencyDigits + 1);
    return (price.tenthsOfMinor() % 10 == 0 ? exact.setScale(currencyDigits) : exact)
        .toPlainString();
  }
}
