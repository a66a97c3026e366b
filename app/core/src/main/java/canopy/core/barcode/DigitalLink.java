package canopy.core.barcode;

import java.util.Optional;
import java.util.TreeMap;

/**
 * A GS1 Digital Link: a web address that holds the GTIN, {@code
 * https://example.com/01/06901234567892/10/A1?17=270131}. The address is only read, never opened
 * (GS1 Digital Link Standard: URI Syntax, uncompressed form).
 */
final class DigitalLink {
  private DigitalLink() {}

  static boolean isAddress(String text) {
    return text.regionMatches(true, 0, "https://", 0, 8)
        || text.regionMatches(true, 0, "http://", 0, 7);
  }

  /** Empty if the address holds no GTIN. */
  static Optional<ScannedCode> code(String address) {
    String rest = address.substring(address.indexOf("://") + 3);
    int fragment = rest.indexOf('#');
    rest = fragment < 0 ? rest : rest.substring(0, fragment);
    int query = rest.indexOf('?');
    TreeMap<String, String> values = new TreeMap<>();
    String[] path = (query < 0 ? rest : rest.substring(0, query)).split("/", -1);
    int start = item(path);
    if (start == 0) {
      return Optional.empty();
    }
    values.put("01", padded(path[start + 1]));
    for (int i = start + 2; i + 1 < path.length; i += 2) {
      values.putIfAbsent(path[i], path[i + 1]);
    }
    if (query >= 0) {
      for (String pair : rest.substring(query + 1).split("[&;]", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          values.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
    }
    return new ElementString(values).code(address);
  }

  /**
   * Where the key of the trade item stands; 0 if nowhere. What a company puts in front of it may
   * look like one, so the last that checks counts, and the last of all if none does.
   */
  private static int item(String[] path) {
    int last = 0;
    for (int at = path.length - 2; at > 0; at--) {
      if (isGtin(path[at], path[at + 1])) {
        if (CheckDigit.isGtin(path[at + 1])) {
          return at;
        }
        last = Math.max(last, at);
      }
    }
    return last;
  }

  private static boolean isGtin(String key, String value) {
    return (key.equals("01") || key.equals("gtin"))
        && CheckDigit.isDigits(value)
        && switch (value.length()) {
          case 8, 12, 13, 14 -> true;
          default -> false;
        };
  }

  private static String padded(String gtin) {
    return "0".repeat(14 - gtin.length()) + gtin;
  }
}
