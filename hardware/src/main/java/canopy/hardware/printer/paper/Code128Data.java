package canopy.hardware.printer.paper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * CODE128 content as {@code GS k 73} wants it: code sets are named in the data (a brace and the
 * letter) and an opening brace is doubled. Runs of four digits or more go into set C, two to a
 * symbol.
 */
record Code128Data(String encoded, int symbols) {
  private static final int SHORTEST_RUN = 4;
  private static final int MODULES_PER_SYMBOL = 11;
  private static final int STOP_MODULES = 13;
  private static final int QUIET_MODULES = 20;

  /**
   * Encodes.
   *
   * @throws IllegalArgumentException when the content is empty or not printable ASCII
   */
  static Code128Data of(String content) {
    if (content.isEmpty() || !content.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      throw new IllegalArgumentException("a CODE128 holds printable ASCII");
    }
    StringBuilder data = new StringBuilder();
    char set = 0;
    int symbols = 0;
    int at = 0;
    while (at < content.length()) {
      int pairs = digits(content, at) / 2;
      if (pairs * 2 >= SHORTEST_RUN) {
        set = change(data, set, 'C');
        for (int i = 0; i < pairs; i++) {
          data.append((char) Integer.parseInt(content.substring(at, at + 2)));
          at += 2;
        }
        symbols += pairs + 1;
      } else {
        if (set != 'B') {
          symbols++;
        }
        set = change(data, set, 'B');
        char c = content.charAt(at++);
        data.append(c == '{' ? "{{" : String.valueOf(c));
        symbols++;
      }
    }
    return new Code128Data(data.toString(), symbols);
  }

  private static char change(StringBuilder data, char from, char to) {
    if (from != to) {
      data.append('{').append(to);
    }
    return to;
  }

  private static int digits(String content, int from) {
    int at = from;
    while (at < content.length() && content.charAt(at) >= '0' && content.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  /** Modules across, with check symbol, stop and quiet zones. */
  int modules() {
    return (symbols + 1) * MODULES_PER_SYMBOL + STOP_MODULES + QUIET_MODULES;
  }

  byte[] bytes() {
    return encoded.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Writes {@code GS k 73 n data}. */
  void writeTo(ByteArrayOutputStream out) {
    byte[] data = bytes();
    if (data.length > 255) {
      throw new IllegalArgumentException("a CODE128 of " + data.length + " bytes");
    }
    out.write(0x1D);
    out.write('k');
    out.write(73);
    out.write(data.length);
    out.writeBytes(data);
  }
}
