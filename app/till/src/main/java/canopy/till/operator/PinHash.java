package canopy.till.operator;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A PIN as it is kept: Argon2id (RFC 9106) over the PIN with a salt of its own and the pepper as
 * Argon2's secret. The cost is OWASP's first choice, 19 MiB of memory and 2 passes: about 50 ms
 * here, so never on the till thread. The text is the PHC string format with the pepper's name as
 * {@code keyid}; costs are read from it, so they can be raised later without losing a PIN.
 */
final class PinHash {
  private static final int MEMORY_KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern TEXT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1,keyid=([0-9a-f]{16})"
              + "\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  private final String pepperId;
  private final int memoryKibibytes;
  private final int passes;
  private final byte[] salt;
  private final byte[] hash;

  private PinHash(String pepperId, int memoryKibibytes, int passes, byte[] salt, byte[] hash) {
    if (memoryKibibytes < 8 || memoryKibibytes > 1 << 20 || passes < 1 || passes > 64) {
      throw new IllegalArgumentException("Argon2 cost out of range");
    }
    this.pepperId = pepperId;
    this.memoryKibibytes = memoryKibibytes;
    this.passes = passes;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes a new PIN with a fresh salt, at today's cost. Takes about 50 ms. */
  static PinHash of(Pin pin, Pepper pepper, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = argon2(pin, pepper, MEMORY_KIBIBYTES, PASSES, salt);
    return new PinHash(pepper.id(), MEMORY_KIBIBYTES, PASSES, salt, hash);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static PinHash parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a PIN hash");
    }
    return new PinHash(
        parts.group(3),
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Base64.getDecoder().decode(parts.group(4)),
        Base64.getDecoder().decode(parts.group(5)));
  }

  /** The name of the pepper that it was made with. */
  String pepperId() {
    return pepperId;
  }

  /** The text form, one line of ASCII. */
  String text() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + memoryKibibytes
        + ",t="
        + passes
        + ",p=1,keyid="
        + pepperId
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  /** Whether the PIN is the one; takes the same time either way, about 50 ms. */
  boolean matches(Pin pin, Pepper pepper) {
    return MessageDigest.isEqual(hash, argon2(pin, pepper, memoryKibibytes, passes, salt));
  }

  /** Not the content: a hash in a log is something to try PINs against. */
  @Override
  public String toString() {
    return "PinHash[hidden]";
  }

  private static byte[] argon2(Pin pin, Pepper pepper, int kibibytes, int passes, byte[] salt) {
    byte[] secret = pepper.secret();
    byte[] digits = pin.bytes();
    byte[] hash = new byte[HASH_BYTES];
    Argon2Parameters.Builder parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(kibibytes)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .withSecret(secret);
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(parameters.build());
      generator.generateBytes(digits, hash);
      return hash;
    } finally {
      parameters.clear();
      Arrays.fill(digits, (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
  }
}
