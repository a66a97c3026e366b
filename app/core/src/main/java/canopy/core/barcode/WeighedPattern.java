package canopy.core.barcode;

import canopy.core.quantity.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * How a scale prints its labels: which digits are the article, the amount and the weight. The order
 * differs from scale to scale.
 *
 * @param prefix the digits it starts with
 * @param length of the whole code, 8 to 24
 * @param plu the digits of the article's code
 * @param amount the digits of the price; null if it has none
 * @param weight the digits of the weight; null if it has none
 * @param ignoreCheckDigit true for scales that print no valid check digit
 */
public record WeighedPattern(
    String prefix,
    int length,
    Field plu,
    @Nullable Field amount,
    @Nullable Field weight,
    boolean ignoreCheckDigit) {
  private static final int MONEY_DECIMALS = 2;
  private static final int KILOGRAM_DECIMALS = 3;

  /**
   * A run of digits.
   *
   * @param start the first one, from 0
   * @param digits how many, 1 to 8
   * @param decimals how many of them stand after the point (yuan, kilogram); 0 to 4
   */
  public record Field(int start, int digits, int decimals) {
    public Field {
      if (start < 0 || digits < 1 || digits > 8 || decimals < 0 || decimals > 4) {
        throw new IllegalArgumentException(
            "not a field: " + start + ", " + digits + ", " + decimals);
      }
    }

    private String in(String code) {
      return code.substring(start, start + digits);
    }

    private long scaled(String code, int wantedDecimals) {
      return scaled(Long.parseLong(in(code)), wantedDecimals);
    }

    /** The first value that has a digit more. */
    private long room(int wantedDecimals) {
      return scaled(LabelPrice.power(digits), wantedDecimals);
    }

    private long scaled(long value, int wantedDecimals) {
      return Rounding.HALF_UP.multiplyDivide(
          value, LabelPrice.power(wantedDecimals), LabelPrice.power(decimals));
    }
  }

  public WeighedPattern {
    if (!CheckDigit.isDigits(prefix) || length < 8 || length > 24 || prefix.length() >= length) {
      throw new IllegalArgumentException("not a pattern: " + prefix + ", " + length);
    }
    if (amount == null && weight == null) {
      throw new IllegalArgumentException("a label has an amount or a weight: " + prefix);
    }
    requireInside(plu, length);
    requireInside(amount, length);
    requireInside(weight, length);
  }

  private static void requireInside(@Nullable Field field, int length) {
    if (field != null && field.start() + field.digits() > length) {
      throw new IllegalArgumentException(field + " is outside of " + length + " digits");
    }
  }

  /** 13 digits {@code FF PPPPP EEEEE C}: prefix, PLU, price with two decimals, check digit. */
  public static WeighedPattern priced13(String prefix) {
    return new WeighedPattern(prefix, 13, new Field(2, 5, 0), new Field(7, 5, 2), null, false);
  }

  /** 13 digits {@code FF PPPPP WWWWW C}: prefix, PLU, grams, check digit. */
  public static WeighedPattern weighed13(String prefix) {
    return new WeighedPattern(prefix, 13, new Field(2, 5, 0), null, new Field(7, 5, 3), false);
  }

  /**
   * The Chinese label of 18 digits {@code FF PPPPP EEEEE WWWWW C}: prefix, PLU, price, grams, check
   * digit.
   */
  public static WeighedPattern label18(String prefix) {
    return new WeighedPattern(
        prefix, 18, new Field(2, 5, 0), new Field(7, 5, 2), new Field(12, 5, 3), false);
  }

  /** Whether the digits have this shape, apart from the check digit. */
  boolean fits(String digits) {
    return digits.length() == length && digits.startsWith(prefix);
  }

  /** What the label says. */
  ScannedCode.Weighed read(String digits) {
    return new ScannedCode.Weighed(
        plu.in(digits),
        amount == null
            ? null
            : LabelPrice.ofMinor(
                amount.scaled(digits, MONEY_DECIMALS), amount.room(MONEY_DECIMALS)),
        weight == null ? null : weight.scaled(digits, KILOGRAM_DECIMALS),
        null);
  }
}
