package canopy.headoffice.line;

import canopy.headoffice.line.ReceivedLine.Span;
import java.nio.charset.StandardCharsets;

/**
 * Goes through the bytes of a line from the front and takes what must stand there, without making
 * anything of the rest: a till that catches up sends thousands of lines a second. One thread.
 */
final class LineCursor {
  private static final int MOST_CHARACTERS = 64;
  private static final int MOST_DIGITS = 18;

  private final byte[] bytes;
  private final int end;
  private int at;

  LineCursor(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Something else stands there. */
  static final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    Misfit(String why) {
      super(why, null, false, false);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  static void require(boolean holds, String why) {
    if (!holds) {
      throw new Misfit(why);
    }
  }

  boolean isAtEnd() {
    return at == end;
  }

  /** Takes these bytes, which must stand there. */
  void take(byte[] mark, String why) {
    require(takes(mark), why);
  }

  /** Takes these bytes if they stand there. */
  boolean takes(byte[] mark) {
    if (end - at < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (bytes[at + i] != mark[i]) {
        return false;
      }
    }
    at += mark.length;
    return true;
  }

  /** Takes one byte, which must be this one. */
  void take(char mark, String why) {
    require(at < end && bytes[at] == mark, why);
    at++;
  }

  /** Takes a whole number from 1 on, as JSON has it. */
  long number(long most, String why) {
    int from = at;
    long number = 0;
    while (at < end && isDigit(bytes[at])) {
      require(at - from < MOST_DIGITS, why);
      number = 10 * number + (bytes[at] - '0');
      at++;
    }
    require(at > from && bytes[from] != '0' && number <= most, why);
    return number;
  }

  /** Takes that many digits. */
  int digits(int count, String why) {
    require(end - at >= count, why);
    int number = 0;
    for (int to = at + count; at < to; at++) {
      require(isDigit(bytes[at]), why);
      number = 10 * number + (bytes[at] - '0');
    }
    return number;
  }

  /** Takes a text up to the quote behind it. No till writes one that needs an escape here. */
  String text(String why) {
    int from = at;
    while (at < end && bytes[at] != '"') {
      require(bytes[at] != '\\' && (bytes[at] & 0xff) >= ' ', why);
      at++;
    }
    String text = new String(bytes, from, at - from, StandardCharsets.UTF_8);
    require(text.length() <= MOST_CHARACTERS, why);
    return text;
  }

  /** Takes a JSON object. */
  Span object(String why) {
    int from = at;
    require(at < end && bytes[at] == '{', why);
    at = JsonForm.endOfValue(bytes, at, end);
    require(at > from, why);
    return new Span(from, at);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
