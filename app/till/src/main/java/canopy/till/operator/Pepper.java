package canopy.till.operator;

import canopy.till.secret.SecretFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The secret half of every PIN hash: 32 random bytes in a file of their own that only the till's
 * user may read. It is in no database, no journal and no backup of them, so whoever copies those
 * has nothing to try PINs against. If the file is lost every PIN must be set anew. Immutable, safe
 * on any thread.
 */
public final class Pepper {
  static final int LENGTH_BYTES = 32;
  private static final String FILE = "pepper";

  private final byte[] secret;

  private Pepper(byte[] secret) {
    this.secret = secret;
  }

  /**
   * Reads the pepper from the folder, or makes it there at the first start.
   *
   * @throws IOException if it cannot be read or made, or is not 32 bytes long; it is never replaced
   */
  public static Pepper open(Path keys, SecureRandom random) throws IOException {
    SecretFolder folder = SecretFolder.open(keys);
    byte[] secret = folder.readOrMake(FILE, LENGTH_BYTES, random);
    if (secret.length != LENGTH_BYTES) {
      throw new IOException(
          folder.file(FILE)
              + " is damaged ("
              + secret.length
              + " bytes instead of 32). Restore it from the station's key backup; without it every"
              + " PIN must be set anew.");
    }
    return new Pepper(secret);
  }

  /** A name for the secret that gives nothing of it away: it tells one pepper from another. */
  String id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("canopy pepper id".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(secret), 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  byte[] secret() {
    return secret.clone();
  }

  @Override
  public String toString() {
    return "Pepper[hidden]";
  }
}
