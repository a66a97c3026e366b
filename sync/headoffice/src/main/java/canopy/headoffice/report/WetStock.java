package canopy.headoffice.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What is watched at tanks and nozzles: what fits in, what gauges call out, what balances come to,
 * and what rules found. Any thread.
 */
public final class WetStock {
  /**
   * Whether the till that told the row {@code found} has its tank in its newest set-up: what was
   * said of a tank that was taken out is over. True of a till that has told no set-up. A set-up
   * without tanks is a row of tank 0.
   */
  static final String STILL_SET_UP =
      """
      coalesce((
        SELECT bool_or(s.tank = found.tank) FROM tank_shell s
        WHERE s.site = found.site AND s.till = found.till AND s.day >= :setUp AND s.seq = (
          SELECT max(n.seq) FROM tank_shell n
          WHERE n.site = found.site AND n.till = found.till AND n.day >= :setUp)), true)
      """;

  private final Jdbi jdbi;

  public WetStock(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What a tank can hold, in millilitres. */
  public record Shell(int tank, int grade, long capacity, long safeFill, long deadStock) {}

  /**
   * What a gauge calls out now.
   *
   * @param alarms names of {@code TankAlarm} by blanks
   */
  public record Alarm(String site, int tank, Instant since, String alarms) {}

  /**
   * A tank between two closes of a day, in millilitres.
   *
   * @param variance there is more than should be; below zero, a loss
   */
  public record Balance(
      LocalDate day,
      int tank,
      int grade,
      long opening,
      long delivered,
      long undocumented,
      long sold,
      long closing,
      long variance) {}

  /**
   * A nozzle's counter as it was read last, and what ran through it without a fill.
   *
   * @param filled by the fills, when it was balanced last; null if it never was
   * @param unrecorded then; null if it never was, or the counter went back
   * @param unrecordedSum of all that was balanced since the day that was asked for
   */
  public record Nozzle(
      int pump,
      int nozzle,
      int grade,
      Instant at,
      long millilitres,
      String source,
      @Nullable Long filled,
      @Nullable Long unrecorded,
      long unrecordedSum) {}

  /**
   * A rule that was found broken.
   *
   * @param rule name of a {@code StockRule}
   * @param severity {@code AMBER} or {@code RED}
   * @param subject a delivery's document, or pump and nozzle; empty if it is the tank
   */
  public record Flag(
      String site,
      LocalDate day,
      int tank,
      String rule,
      String severity,
      long millilitres,
      long limit,
      String subject) {}

  /** A level that rose and has no paper yet. */
  public record Rise(Instant at, int tank, long millilitres) {}

  /** The tanks of a station as the till had them set up that started last. */
  public List<Shell> shells(String site, LocalDate since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH newest AS (
                      SELECT till, seq, day FROM tank_shell WHERE site = :site AND day >= :since
                      ORDER BY at DESC, till, seq DESC LIMIT 1)
                    SELECT s.* FROM tank_shell s JOIN newest USING (till, seq, day)
                    WHERE s.site = :site AND s.day >= :since AND s.tank > 0 ORDER BY s.tank
                    """)
                .bind("site", site)
                .bind("since", since)
                .map(
                    (row, context) ->
                        new Shell(
                            row.getInt("tank"),
                            row.getInt("grade"),
                            row.getLong("capacity_millilitres"),
                            row.getLong("safe_fill_millilitres"),
                            row.getLong("dead_stock_millilitres")))
                .list());
  }

  /**
   * What gauges call out now, at tanks that are set up.
   *
   * @param site null for all stations
   * @param since older alarms and set-ups are not looked for
   */
  public List<Alarm> alarms(@Nullable String site, LocalDate since, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM (
                      SELECT DISTINCT ON (site, tank) site, tank, at, alarms, till FROM tank_alarm
                      WHERE day >= :since AND (:site::text IS NULL OR site = :site)
                      ORDER BY site, tank, at DESC, till, seq DESC) found
                    WHERE alarms <> '' AND %s
                    ORDER BY at DESC, site, tank LIMIT :limit
                    """
                        .formatted(STILL_SET_UP))
                .bind("site", site)
                .bind("since", since)
                .bind("setUp", since)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Alarm(
                            row.getString("site"),
                            row.getInt("tank"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("alarms")))
                .list());
  }

  /** Balanced days, the newest first. */
  public List<Balance> balances(String site, LocalDate since, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM tank_balance WHERE site = :site AND day >= :since
                    ORDER BY closed_at DESC, tank, till, seq DESC, no LIMIT :limit
                    """)
                .bind("site", site)
                .bind("since", since)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Balance(
                            row.getObject("day", LocalDate.class),
                            row.getInt("tank"),
                            row.getInt("grade"),
                            row.getLong("opening_millilitres"),
                            row.getLong("delivered_millilitres"),
                            row.getLong("undocumented_millilitres"),
                            row.getLong("sold_millilitres"),
                            row.getLong("closing_millilitres"),
                            row.getLong("variance_millilitres")))
                .list());
  }

  /** All counters that were read, by pump and nozzle. */
  public List<Nozzle> nozzles(String site, LocalDate since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH read AS (
                      SELECT DISTINCT ON (pump, nozzle) pump, nozzle, grade, read_at,
                        volume_millilitres, source
                      FROM totaliser_reading WHERE site = :site AND day >= :since
                      ORDER BY pump, nozzle, read_at DESC, till, seq DESC, no DESC),
                    balanced AS (
                      SELECT DISTINCT ON (pump, nozzle) pump, nozzle, filled_millilitres,
                        unrecorded_millilitres
                      FROM nozzle_balance WHERE site = :site AND day >= :since
                      ORDER BY pump, nozzle, closed_at DESC, till, seq DESC, no DESC),
                    summed AS (
                      SELECT pump, nozzle, sum(unrecorded_millilitres) AS unrecorded
                      FROM nozzle_balance WHERE site = :site AND day >= :since
                      GROUP BY pump, nozzle)
                    SELECT read.*, balanced.filled_millilitres, balanced.unrecorded_millilitres,
                      coalesce(summed.unrecorded, 0)::bigint AS unrecorded_sum
                    FROM read LEFT JOIN balanced USING (pump, nozzle)
                      LEFT JOIN summed USING (pump, nozzle)
                    ORDER BY pump, nozzle
                    """)
                .bind("site", site)
                .bind("since", since)
                .map(
                    (row, context) ->
                        new Nozzle(
                            row.getInt("pump"),
                            row.getInt("nozzle"),
                            row.getInt("grade"),
                            row.getTimestamp("read_at").toInstant(),
                            row.getLong("volume_millilitres"),
                            row.getString("source"),
                            row.getObject("filled_millilitres", Long.class),
                            row.getObject("unrecorded_millilitres", Long.class),
                            row.getLong("unrecorded_sum")))
                .list());
  }

  /**
   * What rules found at tanks that are set up, the newest days first, and of a day what matters
   * most.
   *
   * @param site null for all stations
   * @param setUp older set-ups are not looked for
   */
  public List<Flag> flags(@Nullable String site, LocalDate since, LocalDate setUp, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT site, flagged_day, tank, rule, severity, volume_millilitres,
                      limit_millilitres, coalesce(subject, '') AS subject
                    FROM stock_flag found
                    WHERE day >= :since AND (:site::text IS NULL OR site = :site) AND %s
                    ORDER BY flagged_day DESC, severity DESC, site, tank, rule, subject LIMIT :limit
                    """
                        .formatted(STILL_SET_UP))
                .bind("site", site)
                .bind("since", since)
                .bind("setUp", setUp)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Flag(
                            row.getString("site"),
                            row.getObject("flagged_day", LocalDate.class),
                            row.getInt("tank"),
                            row.getString("rule"),
                            row.getString("severity"),
                            row.getLong("volume_millilitres"),
                            row.getLong("limit_millilitres"),
                            row.getString("subject")))
                .list());
  }

  /** Levels that rose as they do when a tanker unloads, and nobody has said why. */
  public List<Rise> rises(String site, LocalDate since, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT at, tank, millilitres FROM tank_rise r
                    WHERE site = :site AND day >= :since AND NOT dismissed
                      AND NOT EXISTS (SELECT FROM tank_rise d WHERE d.site = :site
                        AND d.day >= :since AND d.detection = r.detection AND d.dismissed)
                      AND NOT EXISTS (SELECT FROM tank_delivery d WHERE d.site = :site
                        AND d.day >= :since AND d.detection = r.detection)
                    ORDER BY at DESC, tank LIMIT :limit
                    """)
                .bind("site", site)
                .bind("since", since)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Rise(
                            row.getTimestamp("at").toInstant(),
                            row.getInt("tank"),
                            row.getLong("millilitres")))
                .list());
  }
}
