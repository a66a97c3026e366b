package canopy.core.barcode;

import canopy.core.quantity.Rounding;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A GS1 element string: application identifiers with their values, in any order (GS1 General
 * Specifications 3 and 7.8). Values without a fixed length end with the separator GS or with the
 * text.
 *
 * @param values by application identifier, as printed
 */
record ElementString(Map<String, String> values) {
  /** The separator, ASCII 29. */
  static final char GS = 0x1D;

  private static final int ELEMENT_LIMIT = 40;
  private static final int VALUE_LIMIT = 90;
  private static final int WEIGHT_DIGITS = 6;
  private static final int PRICE_DIGITS = 15;
  private static final int COUNT_DIGITS = 8;
  private static final int GTIN_14 = 14;
  private static final char VARIABLE_MEASURE = '9';
  private static final long GRAMS_PER_KILOGRAM = 1_000;
  private static final long MICROGRAMS_PER_POUND = 453_592_370;
  private static final long MICROGRAMS_PER_GRAM = 1_000_000;

  /** Empty if the text is no element string. */
  static Optional<ElementString> parse(String text) {
    Map<String, String> values = new TreeMap<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == GS) {
        at++;
        continue;
      }
      int idLength = idLength(text, at);
      if (idLength == 0 || at + idLength >= text.length() || values.size() == ELEMENT_LIMIT) {
        return Optional.empty();
      }
      String id = text.substring(at, at + idLength);
      if (!CheckDigit.isDigits(id)) {
        return Optional.empty();
      }
      at += idLength;
      int fixed = fixedLength(id);
      int end = text.indexOf(GS, at);
      int stop = end < 0 ? text.length() : end;
      if (fixed > 0) {
        if (at + fixed > stop || !CheckDigit.isDigits(text.substring(at, at + fixed))) {
          return Optional.empty();
        }
        stop = at + fixed;
      }
      if (stop - at > VALUE_LIMIT || stop == at) {
        return Optional.empty();
      }
      values.putIfAbsent(id, text.substring(at, stop));
      at = stop;
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(new ElementString(values));
  }

  /**
   * The printed form {@code (01)06901234567892(10)A1} as it would be transmitted; anything else
   * unchanged.
   */
  static String withoutBrackets(String text) {
    if (!text.startsWith("(")) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (String element : text.substring(1).split("\\(", -1)) {
      int close = element.indexOf(')');
      if (close < 2) {
        return text;
      }
      plain.append(element, 0, close).append(element.substring(close + 1)).append(GS);
    }
    return plain.toString();
  }

  /** What the till makes of it; empty if it names no trade item. */
  Optional<ScannedCode> code(String text) {
    String gtin = values.get("01");
    if (gtin == null) {
      return Optional.empty();
    }
    if (!CheckDigit.isGtin(gtin)) {
      return Optional.of(CodeReader.unreadable(text, ScannedCode.Reason.CHECK_DIGIT));
    }
    String normalised = CheckDigit.normalised(gtin);
    Long grams = grams();
    LabelPrice price = price();
    Long pieces = pieces(normalised);
    return Optional.of(
        grams == null && price == null && pieces == null
            ? new ScannedCode.Gtin(normalised)
            : new ScannedCode.Weighed(normalised, price, grams, pieces));
  }

  /**
   * The count of items, which only trade items of variable measure have: their GTIN starts with 9
   * (GS1 General Specifications 3.4.1). On any other it tells how a pack of one price is filled.
   */
  private @Nullable Long pieces(String gtin) {
    String count = values.get("30");
    boolean counted =
        count != null
            && gtin.length() == GTIN_14
            && gtin.charAt(0) == VARIABLE_MEASURE
            && count.length() <= COUNT_DIGITS
            && CheckDigit.isDigits(count);
    long pieces = counted ? Long.parseLong(count) : 0;
    return pieces == 0 ? null : pieces;
  }

  /**
   * Net weight: 310n in kilograms, 320n in pounds, n decimals; other values may have any length.
   */
  private @Nullable Long grams() {
    for (Map.Entry<String, String> element : values.entrySet()) {
      String id = element.getKey();
      boolean kilograms = isMeasure(id, "310");
      boolean weight = kilograms || isMeasure(id, "320");
      if (!weight
          || element.getValue().length() != WEIGHT_DIGITS
          || !CheckDigit.isDigits(element.getValue())) {
        continue;
      }
      long value = Long.parseLong(element.getValue());
      long divisor = LabelPrice.power(decimals(id));
      return kilograms
          ? Rounding.HALF_UP.multiplyDivide(value, GRAMS_PER_KILOGRAM, divisor)
          : Rounding.HALF_UP.multiplyDivide(
              value, MICROGRAMS_PER_POUND, Math.multiplyExact(divisor, MICROGRAMS_PER_GRAM));
    }
    return null;
  }

  /** What to pay: 392n in the station's currency, 393n with the three digits of one in front. */
  private @Nullable LabelPrice price() {
    for (Map.Entry<String, String> element : values.entrySet()) {
      String id = element.getKey();
      int currencyDigits = isMeasure(id, "393") ? 3 : 0;
      if (currencyDigits == 0 && !isMeasure(id, "392")) {
        continue;
      }
      String digits = element.getValue();
      int length = digits.length() - currencyDigits;
      if (CheckDigit.isDigits(digits) && length >= 1 && length <= PRICE_DIGITS) {
        return LabelPrice.ofAnySize(
            Long.parseLong(digits.substring(currencyDigits)),
            decimals(id),
            digits.substring(0, currencyDigits));
      }
    }
    return null;
  }

  /** Whether an identifier is one of those whose last digit counts the decimals. */
  private static boolean isMeasure(String id, String family) {
    return id.length() == 4 && id.startsWith(family) && CheckDigit.isDigits(id);
  }

  private static int decimals(String id) {
    return id.charAt(3) - '0';
  }

  /** How many digits the identifier at this place has; 0 if there is none. */
  private static int idLength(String text, int at) {
    if (at + 2 > text.length()) {
      return 0;
    }
    return switch (text.substring(at, at + 2)) {
      case "00", "01", "02", "03", "10", "11", "12", "13", "15", "16", "17", "20", "21", "22" -> 2;
      case "30", "37", "90", "91", "92", "93", "94", "95", "96", "97", "98", "99" -> 2;
      case "23", "24", "25", "40", "41", "42", "71" -> 3;
      case "31", "32", "33", "34", "35", "36", "39", "43", "70", "72", "80", "81", "82" -> 4;
      default -> 0;
    };
  }

  /**
   * The fixed length of the value, by the first two digits (GS1 General Specifications, figure
   * 7.8.5-2); 0 if variable.
   */
  private static int fixedLength(String id) {
    return switch (id.substring(0, 2)) {
      case "00" -> 18;
      case "01", "02", "03" -> 14;
      case "11", "12", "13", "15", "16", "17" -> 6;
      case "20" -> 2;
      case "31", "32", "33", "34", "35", "36" -> 6;
      case "41" -> 13;
      default -> 0;
    };
  }
}
