package canopy.channel.settings;

import org.jspecify.annotations.Nullable;

/**
 * A file in the till's folder {@code keys}.
 *
 * @param file path in that folder; {@code .p12} and {@code .pfx} are PKCS#12, all others PEM
 * @param passwordFile of a PKCS#12 file: the file that holds its password
 */
public record KeyFile(String file, @Nullable String passwordFile) {
  /** Without a password. */
  public static KeyFile of(String file) {
    return new KeyFile(file, null);
  }
}
