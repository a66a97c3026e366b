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
    Long amountMinor = amountMinor();
    return Optional.of(
        grams == null && amountMinor == null
            ? new ScannedCode.Gtin(normalised)
            : new ScannedCode.Weighed(normalised, amountMinor, grams));
  }

  private @Nullable Long grams() {
    for (Map.Entry<String, String> element : values.entrySet()) {
      String id = element.getKey();
      if (id.length() != 4 || !CheckDigit.isDigits(element.getValue())) {
        continue;
      }
      long value = Long.parseLong(element.getValue());
      long divisor = power(id.charAt(3) - '0');
      if (id.startsWith("310")) {
        return Rounding.HALF_UP.multiplyDivide(value, 1000, divisor);
      }
      if (id.startsWith("320")) {
        return Rounding.HALF_UP.multiplyDivide(
            value, MICROGRAMS_PER_POUND, Math.multiplyExact(divisor, MICROGRAMS_PER_GRAM));
      }
    }
    return null;
  }

  private @Nullable Long amountMinor() {
    for (Map.Entry<String, String> element : values.entrySet()) {
      String id = element.getKey();
      boolean withCurrency = id.startsWith("393");
      if (id.length() != 4 || !(id.startsWith("392") || withCurrency)) {
        continue;
      }
      String digits = element.getValue();
      digits = withCurrency && digits.length() > 3 ? digits.substring(3) : digits;
      if (CheckDigit.isDigits(digits) && digits.length() <= 15) {
        return Rounding.HALF_UP.multiplyDivide(
            Long.parseLong(digits), 100, power(id.charAt(3) - '0'));
      }
    }
    return null;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
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
