package canopy.till.stock.setup;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as they are typed for a tank. */
final class Figures {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}([.,]\\d{1,3})?");

  private Figures() {}

  /** What was typed in units of its last decimal; empty if it is no such number. */
  static OptionalLong read(String typed, int decimals) {
    String number = typed.strip();
    if (!NUMBER.matcher(number).matches()) {
      return OptionalLong.empty();
    }
    int point = Math.max(number.indexOf('.'), number.indexOf(','));
    boolean tooFine = point >= 0 && number.length() - point - 1 > decimals;
    return tooFine ? OptionalLong.empty() : OptionalLong.of(whole(number, decimals));
  }

  /** A number that is known to fit. */
  static long whole(String number, int decimals) {
    return new BigDecimal(number.replace(',', '.')).movePointRight(decimals).longValueExact();
  }

  /** A kept number as it is typed, without idle zeros. */
  static String write(long value, int decimals) {
    BigDecimal exact = BigDecimal.valueOf(value, decimals).stripTrailingZeros();
    return exact.setScale(Math.max(exact.scale(), 0)).toPlainString();
  }
}
