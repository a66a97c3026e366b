package canopy.headoffice.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What stands in a station's tanks, and what tankers brought. Any thread. */
public final class Tanks {
  private final Jdbi jdbi;

  public Tanks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A tank as it was read last.
   *
   * @param millilitres of product
   * @param waterMillilitres below it; null if nobody measured it
   * @param source {@code GAUGE}, {@code DIP} or {@code TYPED}
   */
  public record Level(
      int tank,
      Instant at,
      long millilitres,
      @Nullable Long waterMillilitres,
      @Nullable Integer temperatureMillidegrees,
      String source) {}

  /**
   * A delivery.
   *
   * @param ticketMillilitres by the paper
   * @param measuredMillilitres by the readings
   */
  public record Delivery(
      Instant at,
      String document,
      int tank,
      int grade,
      long ticketMillilitres,
      long measuredMillilitres,
      String by) {
    /** What the tank has more than the paper; below zero, the delivery was short. */
    public long differenceMillilitres() {
      return measuredMillilitres - ticketMillilitres;
    }
  }

  /**
   * The newest reading of each tank that is set up, whichever till made it.
   *
   * @param since older business days are not looked into
   * @param setUp older set-ups are not looked for
   */
  public List<Level> levels(String site, LocalDate since, LocalDate setUp) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM (
                      SELECT DISTINCT ON (tank) site, till, tank, read_at, volume_millilitres,
                        water_millilitres, temperature_millidegrees, source
                      FROM tank_reading WHERE site = :site AND day >= :since
                      ORDER BY tank, read_at DESC, till, seq DESC, no DESC) found
                    WHERE %s ORDER BY tank
                    """
                        .formatted(WetStock.STILL_SET_UP))
                .bind("site", site)
                .bind("since", since)
                .bind("setUp", setUp)
                .map(
                    (row, context) ->
                        new Level(
                            row.getInt("tank"),
                            row.getTimestamp("read_at").toInstant(),
                            row.getLong("volume_millilitres"),
                            row.getObject("water_millilitres", Long.class),
                            row.getObject("temperature_millidegrees", Integer.class),
                            row.getString("source")))
                .list());
  }

  /**
   * Deliveries, the newest first: by whom and when the paper was written down, and what was
   * measured at last.
   *
   * @param since older business days are not looked into
   * @param limit most of them
   */
  public List<Delivery> deliveries(String site, LocalDate since, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT p.at, document, tank, p.grade, p.ticket_millilitres,
                      m.measured_millilitres, p.operator
                    FROM (
                      SELECT DISTINCT ON (till, tank, document) *
                      FROM tank_delivery WHERE site = :site AND day >= :since
                      ORDER BY till, tank, document, seq) p
                    JOIN (
                      SELECT DISTINCT ON (till, tank, document) till, tank, document,
                        measured_millilitres
                      FROM tank_delivery WHERE site = :site AND day >= :since
                      ORDER BY till, tank, document, seq DESC) m USING (till, tank, document)
                    ORDER BY p.at DESC, till, p.seq DESC LIMIT :limit
                    """)
                .bind("site", site)
                .bind("since", since)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Delivery(
                            row.getTimestamp("at").toInstant(),
                            row.getString("document"),
                            row.getInt("tank"),
                            row.getInt("grade"),
                            row.getLong("ticket_millilitres"),
                            row.getLong("measured_millilitres"),
                            row.getString("operator")))
                .list());
  }
}
