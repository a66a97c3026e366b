package canopy.sync;

import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where head office is. Immutable.
 *
 * @param url {@code https://host[:port]}; plain {@code http} only to this machine
 * @param pin SHA-256 of the certificate's public key, 64 hex digits: only a server with that key is
 *     head office then, whoever vouches for it; null leaves it to this machine's authorities
 */
public record HeadOfficeAddress(String url, @Nullable String pin) {
  /** What can be wrong with an address that a person typed. */
  public enum Flaw {
    /** Not an address of the form {@code https://host[:port]}. */
    NO_ADDRESS,
    /** Unencrypted, and not to this machine. */
    NOT_ENCRYPTED,
    /** A pin that is not 64 hex digits. */
    NO_PIN
  }

  /** An address that cannot be used. */
  public static final class Unusable extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    private Unusable(Flaw flaw, String message) {
      super(message);
      this.flaw = flaw;
    }

    public Flaw flaw() {
      return flaw;
    }
  }

  private static final int PIN_DIGITS = 64;

  /**
   * @throws Unusable if it is not such an address
   */
  public HeadOfficeAddress {
    HttpUrl parsed = HttpUrl.parse(url.strip());
    if (parsed == null
        || !parsed.encodedPath().equals("/")
        || parsed.encodedQuery() != null
        || parsed.encodedFragment() != null
        || !parsed.username().isEmpty()) {
      throw new Unusable(Flaw.NO_ADDRESS, "not https://host[:port]: " + url);
    }
    if (!parsed.isHttps() && !isThisMachine(parsed.host())) {
      throw new Unusable(Flaw.NOT_ENCRYPTED, "not encrypted, and not this machine: " + url);
    }
    String origin = parsed.toString();
    url = origin.substring(0, origin.length() - 1);
    if (pin != null) {
      pin = pin.replace(":", "").strip().toLowerCase(Locale.ROOT);
      if (pin.length() != PIN_DIGITS || !pin.chars().allMatch(HeadOfficeAddress::isHex)) {
        throw new Unusable(Flaw.NO_PIN, "a pin has 64 hex digits");
      }
    }
  }

  HttpUrl resolve(String pathAndQuery) {
    return HttpUrl.get(url + pathAndQuery);
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
