package canopy.headoffice.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The keys of tills, and what they have signed lately. Any thread. */
final class KnownKeys {
  private static final Duration SEEN_EVERY = Duration.ofSeconds(30);

  private final Jdbi jdbi;
  private final Clock clock;

  KnownKeys(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * @param publicKey X.509 bytes
   * @param retired whether another machine took its place, or the till signed off
   * @param seenLately whether that till's last request was noted half a minute ago or less
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Key(EnrolledTill till, byte[] publicKey, boolean retired, boolean seenLately) {}

  Optional<Key> find(String keyId) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    """
                    SELECT t.site, t.till, k.key_id, t.state, t.reason, t.last_seq, t.last_hash,
                           t.feed_cursor, k.public_key, coalesce(t.fork_seq, 0), k.retired_at IS NOT NULL,
                           coalesce(t.last_seen_at >= ?, FALSE)
                    FROM till_key k JOIN till t ON t.site = k.site AND t.till = k.till
                    WHERE k.key_id = ?
                    """,
                    clock.instant().minus(SEEN_EVERY),
                    keyId)
                .map((rs, context) -> key(rs))
                .findOne());
  }

  /** Notes a request's nonce. False if this key has used it before. */
  boolean isFirstUse(Key key, String nonce) {
    Instant now = clock.instant();
    return jdbi.withHandle(
        handle -> {
          if (!key.seenLately()) {
            // Whoever holds the row is storing lines of this till and notes the time himself.
            handle.execute(
                """
                UPDATE till SET last_seen_at = ? WHERE (site, till) IN (
                  SELECT site, till FROM till WHERE site = ? AND till = ? FOR UPDATE SKIP LOCKED)
                """,
                now,
                key.till().site(),
                key.till().till());
          }
          return handle.execute(
                  """
                  INSERT INTO used_nonce (site, key_id, nonce, at) VALUES (?, ?, ?, ?)
                  ON CONFLICT DO NOTHING
                  """,
                  key.till().site(),
                  key.till().keyId(),
                  nonce,
                  now)
              == 1;
        });
  }

  void forgetBefore(Instant time) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM used_nonce WHERE at < ?", time));
  }

  private static Key key(ResultSet rs) throws SQLException {
    return new Key(
        new EnrolledTill(
            rs.getString(1),
            rs.getString(2),
            rs.getString(3),
            TillState.valueOf(rs.getString(4)),
            rs.getString(5),
            rs.getLong(10),
            new Head(rs.getLong(6), rs.getString(7)),
            rs.getLong(8)),
        rs.getBytes(9),
        rs.getBoolean(11),
        rs.getBoolean(12));
  }
}
