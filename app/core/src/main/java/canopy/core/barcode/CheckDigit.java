package canopy.core.barcode;

/**
 * The check digit of all GS1 numbers: weights 3 and 1 in turn from the right, modulo 10 (GS1
 * General Specifications 7.9). Also the short form UPC-E.
 */
public final class CheckDigit {
  private static final int UPC_E_LENGTH = 8;
  private static final int GTIN_8 = 8;
  private static final int GTIN_14 = 14;

  private CheckDigit() {}

  /** Whether the text is all ASCII digits, at least one. */
  public static boolean isDigits(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the last digit checks the ones before it. Works for any length, so for 18-digit scale
   * labels too.
   */
  public static boolean isValid(String digits) {
    int last = digits.length() - 1;
    return last > 0 && isDigits(digits) && digits.charAt(last) - '0' == of(digits, last);
  }

  /**
   * @param digits without the check digit
   * @return 0 to 9
   */
  public static int of(String digits) {
    return of(digits, digits.length());
  }

  private static int of(String digits, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int weight = (length - i) % 2 == 1 ? 3 : 1;
      sum += weight * (digits.charAt(i) - '0');
    }
    return (10 - sum % 10) % 10;
  }

  /** Whether the text is a GTIN-8, GTIN-12 (UPC-A), GTIN-13 or GTIN-14 with a valid check digit. */
  public static boolean isGtin(String text) {
    return switch (text.length()) {
      case 8, 12, 13, 14 -> isValid(text);
      default -> false;
    };
  }

  /**
   * The one form in which the till keeps a GTIN: zeros in front tell nothing apart (GS1 General
   * Specifications 3.3.2), so UPC-A has 13 digits, and a padded number is the 13 or 8 that it
   * means.
   *
   * @param gtin 8, 12, 13 or 14 digits
   */
  public static String normalised(String gtin) {
    if (gtin.length() == GTIN_8) {
      return gtin;
    }
    String padded = "0".repeat(GTIN_14 - gtin.length()) + gtin;
    if (padded.charAt(0) != '0') {
      return padded;
    }
    // A GTIN-8 never starts with 0; more zeros belong to a UPC-A.
    return padded.startsWith("000000") && padded.charAt(6) != '0'
        ? padded.substring(6)
        : padded.substring(1);
  }

  /**
   * The UPC-A (12 digits) that a UPC-E of eight digits stands for, or the empty string if it stands
   * for none: number system 0 or 1, and the check digit is that of the long form.
   */
  static String expandedUpcE(String upcE) {
    if (upcE.length() != UPC_E_LENGTH || !isDigits(upcE) || upcE.charAt(0) > '1') {
      return "";
    }
    String d = upcE.substring(1, 7);
    String body =
        switch (d.charAt(5)) {
          case '0', '1', '2' -> d.substring(0, 2) + d.charAt(5) + "0000" + d.substring(2, 5);
          case '3' -> d.substring(0, 3) + "00000" + d.substring(3, 5);
          case '4' -> d.substring(0, 4) + "00000" + d.charAt(4);
          default -> d.substring(0, 5) + "0000" + d.charAt(5);
        };
    String upcA = upcE.charAt(0) + body + upcE.charAt(7);
    return isValid(upcA) ? upcA : "";
  }
}
