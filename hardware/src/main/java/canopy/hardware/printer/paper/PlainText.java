package canopy.hardware.printer.paper;

import java.util.ArrayList;
import java.util.List;

/** Makes text safe to print and breaks it into lines. */
final class PlainText {
  private static final int YEN = 0xA5;
  private static final String FULL_WIDTH_YEN = "￥";

  private PlainText() {}

  /**
   * Takes out everything that is not to be seen. A control character in an article's name would be
   * a command to the printer: {@code 1B 70} opens the drawer.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\t' || c == '\n' || c == '\r' || c == 0xA0) {
                clean.append(' ');
              } else if (c == YEN) {
                // The half-width sign has four bytes in GB18030 and differs between code pages.
                clean.append(FULL_WIDTH_YEN);
              } else if (visible(c) && !selectsVariant(c)) {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }

  /** Names come with marks behind a character that choose among its shapes; fonts here have one. */
  private static boolean selectsVariant(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  private static boolean visible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /**
   * Breaks clean text into lines of at most {@code columns}: at a space if there is one, never
   * inside a character. At least one line comes back, possibly empty.
   */
  static List<String> wrap(String text, Script script, int columns) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (script.columns(rest) > columns) {
      int end = fitting(rest, script, columns);
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 ? space : end;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** How many chars of the text fit; at least one character, so that wrapping comes to an end. */
  private static int fitting(String text, Script script, int columns) {
    int at = 0;
    int used = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      used += script.columns(codePoint);
      if (used > columns && at > 0) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }
}
