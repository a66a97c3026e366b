package canopy.headoffice.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The shifts of a business day, with their counts and the cash that moved. Any thread. */
public final class Shifts {
  private static final String EVERY_SITE = "";

  /** A shift is closed with its day at the latest; a day is rarely left open for longer. */
  private static final int LONGEST_DAYS = 7;

  private final Jdbi jdbi;

  public Shifts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Which shift it is: its id is unique within its till. */
  public record Key(String site, String till, String shift) {}

  /**
   * A shift.
   *
   * @param number 1, 2, 3 within its day
   * @param openedBy operator, or {@code system} if the first sale opened it
   * @param close null while it lasts
   * @param counts those by which the drawer was handed over, and the one that holds; the newest one
   *     while it lasts
   */
  public record Shift(
      Key key,
      int number,
      Instant openedAt,
      String openedBy,
      String currency,
      @Nullable Close close,
      List<Count> counts,
      List<Movement> movements) {
    public Shift {
      counts = List.copyOf(counts);
      movements = List.copyOf(movements);
    }

    /** Whether a drawer did not have what it should. */
    public boolean differs() {
      return counts.stream().anyMatch(count -> count.differenceMinor() != 0);
    }
  }

  /**
   * How a shift ended.
   *
   * @param counted whether its drawer was counted for it
   * @param withDay whether closing the day closed it
   * @param openItems what the next shift has to settle
   */
  public record Close(
      Instant at,
      String by,
      boolean counted,
      boolean withDay,
      int sales,
      int refunds,
      long totalMinor,
      long leftMinor,
      int openItems) {}

  /**
   * One tender of a count.
   *
   * @param occasion {@code COUNTED}, {@code HANDED_OVER} or {@code CLOSED}
   * @param reason for a difference; may be empty
   * @param acceptedBy who took the difference as it is; null if nobody did, or there is none
   */
  public record Count(
      Key key,
      String occasion,
      Instant at,
      String by,
      String kind,
      long expectedMinor,
      long countedMinor,
      long differenceMinor,
      String reason,
      @Nullable String acceptedBy) {}

  /**
   * Cash that moved without a sale.
   *
   * @param changeMinor what the drawer has more
   */
  public record Movement(
      Key key, String kind, Instant at, String by, long changeMinor, String reason, String note) {}

  /**
   * Shifts of a day: those with the greatest differences first.
   *
   * @param site null for all
   * @param limit most shifts
   */
  public List<Shift> ofDay(@Nullable String site, LocalDate day, int limit) {
    return jdbi.withHandle(
        handle -> {
          Map<Key, List<Count>> counts =
              counts(handle, site, day).stream().collect(Collectors.groupingBy(Count::key));
          Map<Key, List<Movement>> movements =
              movements(handle, site, day).stream().collect(Collectors.groupingBy(Movement::key));
          return query(
                  handle,
                  """
                  SELECT o.site, o.till, o.shift, o.number, o.at AS opened_at, o.operator, o.currency,
                    c.closed_at, c.closed_by, c.counted, c.with_day, c.sales, c.refunds, c.total_minor,
                    c.left_minor, c.open_items
                  FROM shift_opening o
                  LEFT JOIN shift_close c ON c.site = o.site AND c.till = o.till AND c.shift = o.shift
                    AND c.day BETWEEN :day AND :until
                  LEFT JOIN LATERAL (
                    SELECT max(abs(n.difference_minor)) AS worst FROM shift_count n
                    WHERE n.site = o.site AND n.till = o.till AND n.shift = o.shift
                      AND n.day BETWEEN :day AND :until AND (n.occasion <> 'COUNTED' OR c.seq IS NULL)) d ON true
                  WHERE o.day = :day AND (:site = '' OR o.site = :site)
                  ORDER BY coalesce(d.worst, 0) DESC, o.site, o.till, o.number LIMIT :limit
                  """,
                  site,
                  day)
              .bind("limit", limit)
              .map((row, context) -> shift(row, counts, movements))
              .list();
        });
  }

  private static Query query(Handle handle, String sql, @Nullable String site, LocalDate day) {
    return handle
        .createQuery(sql)
        .bind("site", site == null ? EVERY_SITE : site)
        .bind("day", day)
        .bind("until", day.plusDays(LONGEST_DAYS));
  }

  /** Of the counts that were done again, only the newest one of a shift that lasts. */
  private static List<Count> counts(Handle handle, @Nullable String site, LocalDate day) {
    return query(
            handle,
            """
            SELECT n.* FROM shift_count n
            WHERE n.day BETWEEN :day AND :until AND (:site = '' OR n.site = :site)
              AND (n.occasion <> 'COUNTED' OR NOT EXISTS (
                SELECT FROM shift_count later
                WHERE later.site = n.site AND later.till = n.till AND later.shift = n.shift
                  AND later.day BETWEEN :day AND :until AND later.seq > n.seq)
                AND NOT EXISTS (
                SELECT FROM shift_close c WHERE c.site = n.site AND c.till = n.till
                  AND c.shift = n.shift AND c.day BETWEEN :day AND :until))
            ORDER BY n.site, n.till, n.seq, n.no
            """,
            site,
            day)
        .map(
            (row, context) ->
                new Count(
                    key(row),
                    row.getString("occasion"),
                    row.getTimestamp("counted_at").toInstant(),
                    row.getString("counted_by"),
                    row.getString("kind"),
                    row.getLong("expected_minor"),
                    row.getLong("counted_minor"),
                    row.getLong("difference_minor"),
                    row.getString("reason"),
                    row.getString("accepted_by")))
        .list();
  }

  private static List<Movement> movements(Handle handle, @Nullable String site, LocalDate day) {
    return query(
            handle,
            """
            SELECT * FROM cash_movement
            WHERE day BETWEEN :day AND :until AND (:site = '' OR site = :site)
            ORDER BY site, till, seq
            """,
            site,
            day)
        .map(
            (row, context) ->
                new Movement(
                    key(row),
                    row.getString("kind"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("operator"),
                    row.getLong("change_minor"),
                    row.getString("reason"),
                    row.getString("note")))
        .list();
  }

  private static Shift shift(
      ResultSet row, Map<Key, List<Count>> counts, Map<Key, List<Movement>> movements)
      throws SQLException {
    Key key = key(row);
    Close close =
        row.getTimestamp("closed_at") == null
            ? null
            : new Close(
                row.getTimestamp("closed_at").toInstant(),
                row.getString("closed_by"),
                row.getBoolean("counted"),
                row.getBoolean("with_day"),
                row.getInt("sales"),
                row.getInt("refunds"),
                row.getLong("total_minor"),
                row.getLong("left_minor"),
                row.getInt("open_items"));
    return new Shift(
        key,
        row.getInt("number"),
        row.getTimestamp("opened_at").toInstant(),
        row.getString("operator"),
        row.getString("currency"),
        close,
        counts.getOrDefault(key, List.of()),
        movements.getOrDefault(key, List.of()));
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(row.getString("site"), row.getString("till"), row.getString("shift"));
  }
}
