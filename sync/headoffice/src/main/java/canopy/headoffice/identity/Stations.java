package canopy.headoffice.identity;

import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Sites and their tills, as people at head office make and see them. Any thread. */
public final class Stations {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final String TILLS =
      """
      SELECT site, till, state, reason, last_seq, last_hash, last_seen_at, last_line_at, program,
             feed_cursor, quarantined_lines
      FROM till
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  public Stations(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * A petrol station.
   *
   * @param site its number, 1 to 32 of {@code A-Z a-z 0-9 . _ -}
   * @param name what people call it
   * @param zone IANA time zone
   * @param currency ISO 4217
   */
  public record Site(String site, String name, String zone, String currency) {
    public Site {
      check(site);
      ZoneId.of(zone);
      Currency.getInstance(currency);
    }
  }

  /**
   * A till and how it is.
   *
   * @param reason why it is not active, a sentence; null if it is
   * @param head how far its journal is stored
   * @param lastSeenAt when its newest request came, to half a minute; null before the first
   * @param lastLineAt the till's own time of its newest stored line; null before the first
   * @param program its version; null before it enrolled
   * @param feedCursor the newest change that it has said to have applied
   * @param quarantinedLines stored lines that this program does not understand
   */
  public record Till(
      String site,
      String till,
      TillState state,
      @Nullable String reason,
      Head head,
      @Nullable Instant lastSeenAt,
      @Nullable Instant lastLineAt,
      @Nullable String program,
      long feedCursor,
      long quarantinedLines) {}

  /** Adds a site. @throws Problem {@code conflict} if there is one of this number */
  public void addSite(Site site) {
    int added =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO site (site, name, zone, currency, created_at)
                    VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                    """,
                    site.site(),
                    site.name(),
                    site.zone(),
                    site.currency(),
                    clock.instant()));
    if (added == 0) {
      throw Problem.of(Problem.Kind.CONFLICT, Saying.SITE_EXISTS, site.site());
    }
  }

  /**
   * Adds a till that a machine may enrol as.
   *
   * @throws Problem {@code conflict} if there is one of this number; {@code not-found} without site
   */
  public void addTill(String site, String till) {
    check(till);
    int added =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO till (site, till, state, created_at)
                    SELECT site, ?, 'EXPECTED', ? FROM site WHERE site = ? ON CONFLICT DO NOTHING
                    """,
                    till,
                    clock.instant(),
                    site));
    if (added == 0) {
      if (site(site).isEmpty()) {
        throw Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_SITE, site);
      }
      throw Problem.of(Problem.Kind.CONFLICT, Saying.TILL_EXISTS, site, till);
    }
  }

  /** All sites by number. */
  public List<Site> sites() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT site, name, zone, currency FROM site ORDER BY site")
                .map((rs, context) -> siteOf(rs))
                .list());
  }

  public Optional<Site> site(String site) {
    return jdbi.withHandle(
        handle ->
            handle
                .select("SELECT site, name, zone, currency FROM site WHERE site = ?", site)
                .map((rs, context) -> siteOf(rs))
                .findOne());
  }

  /** All tills by site and number. */
  public List<Till> tills() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TILLS + "ORDER BY site, till")
                .map((rs, context) -> tillOf(rs))
                .list());
  }

  public Optional<Till> till(String site, String till) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(TILLS + "WHERE site = ? AND till = ?", site, till)
                .map((rs, context) -> tillOf(rs))
                .findOne());
  }

  /**
   * Takes a till out of service: every request of it is refused with the reason, and codes made for
   * it are void. A code made afterwards brings it back.
   *
   * @param reason a sentence that the till shows
   * @throws Problem {@code conflict} if it has signed off; {@code not-found}
   */
  public void revoke(String site, String till, String reason) {
    int revoked =
        jdbi.inTransaction(
            handle -> {
              handle.execute(
                  "DELETE FROM enrolment_code WHERE site = ? AND till = ? AND used_at IS NULL",
                  site,
                  till);
              return handle.execute(
                  """
                  UPDATE till SET state = 'REVOKED', reason = ?
                  WHERE site = ? AND till = ? AND state <> 'SIGNED_OFF'
                  """,
                  reason,
                  site,
                  till);
            });
    if (revoked == 0) {
      if (till(site, till).isEmpty()) {
        throw noTill(site, till);
      }
      throw Problem.of(Problem.Kind.CONFLICT, Saying.TILL_SIGNED_OFF, site, till);
    }
  }

  /** The answer when there is no such till. */
  public static Problem noTill(String site, String till) {
    return Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_TILL, site, till);
  }

  private static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.BAD_NAME);
    }
  }

  private static Site siteOf(ResultSet rs) throws SQLException {
    return new Site(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4));
  }

  private static Till tillOf(ResultSet rs) throws SQLException {
    return new Till(
        rs.getString(1),
        rs.getString(2),
        TillState.valueOf(rs.getString(3)),
        rs.getString(4),
        new Head(rs.getLong(5), rs.getString(6)),
        instant(rs, 7),
        instant(rs, 8),
        rs.getString(9),
        rs.getLong(10),
        rs.getLong(11));
  }

  private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
    Timestamp time = rs.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
