package canopy.headoffice.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What pumps and gauges said last, of a station or of all. Any thread. */
public final class Live {
  /** So many readings are looked through for the newest of each tank. */
  private static final int READINGS = 500;

  private final Jdbi jdbi;

  public Live(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A fill.
   *
   * @param outcome how it ended: {@code PAID}, {@code PREPAID} or a {@code FillOutcome}; {@code
   *     OPEN} as long as something of it is neither paid nor written off
   */
  public record Fill(
      String site, Instant at, int pump, int grade, long millilitres, long minor, String outcome) {}

  /**
   * A tank as it was read last.
   *
   * @param grade 0 if its till has not said what is in it
   * @param safeFillMillilitres what fits in; 0 if its till has not said that
   */
  public record Level(
      String site,
      int tank,
      int grade,
      Instant at,
      long millilitres,
      long safeFillMillilitres,
      String source) {}

  /**
   * The newest fills.
   *
   * @param since older business days are not looked into
   */
  public List<Fill> fills(@Nullable String site, LocalDate since, int limit) {
    String sql =
        """
        SELECT f.*, CASE WHEN o.settled >= f.amount_minor THEN o.outcome ELSE 'OPEN' END AS outcome
        FROM (SELECT site, day, key, ended_at, pump, grade, volume_millilitres, amount_minor
          FROM fill\
        """
            + only(site)
            + """
             day >= :since ORDER BY ended_at DESC LIMIT :limit) f
            CROSS JOIN LATERAL (
              SELECT sum(amount_minor) AS settled, (array_agg(outcome ORDER BY at DESC))[1] AS outcome
              FROM fill_outcome n WHERE n.site = f.site AND n.key = f.key AND n.day >= f.day) o
            ORDER BY f.ended_at DESC
            """;
    return jdbi.withHandle(
        handle ->
            bound(handle.createQuery(sql), site, since, limit)
                .map(
                    (row, context) ->
                        new Fill(
                            row.getString("site"),
                            row.getTimestamp("ended_at").toInstant(),
                            row.getInt("pump"),
                            row.getInt("grade"),
                            row.getLong("volume_millilitres"),
                            row.getLong("amount_minor"),
                            row.getString("outcome")))
                .list());
  }

  /**
   * The newest reading of each tank that is set up among the last ones that came, by station and
   * tank.
   *
   * @param since older business days are not looked into
   * @param setUp so far back tills are asked what tanks there are
   */
  public List<Level> levels(@Nullable String site, LocalDate since, LocalDate setUp, int limit) {
    String sql =
        """
        SELECT found.*, coalesce(s.grade, 0) AS grade,
          coalesce(s.safe_fill_millilitres, 0) AS safe_fill
        FROM (SELECT DISTINCT ON (site, tank) * FROM (
            SELECT site, till, tank, read_at, volume_millilitres, source FROM tank_reading\
        """
            + only(site)
            + """
             day >= :since ORDER BY read_at DESC LIMIT :readings) last
              ORDER BY site, tank, read_at DESC LIMIT :limit) found
            LEFT JOIN LATERAL (
              SELECT grade, safe_fill_millilitres FROM tank_shell t
              WHERE t.site = found.site AND t.tank = found.tank AND t.day >= :setUp
              ORDER BY at DESC LIMIT 1) s ON true
            WHERE %s ORDER BY found.site, found.tank
            """
                .formatted(WetStock.STILL_SET_UP);
    return jdbi.withHandle(
        handle ->
            bound(handle.createQuery(sql), site, since, limit)
                .bind("setUp", setUp)
                .bind("readings", READINGS)
                .map(
                    (row, context) ->
                        new Level(
                            row.getString("site"),
                            row.getInt("tank"),
                            row.getInt("grade"),
                            row.getTimestamp("read_at").toInstant(),
                            row.getLong("volume_millilitres"),
                            row.getLong("safe_fill"),
                            row.getString("source")))
                .list());
  }

  /** Written only where it is wanted: a condition that could be either would hide the index. */
  private static String only(@Nullable String site) {
    return site == null ? " WHERE" : " WHERE site = :site AND";
  }

  private static Query bound(Query query, @Nullable String site, LocalDate since, int limit) {
    if (site != null) {
      query.bind("site", site);
    }
    return query.bind("since", since).bind("limit", limit);
  }
}
