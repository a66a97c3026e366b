package canopy.headoffice.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as they are kept: Argon2id (RFC 9106) in the PHC string form. Each takes 19 MiB and
 * about 50 ms, so only a few are computed at a time. Any thread.
 */
public final class Passwords {
  /** Shorter ones are refused; ASVS wants no other rule. */
  public static final int SHORTEST = 12;

  private static final int LONGEST = 128;
  private static final int LEAST_SURPRISES = 5;
  private static final List<String> KNOWN =
      List.of(
          "password",
          "passw0rd",
          "contraseña",
          "qwertyuiop",
          "qwerty",
          "asdfghjkl",
          "asdfgh",
          "zxcvbn",
          "1q2w3e4r5t6y",
          "1qaz2wsx3edc",
          "1q2w3e",
          "1qaz2wsx",
          "letmein",
          "iloveyou",
          "administrator",
          "admin",
          "welcome",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "monkey",
          "dragon",
          "canopy",
          "changeme",
          "trustno1",
          "secret");
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_A_TIME = 4;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random;
  private final Semaphore slots = new Semaphore(AT_A_TIME);

  public Passwords(SecureRandom random) {
    this.random = random;
  }

  /** Whether a new password is long enough, and not too long. */
  public static boolean isAcceptable(String password) {
    int characters = password.codePointCount(0, password.length());
    return characters >= SHORTEST && characters <= LONGEST;
  }

  /**
   * Whether a password is one of those that are tried first: a common one, a known word, the user's
   * name, keys in a row or the same again and again, and little else.
   */
  public static boolean isGuessable(String password, String name) {
    String small = password.toLowerCase(Locale.ROOT);
    if (CommonPasswords.isLittleMore(small)
        || CommonPasswords.isLittleMore(small.replace(name, ""))) {
      return true;
    }
    String rest = small;
    for (String word : KNOWN) {
      rest = rest.replace(word, "");
    }
    rest = rest.replace(name, "");
    int surprises = 0;
    int before = 0;
    Set<Integer> different = new HashSet<>();
    for (int character : rest.codePoints().toArray()) {
      if (Math.abs(character - before) > 1) {
        surprises++;
      }
      different.add(character);
      before = character;
    }
    return surprises < LEAST_SURPRISES || different.size() < LEAST_SURPRISES;
  }

  /** What to keep of a password. */
  public String keep(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + MEMORY_KIB
        + ",t="
        + PASSES
        + ",p=1$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash(password, salt, MEMORY_KIB, PASSES, HASH_BYTES));
  }

  /** Whether it is the password that was kept. Takes as long if it is not. */
  public boolean matches(String password, String kept) {
    Matcher parts = FORM.matcher(kept);
    if (!parts.matches() || password.length() > 2 * LONGEST) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(3));
    byte[] wanted = Base64.getDecoder().decode(parts.group(4));
    byte[] actual =
        hash(
            password,
            salt,
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            wanted.length);
    return MessageDigest.isEqual(wanted, actual);
  }

  private byte[] hash(String password, byte[] salt, int memoryKib, int passes, int bytes) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[bytes];
    byte[] typed =
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    slots.acquireUninterruptibly();
    try {
      argon2.generateBytes(typed, hash);
    } finally {
      slots.release();
    }
    return hash;
  }
}
