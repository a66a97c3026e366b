package canopy.till.station.details;

import canopy.core.barcode.CodeRules;
import canopy.core.barcode.WeighedPattern;
import canopy.core.barcode.WeighedPattern.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Labels of scales as an installer writes them, one in each line, such as {@code 26 PPPPP EEE.EE
 * WW.WWW C}: the digits with which it begins, P for each digit of the article, E of the price, W of
 * the weight, a point where the decimals begin, C for a check digit that is right, X for a digit
 * that says nothing. Blanks are for the eye. Pure.
 */
final class LabelText {
  private static final int MOST_CHARACTERS = 60;

  private LabelText() {}

  /**
   * The labels of some lines.
   *
   * @param labels in their order
   * @param wrong the first line, from 1, that is no label; 0 if all are
   */
  record Read(List<WeighedPattern> labels, int wrong) {}

  static Read read(String text) {
    List<WeighedPattern> labels = new ArrayList<>();
    int no = 0;
    for (String line : text.split("\n", -1)) {
      no++;
      if (line.isBlank()) {
        continue;
      }
      Optional<WeighedPattern> label = label(line);
      if (label.isEmpty() || labels.size() == CodeRules.LIMIT) {
        return new Read(labels, no);
      }
      labels.add(label.get());
    }
    return new Read(labels, 0);
  }

  /** Empty if one of them cannot be written so: its parts lie over each other, or leave gaps. */
  static Optional<String> written(List<WeighedPattern> labels) {
    List<String> lines = new ArrayList<>();
    for (WeighedPattern label : labels) {
      String line = line(label);
      if (!label(line).equals(Optional.of(label))) {
        return Optional.empty();
      }
      lines.add(line);
    }
    return Optional.of(lines.stream().collect(Collectors.joining("\n")));
  }

  private static Optional<WeighedPattern> label(String line) {
    String spaced = line.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    String shape = spaced.replace(".", "");
    if (line.length() > MOST_CHARACTERS || !shape.matches("\\d+[PEWX]+C?")) {
      return Optional.empty();
    }
    Parts parts = new Parts(shape, spaced);
    Field article = parts.field('P').orElse(null);
    Field price = parts.field('E').orElse(null);
    Field weight = parts.field('W').orElse(null);
    boolean read =
        parts.isRead('P', article) && parts.isRead('E', price) && parts.isRead('W', weight);
    if (!read || article == null || article.decimals() > 0 || !parts.usesEachPoint()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new WeighedPattern(
              shape.replaceAll("[A-Z]", ""),
              shape.length(),
              article,
              price,
              weight,
              !shape.endsWith("C")));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // It has neither price nor weight, or a length that no code has.
    }
  }

  /**
   * Where each letter stands.
   *
   * @param shape without points
   * @param spaced with them
   */
  private record Parts(String shape, String spaced) {
    /** Whether all that a letter says was understood: it stands in one place, or nowhere. */
    boolean isRead(char letter, @Nullable Field field) {
      int first = shape.indexOf(letter);
      return field == null
          ? first < 0
          : shape.substring(first, shape.lastIndexOf(letter) + 1).matches(letter + "+");
    }

    Optional<Field> field(char letter) {
      int start = shape.indexOf(letter);
      if (start < 0) {
        return Optional.empty();
      }
      int digits = shape.lastIndexOf(letter) + 1 - start;
      try {
        return Optional.of(new Field(start, digits, decimals(letter).orElse(0)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    /** The letters behind a point that stands before or between them. */
    private OptionalInt decimals(char letter) {
      int point = spaced.indexOf("." + letter);
      if (point < 0) {
        return OptionalInt.empty();
      }
      return OptionalInt.of(spaced.lastIndexOf(letter) - point);
    }

    /** No point stands where it says nothing, and no part has two. */
    boolean usesEachPoint() {
      long points = spaced.chars().filter(c -> c == '.').count();
      long used = 0;
      for (char letter : new char[] {'E', 'W'}) {
        used += decimals(letter).isPresent() ? 1 : 0;
      }
      return points == used;
    }
  }

  private static String line(WeighedPattern label) {
    StringBuilder text = new StringBuilder(label.prefix());
    int at = label.prefix().length();
    while (at < label.length()) {
      char letter = letter(label, at);
      Field field = field(label, letter);
      if (field == null) {
        text.append(at == label.prefix().length() || letter == 'C' ? " " : "").append(letter);
        at++;
        continue;
      }
      text.append(' ');
      for (int i = 0; i < field.digits(); i++) {
        boolean point = field.decimals() > 0 && i == field.digits() - field.decimals();
        text.append(point ? "." : "").append(letter);
      }
      at = field.start() + field.digits();
    }
    return text.toString();
  }

  private static char letter(WeighedPattern label, int at) {
    for (char letter : new char[] {'P', 'E', 'W'}) {
      Field field = field(label, letter);
      if (field != null && field.start() <= at && at < field.start() + field.digits()) {
        return letter;
      }
    }
    return at == label.length() - 1 && !label.ignoreCheckDigit() ? 'C' : 'X';
  }

  private static @Nullable Field field(WeighedPattern label, char letter) {
    return switch (letter) {
      case 'P' -> label.plu();
      case 'E' -> label.amount();
      case 'W' -> label.weight();
      default -> null;
    };
  }
}
