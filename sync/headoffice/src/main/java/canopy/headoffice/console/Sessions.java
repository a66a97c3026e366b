package canopy.headoffice.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is signed in: an opaque token in the browser's cookie, its hash here. A session ends half an
 * hour after its last request and twelve hours after its first. Any thread.
 */
final class Sessions {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration NOTED_EACH = Duration.ofMinutes(1);
  private static final int TOKEN_BYTES = 32;

  private final Jdbi jdbi;
  private final SecureRandom random;
  private final Clock clock;

  Sessions(Jdbi jdbi, SecureRandom random, Clock clock) {
    this.jdbi = jdbi;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A session.
   *
   * @param csrf what a form must bring along
   * @param mustChange whether the user must choose a password of his own first
   */
  record Session(User user, String csrf, boolean mustChange) {}

  /** Begins one; old ones are swept. Returns the token for the cookie. */
  String begin(User user) {
    String token = token();
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "DELETE FROM console_session WHERE seen_at < ? OR began_at < ?",
              now.minus(IDLE),
              now.minus(LONGEST));
          handle.execute(
              "INSERT INTO console_session (token_hash, name, csrf, began_at, seen_at) VALUES (?,"
                  + " ?, ?, ?, ?)",
              hash(token),
              user.name(),
              token(),
              now,
              now);
        });
    return token;
  }

  /** The session of a token, if it goes on. */
  Optional<Session> find(String token) {
    Instant now = clock.instant();
    byte[] hash = hash(token);
    Optional<Session> found =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        """
                        SELECT u.name, full_name, role, site, language, active, csrf, must_change
                        FROM console_session s JOIN console_user u ON u.name = s.name
                        WHERE token_hash = ? AND seen_at > ? AND began_at > ? AND active
                        """,
                        hash,
                        now.minus(IDLE),
                        now.minus(LONGEST))
                    .map(
                        (row, context) ->
                            new Session(
                                Users.userOf(row),
                                row.getString("csrf"),
                                row.getBoolean("must_change")))
                    .findOne());
    found.ifPresent(
        session ->
            jdbi.useHandle(
                handle ->
                    handle.execute(
                        "UPDATE console_session SET seen_at = ? WHERE token_hash = ? AND seen_at <"
                            + " ?",
                        now,
                        hash,
                        now.minus(NOTED_EACH))));
    return found;
  }

  void end(String token) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM console_session WHERE token_hash = ?", hash(token)));
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
