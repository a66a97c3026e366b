package canopy.channel.wire;

import java.net.URI;
import java.util.Set;

/** Checks of set-up values that all channels share. */
public final class Hosts {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private Hosts() {}

  /** Scheme and host without a path; TLS but for a simulator on this machine. */
  public static void check(String host) throws SetUpTrouble {
    URI uri;
    try {
      uri = URI.create(host);
    } catch (IllegalArgumentException e) {
      throw new SetUpTrouble("channel.badhost", host);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    if (uri.getHost() == null || !uri.getPath().isEmpty() || uri.getQuery() != null) {
      throw new SetUpTrouble("channel.badhost", host);
    }
    boolean loopback = LOOPBACK.contains(uri.getHost());
    if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
      throw new SetUpTrouble("channel.notls", host);
    }
  }

  /** A setting that must not be empty. */
  public static void checkFilled(String name, String value) throws SetUpTrouble {
    if (value == null || value.isBlank()) {
      throw new SetUpTrouble("channel.settingmissing", name);
    }
  }
}
