package canopy.channel.settings;

import java.util.HashMap;
import java.util.Map;

/**
 * Where a channel is, where it differs from the standard.
 *
 * @param host such as {@code https://api.mch.weixin.qq.com}; empty for the standard
 * @param paths by verb, for instance those of a partner or of another country; a verb that is not
 *     here has the standard's
 * @param connectMillis 0 for the standard
 * @param readMillis 0 for the standard
 */
public record Endpoint(String host, Map<String, String> paths, int connectMillis, int readMillis) {
  public Endpoint {
    // In JSON all of it may be left out.
    host = host == null ? "" : host;
    paths = paths == null ? Map.of() : Map.copyOf(paths);
  }

  /** Another host, all else as usual. */
  public static Endpoint at(String host) {
    return new Endpoint(host, Map.of(), 0, 0);
  }

  /** This one, filled up from the standard. */
  public Endpoint over(Endpoint standard) {
    Map<String, String> all = new HashMap<>(standard.paths);
    all.putAll(paths);
    return new Endpoint(
        host.isEmpty() ? standard.host : host,
        all,
        connectMillis == 0 ? standard.connectMillis : connectMillis,
        readMillis == 0 ? standard.readMillis : readMillis);
  }
}
