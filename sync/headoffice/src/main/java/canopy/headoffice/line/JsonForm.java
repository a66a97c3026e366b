package canopy.headoffice.line;

/**
 * Whether bytes are JSON (RFC 8259), and how far a value goes: nothing is made of it. Most lines
 * are only stored, and a parser takes several times as long to make names and tokens of them that
 * nobody asks for. One value.
 */
final class JsonForm {
  private static final int NONE = -1;
  private static final int MOST_DEPTH = 500;

  private final byte[] bytes;
  private final int end;
  private int at;

  private JsonForm(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** The offset behind the value that begins there; -1 if none does, or it is nested too deep. */
  static int endOfValue(byte[] bytes, int from, int end) {
    JsonForm form = new JsonForm(bytes, from, end);
    return form.value(0) ? form.at : NONE;
  }

  private boolean value(int depth) {
    if (at >= end || depth > MOST_DEPTH) {
      return false;
    }
    return switch (bytes[at]) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean object(int depth) {
    at++;
    if (takes('}')) {
      return true;
    }
    do {
      space();
      if (at >= end || bytes[at] != '"' || !string() || !takes(':')) {
        return false;
      }
      space();
      if (!value(depth + 1)) {
        return false;
      }
    } while (takes(','));
    return takes('}');
  }

  private boolean array(int depth) {
    at++;
    if (takes(']')) {
      return true;
    }
    do {
      space();
      if (!value(depth + 1)) {
        return false;
      }
    } while (takes(','));
    return takes(']');
  }

  private boolean string() {
    int i = at + 1;
    while (i < end) {
      byte b = bytes[i++];
      if (b == '"') {
        at = i;
        return true;
      }
      if (b == '\\') {
        i = afterEscape(i);
      } else if (b < 0) {
        i = afterCharacter(b, i);
      } else if (b < ' ') {
        return false;
      }
      if (i == NONE) {
        return false;
      }
    }
    return false;
  }

  private int afterEscape(int i) {
    if (i >= end) {
      return NONE;
    }
    return switch (bytes[i]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 1;
      case 'u' -> {
        for (int k = 1; k <= 4; k++) {
          if (i + k >= end || Character.digit(bytes[i + k], 16) < 0) {
            yield NONE;
          }
        }
        yield i + 5;
      }
      default -> NONE;
    };
  }

  /** The rest of a character of several bytes in UTF-8. */
  private int afterCharacter(byte first, int i) {
    int more;
    if ((first & 0xe0) == 0xc0) {
      more = 1;
    } else if ((first & 0xf0) == 0xe0) {
      more = 2;
    } else if ((first & 0xf8) == 0xf0) {
      more = 3;
    } else {
      return NONE;
    }
    for (int k = 0; k < more; k++) {
      if (i + k >= end || (bytes[i + k] & 0xc0) != 0x80) {
        return NONE;
      }
    }
    return i + more;
  }

  private boolean number() {
    if (bytes[at] == '-') {
      at++;
    }
    int whole = at;
    int digits = digits();
    if (digits == 0 || (digits > 1 && bytes[whole] == '0')) {
      return false;
    }
    if (at < end && bytes[at] == '.') {
      at++;
      if (digits() == 0) {
        return false;
      }
    }
    if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      return digits() > 0;
    }
    return true;
  }

  private int digits() {
    int from = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - from;
  }

  private boolean word(String word) {
    if (end - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    at += word.length();
    return true;
  }

  /** Takes a mark between values, and the space before it. */
  private boolean takes(char mark) {
    space();
    if (at < end && bytes[at] == mark) {
      at++;
      return true;
    }
    return false;
  }

  private void space() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r')) {
      at++;
    }
  }
}
