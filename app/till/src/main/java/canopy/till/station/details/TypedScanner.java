package canopy.till.station.details;

import canopy.till.station.Devices.KeyboardScanner;
import canopy.till.ui.Notice;
import canopy.till.ui.Texts;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed of a scanner, checked.
 *
 * @param typed what stands in each field
 */
record TypedScanner(Map<ScannerField, String> typed) {
  private static final int MOST_DIGITS = 4;

  static String written(KeyboardScanner scanner, ScannerField field) {
    return switch (field) {
      case LENGTH -> Integer.toString(scanner.minLength());
      case MEAN_GAP -> Integer.toString(scanner.meanGapMillis());
      case MAX_GAP -> Integer.toString(scanner.maxGapMillis());
      case SILENCE -> Integer.toString(scanner.silenceMillis());
      case PREFIX -> scanner.prefix();
    };
  }

  /** What is wrong with it; empty if nothing is. */
  Optional<Notice> wrong(Texts texts) {
    for (ScannerField field : ScannerField.values()) {
      if (field != ScannerField.PREFIX && !inBounds(field)) {
        return refused(
            "details.scanner.bounds", texts.bound(field.key()), field.least(), field.most());
      }
    }
    if (number(ScannerField.MAX_GAP) < number(ScannerField.MEAN_GAP)) {
      return refused("details.scanner.order");
    }
    String prefix = text(ScannerField.PREFIX);
    boolean rare = prefix.chars().noneMatch(TypedScanner::mayBeTyped);
    return prefix.length() > ScannerField.PREFIX.most() || !rare
        ? refused("details.scanner.badprefix", ScannerField.PREFIX.most())
        : Optional.empty();
  }

  /** Only of what nothing is wrong with. */
  KeyboardScanner scanner() {
    return new KeyboardScanner(
        number(ScannerField.LENGTH),
        number(ScannerField.MEAN_GAP),
        number(ScannerField.MAX_GAP),
        number(ScannerField.SILENCE),
        text(ScannerField.PREFIX));
  }

  /** After a prefix everything is a code, however slowly it comes: no person may begin with it. */
  private static boolean mayBeTyped(int sign) {
    return Character.isLetterOrDigit(sign)
        || Character.isWhitespace(sign)
        || sign < ' '
        || sign == '.';
  }

  private boolean inBounds(ScannerField field) {
    String text = text(field);
    return text.matches("[0-9]{1," + MOST_DIGITS + "}")
        && number(field) >= field.least()
        && number(field) <= field.most();
  }

  private int number(ScannerField field) {
    return Integer.parseInt(text(field));
  }

  private String text(ScannerField field) {
    return typed.getOrDefault(field, "").strip();
  }

  private static Optional<Notice> refused(String key, Object... arguments) {
    return Optional.of(Notice.of(Notice.Level.REFUSED, key, arguments));
  }
}
