package canopy.hardware.wallet.sim.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Form-encoded pairs. */
public final class Forms {
  private static final int MOST_PAIRS = 200;

  private Forms() {}

  /** Decodes {@code a=1&b=2}; of a doubled name the last value counts. */
  public static Map<String, String> read(String text, Charset charset) {
    Map<String, String> pairs = new TreeMap<>();
    for (String pair : text.split("&", MOST_PAIRS)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.put(
            URLDecoder.decode(pair.substring(0, equals), charset),
            URLDecoder.decode(pair.substring(equals + 1), charset));
      }
    }
    return pairs;
  }

  /** Encodes pairs in the map's order. */
  public static String write(Map<String, String> pairs, Charset charset) {
    List<String> written = new ArrayList<>();
    pairs.forEach(
        (name, value) ->
            written.add(
                URLEncoder.encode(name, charset) + "=" + URLEncoder.encode(value, charset)));
    return String.join("&", written);
  }

  /** {@code a=1&b=2} sorted by name and not encoded: what signatures are made over. */
  public static String sorted(Map<String, String> pairs) {
    List<String> written = new ArrayList<>();
    new TreeMap<>(pairs).forEach((name, value) -> written.add(name + "=" + value));
    return String.join("&", written);
  }
}
