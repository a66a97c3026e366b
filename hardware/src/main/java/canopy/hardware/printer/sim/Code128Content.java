package canopy.hardware.printer.sim;

/** Reads the data of {@code GS k 73}: code sets are named by a brace and a letter. */
final class Code128Content {
  private Code128Content() {}

  static String of(String data) {
    StringBuilder content = new StringBuilder();
    boolean pairs = false;
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c == '{' && i + 1 < data.length()) {
        char set = data.charAt(++i);
        if (set == '{') {
          content.append('{');
        } else {
          pairs = set == 'C';
        }
      } else if (pairs) {
        content.append((char) ('0' + c / 10)).append((char) ('0' + c % 10));
      } else {
        content.append(c);
      }
    }
    return content.toString();
  }
}
