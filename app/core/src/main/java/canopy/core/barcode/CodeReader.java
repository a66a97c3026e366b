package canopy.core.barcode;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what a scanned text is. Immutable; safe on any thread.
 *
 * <p>One shape clashes: scale labels of 18 digits and Alipay codes both start with 25 to 29. What
 * the till is doing decides, and the check digit.
 */
public final class CodeReader {
  /** Longer texts are refused. */
  public static final int LENGTH_LIMIT = 512;

  private static final int KEPT_OF_UNREADABLE = 40;
  private static final int AIM_LENGTH = 3;

  /** What the till is doing. */
  public enum Expecting {
    /** Goods are being scanned: a label that checks is a label. */
    GOODS,
    /** A payment is being taken: a payment code comes first. */
    PAYMENT
  }

  private final CodeRules rules;

  public CodeReader(CodeRules rules) {
    this.rules = rules;
  }

  /** Reads a text while goods are being scanned. */
  public ScannedCode read(String scanned) {
    return read(scanned, Expecting.GOODS);
  }

  /**
   * @param scanned as the scanner sent it: an AIM identifier in front, GS inside and a line end
   *     behind are all understood, and blanks inside a payment code while one is expected
   */
  public ScannedCode read(String scanned, Expecting expecting) {
    if (scanned.length() > LENGTH_LIMIT) {
      return unreadable(scanned, ScannedCode.Reason.TOO_LONG);
    }
    String trimmed = trimmed(scanned);
    String aim = aim(trimmed);
    String text = trimmed.substring(aim.length());
    if (text.isEmpty()) {
      return unreadable("", ScannedCode.Reason.EMPTY);
    }
    if (isGs1(aim) || text.indexOf(ElementString.GS) >= 0 || text.startsWith("(")) {
      return elementString(text, aim);
    }
    if (expecting == Expecting.PAYMENT) {
      Optional<ScannedCode> payment = payment(withoutBlanks(text));
      if (payment.isPresent()) {
        return payment.get();
      }
    }
    return weighed(text)
        .or(() -> payment(text))
        .or(() -> receipt(text))
        .or(() -> member(text))
        .or(() -> number(text, aim))
        .or(() -> DigitalLink.isAddress(text) ? DigitalLink.code(text) : Optional.empty())
        .or(() -> unmarkedElementString(text))
        .orElseGet(() -> new ScannedCode.OwnCode(text));
  }

  /** What a scanner sent, without the AIM identifier in front and blanks at both ends. */
  public static String content(String scanned) {
    String trimmed = trimmed(scanned);
    return trimmed.substring(aim(trimmed).length());
  }

  /**
   * The digits of a payment code: phones show them in groups, with blanks between, and so they are
   * typed.
   */
  public static String paymentDigits(String scanned) {
    return withoutBlanks(content(scanned));
  }

  private static String withoutBlanks(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.chars().filter(c -> !isBlank((char) c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  static ScannedCode unreadable(String text, ScannedCode.Reason reason) {
    return new ScannedCode.Unreadable(
        text.substring(0, Math.min(text.length(), KEPT_OF_UNREADABLE)), reason);
  }

  private ScannedCode elementString(String text, String aim) {
    Optional<ElementString> parsed = ElementString.parse(ElementString.withoutBrackets(text));
    if (parsed.isPresent()) {
      return parsed.get().code(text).orElseGet(() -> new ScannedCode.OwnCode(text));
    }
    // QR codes may be addresses even when they are marked as GS1.
    if (DigitalLink.isAddress(text)) {
      return DigitalLink.code(text).orElseGet(() -> new ScannedCode.OwnCode(text));
    }
    return isGs1(aim) || text.indexOf(ElementString.GS) >= 0
        ? unreadable(text, ScannedCode.Reason.BROKEN_ELEMENT_STRING)
        : new ScannedCode.OwnCode(text);
  }

  /**
   * A scanner that does not send AIM identifiers: only a text that is nothing but a well-formed
   * element string counts.
   */
  private static Optional<ScannedCode> unmarkedElementString(String text) {
    boolean itemFirst =
        text.length() >= 16 && text.startsWith("01") && CheckDigit.isValid(text.substring(2, 16));
    return itemFirst
        ? ElementString.parse(text).flatMap(parsed -> parsed.code(text))
        : Optional.empty();
  }

  private Optional<ScannedCode> weighed(String text) {
    if (!CheckDigit.isDigits(text)) {
      return Optional.empty();
    }
    for (WeighedPattern pattern : rules.weighed()) {
      if (!pattern.fits(text)) {
        continue;
      }
      // A label that need not check must not swallow payment codes, which have the same shape.
      if (CheckDigit.isValid(text) || (pattern.ignoreCheckDigit() && payment(text).isEmpty())) {
        return Optional.of(pattern.read(text));
      }
    }
    return Optional.empty();
  }

  private Optional<ScannedCode> payment(String text) {
    for (CodeRules.PaymentPattern payment : rules.payments()) {
      if (payment.shape().matcher(text).matches()) {
        String last = text.substring(Math.max(0, text.length() - 4));
        return Optional.of(new ScannedCode.Payment(payment.wallet(), last));
      }
    }
    return Optional.empty();
  }

  private Optional<ScannedCode> receipt(String text) {
    return rules.receipts().stream().anyMatch(shape -> shape.matcher(text).matches())
        ? Optional.of(new ScannedCode.Receipt(text))
        : Optional.empty();
  }

  private Optional<ScannedCode> member(String text) {
    for (Pattern shape : rules.members()) {
      Matcher matcher = shape.matcher(text);
      if (matcher.matches()) {
        String group = matcher.groupCount() > 0 ? matcher.group(1) : null;
        return Optional.of(new ScannedCode.Member(group == null ? text : group));
      }
    }
    return Optional.empty();
  }

  /**
   * EAN-8, EAN-13, UPC-A, UPC-E, ITF-14. A number of 13 digits that does not check is a misread, as
   * is any other that the scanner calls EAN.
   */
  private static Optional<ScannedCode> number(String scanned, String aim) {
    boolean ean = aim.startsWith("]E");
    // ]E3 is EAN-13 with an add-on of two or five digits behind it.
    String text = aim.equals("]E3") && scanned.length() > 13 ? scanned.substring(0, 13) : scanned;
    if (!CheckDigit.isDigits(text)) {
      return Optional.empty();
    }
    if (text.length() == 8 && !aim.equals("]E4")) {
      String upcA = CheckDigit.expandedUpcE(text);
      boolean preferred = text.charAt(0) == '0' || !CheckDigit.isValid(text);
      if (!upcA.isEmpty() && preferred) {
        return Optional.of(new ScannedCode.Gtin(CheckDigit.normalised(upcA)));
      }
    }
    if (CheckDigit.isGtin(text)) {
      return Optional.of(new ScannedCode.Gtin(CheckDigit.normalised(text)));
    }
    return ean || text.length() == 13
        ? Optional.of(unreadable(text, ScannedCode.Reason.CHECK_DIGIT))
        : Optional.empty();
  }

  private static boolean isGs1(String aim) {
    return switch (aim) {
      case "]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1" -> true;
      default -> false;
    };
  }

  private static String aim(String text) {
    boolean present =
        text.length() >= AIM_LENGTH
            && text.charAt(0) == ']'
            && Character.isLetter(text.charAt(1))
            && Character.isLetterOrDigit(text.charAt(2));
    return present ? text.substring(0, AIM_LENGTH) : "";
  }

  /** Without blanks and control characters at both ends, but GS is kept: it means something. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c != ElementString.GS
        && (c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }
}
