package canopy.hardware.forecourt.pts;

import java.net.URI;
import java.util.Locale;

/**
 * Where the controller is, and how it is recognised there.
 *
 * @param url {@code http://host[:port]/jsonPTS} or {@code https://...}
 * @param certificate SHA-256 fingerprint of the one certificate that the controller may show, as
 *     pairs of hexadecimal digits with or without colons; empty = one that the machine trusts
 *     anyway
 */
public record PtsAddress(String url, String certificate) {
  private static final int DIGITS = 64;

  public PtsAddress {
    String digits = certificate.replace(":", "").toUpperCase(Locale.ROOT);
    if (!digits.isEmpty() && !digits.matches("[0-9A-F]{" + DIGITS + "}")) {
      throw new IllegalArgumentException("a SHA-256 fingerprint has " + DIGITS + " digits");
    }
    if (!digits.isEmpty() && !"https".equalsIgnoreCase(URI.create(url).getScheme())) {
      throw new IllegalArgumentException("only https shows a certificate");
    }
    certificate = digits;
  }
}
