package canopy.recount;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON as the journal has it: objects, lists, strings, whole numbers, true, false, null. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Map<String, Object> object(String text) {
    Json json = new Json(text);
    Object value = json.value();
    if (json.at != text.length()) {
      throw new IllegalArgumentException("more than one value: " + text.substring(json.at));
    }
    return map(value);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  static Map<String, Object> map(Map<String, Object> in, String key) {
    return map(in.get(key));
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Map<String, Object> in, String key) {
    return (List<Object>) in.get(key);
  }

  static String text(Map<String, Object> in, String key) {
    return (String) in.get(key);
  }

  static long number(Map<String, Object> in, String key) {
    return (Long) in.get(key);
  }

  /** Minor units of an amount. */
  static long money(Map<String, Object> in, String key) {
    return number(map(in, key), "minor");
  }

  static long litres(Map<String, Object> in, String key) {
    return number(map(in, key), "millilitres");
  }

  private Object value() {
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", null);
      default -> whole();
    };
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (text.charAt(at) != '}') {
      String key = string();
      expect(':');
      members.put(key, value());
      if (text.charAt(at) == ',') {
        at++;
      }
    }
    at++;
    return members;
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    at++;
    while (text.charAt(at) != ']') {
      elements.add(value());
      if (text.charAt(at) == ',') {
        at++;
      }
    }
    at++;
    return elements;
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at);
      at++;
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = text.charAt(at);
      at++;
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        }
        default -> out.append(escaped);
      }
    }
    at++;
    return out.toString();
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw new IllegalArgumentException("at " + at + ": " + text);
    }
    at += word.length();
    return value;
  }

  private Long whole() {
    int from = at;
    while (at < text.length() && "+-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Long.valueOf(text.substring(from, at));
  }

  private void expect(char c) {
    if (text.charAt(at) != c) {
      throw new IllegalArgumentException("no " + c + " at " + at + ": " + text);
    }
    at++;
  }
}
