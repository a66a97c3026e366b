package canopy.channel.unionpay;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fields as ACP writes them. */
final class UnionpayForm {
  private static final int MOST_FIELDS = 200;

  private UnionpayForm() {}

  /** A request's body. */
  static String encoded(SortedMap<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** What is signed: all fields but the signature, sorted, not encoded. */
  static String signContent(SortedMap<String, String> fields) {
    return fields.entrySet().stream()
        .filter(each -> !each.getKey().equals("signature"))
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("&"));
  }

  /**
   * An answer, which comes without encoding: Base64 with its {@code =}, and fields within braces
   * with their {@code &}.
   *
   * @return empty if a field stands twice or has no name
   */
  static SortedMap<String, String> read(String text) {
    SortedMap<String, String> fields = new TreeMap<>();
    int begin = 0;
    int depth = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '&' : text.charAt(i);
      depth += c == '{' ? 1 : c == '}' && depth > 0 ? -1 : 0;
      if (c != '&' || (depth > 0 && i < text.length())) {
        continue;
      }
      String pair = text.substring(begin, i);
      int equal = pair.indexOf('=');
      if (equal < 1
          || fields.size() == MOST_FIELDS
          || fields.put(pair.substring(0, equal), pair.substring(equal + 1)) != null) {
        return new TreeMap<>();
      }
      begin = i + 1;
    }
    return fields;
  }

  /** The same for a server that does encode; empty if it did not. */
  static SortedMap<String, String> decoded(SortedMap<String, String> fields) {
    SortedMap<String, String> plain = new TreeMap<>();
    try {
      fields.forEach(
          (name, value) -> plain.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8)));
      return plain;
    } catch (IllegalArgumentException e) {
      return new TreeMap<>();
    }
  }
}
