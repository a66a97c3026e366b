package canopy.headoffice.identity;

import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/** The codes that let a machine enrol as a till, once and for an hour. Any thread. */
public final class EnrolmentCodes {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int GROUP = 4;
  private static final Duration VALID = Duration.ofHours(1);

  private final Jdbi jdbi;
  private final Clock clock;
  private final SecureRandom random;

  public EnrolmentCodes(Jdbi jdbi, Clock clock, SecureRandom random) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A code to be read out or typed.
   *
   * @param text three groups of four; it is stored nowhere, so it can be shown this once only
   */
  public record Code(String text, Instant expiresAt) {
    @Override
    public String toString() {
      return "Code[expiresAt=" + expiresAt + "]";
    }
  }

  /**
   * Makes a code. Older ones for the same till are void.
   *
   * @param by who makes it
   * @throws Problem {@code not-found}; {@code conflict} if the till has signed off, which is for
   *     good
   */
  public Code make(String site, String till, String by) {
    String text = text();
    Instant now = clock.instant();
    Instant expiresAt = now.plus(VALID);
    jdbi.useTransaction(
        handle -> {
          String state =
              handle
                  .select(
                      "SELECT state FROM till WHERE site = ? AND till = ? FOR UPDATE", site, till)
                  .mapTo(String.class)
                  .findOne()
                  .orElseThrow(() -> Stations.noTill(site, till));
          if (state.equals(TillState.SIGNED_OFF.name())) {
            throw Problem.of(Problem.Kind.CONFLICT, Saying.TILL_SIGNED_OFF, site, till);
          }
          handle.execute(
              "DELETE FROM enrolment_code WHERE site = ? AND till = ? AND used_at IS NULL",
              site,
              till);
          handle.execute(
              """
              INSERT INTO enrolment_code (code_hash, site, till, made_at, made_by, expires_at)
              VALUES (?, ?, ?, ?, ?, ?)
              """,
              hash(text),
              site,
              till,
              now,
              by,
              expiresAt);
        });
    return new Code(text, expiresAt);
  }

  /** What is stored of a code, however it was typed. */
  static byte[] hash(String code) {
    String plain =
        code.toUpperCase(Locale.ROOT)
            .replace("-", "")
            .replace(" ", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    MessageDigest sha256 = TillKeys.sha256();
    return sha256.digest(plain.getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
