package canopy.headoffice.report;

import canopy.headoffice.identity.TillKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How the tills of a station closed a business day, and whether that is genuine. Any thread. */
public final class DayCloses {
  /** A day may be closed after its date. */
  private static final int LATEST_DAYS = 7;

  private final Jdbi jdbi;

  public DayCloses(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What is known of the signature of a close. */
  public enum Seal {
    /** The close has none. */
    NONE,
    /** A key that the till announced has signed the hash of the stored line before the close. */
    GOOD,
    /** It was another key, another line, or no signature. */
    BROKEN
  }

  /**
   * A till's close of a day.
   *
   * @param number of the day's report; null if a program closed it that gave none
   * @param totalMinor as it was signed
   * @param storedMinor what the stored sales of the same lines come to
   */
  public record Close(
      String till,
      long seq,
      @Nullable Integer number,
      Instant at,
      String by,
      String currency,
      int sales,
      int refunds,
      long totalMinor,
      long storedMinor,
      Seal seal) {
    /** Whether the stored sales are what was signed. */
    public boolean agrees() {
      return totalMinor == storedMinor;
    }
  }

  /** The closes of a day, by till. */
  public List<Close> of(String site, LocalDate day) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT c.*, (
                      SELECT coalesce(sum(s.total_minor), 0) FROM sale s
                      WHERE s.site = c.site AND s.till = c.till AND s.seq < c.seq
                        AND s.day BETWEEN :day AND :until
                        AND (s.seq >= c.first_seq OR c.first_seq IS NULL AND s.day = :day)) AS stored
                    FROM day_close c
                    WHERE c.site = :site AND c.closed_day = :day AND c.day BETWEEN :day AND :until
                    ORDER BY c.till, c.seq
                    """)
                .bind("site", site)
                .bind("day", day)
                .bind("until", day.plusDays(LATEST_DAYS))
                .map((row, context) -> close(handle, site, row))
                .list());
  }

  private static Close close(Handle handle, String site, ResultSet row) throws SQLException {
    String till = row.getString("till");
    long seq = row.getLong("seq");
    return new Close(
        till,
        seq,
        row.getObject("number", Integer.class),
        row.getTimestamp("at").toInstant(),
        row.getString("operator"),
        row.getString("currency"),
        row.getInt("sales"),
        row.getInt("refunds"),
        row.getLong("total_minor"),
        row.getLong("stored"),
        seal(handle, site, till, seq, row));
  }

  private static Seal seal(Handle handle, String site, String till, long seq, ResultSet row)
      throws SQLException {
    String over = row.getString("seal_over");
    String signature = row.getString("seal_signature");
    String key = row.getString("seal_key");
    if (over == null || signature == null || key == null) {
      return Seal.NONE;
    }
    boolean good =
        over.equals(hashBefore(handle, site, till, seq))
            && isAnnounced(handle, site, till, seq, key)
            && isSigned(key, over, signature);
    return good ? Seal.GOOD : Seal.BROKEN;
  }

  /** Of the stored line before, which was checked against the chain when it came. */
  private static @Nullable String hashBefore(Handle handle, String site, String till, long seq) {
    return handle
        .createQuery(
            """
            SELECT encode(hash, 'hex') FROM journal_line
            WHERE site = :site AND till = :till AND seq = :before
              AND day = ANY (ARRAY(SELECT day FROM journal_day
                WHERE site = :site AND till = :till AND first_seq <= :before AND last_seq >= :before))
            """)
        .bind("site", site)
        .bind("till", till)
        .bind("before", seq - 1)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  /** Whether the till has said, when it started, that it has this key. */
  private static boolean isAnnounced(
      Handle handle, String site, String till, long seq, String key) {
    return handle
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM till_start
              WHERE site = :site AND till = :till AND seq < :seq AND public_key = :key)
            """)
        .bind("site", site)
        .bind("till", till)
        .bind("seq", seq)
        .bind("key", key)
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean isSigned(String key, String over, String signature) {
    try {
      return TillKeys.hasSigned(
          Base64.getDecoder().decode(key),
          HexFormat.of().parseHex(over),
          Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      // Text that is not what it should be: no key, no hash or no signature.
      return false;
    }
  }
}
