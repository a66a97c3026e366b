package canopy.headoffice.report;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * What a station's business day comes to, added up from the stored sales and fills of all its
 * tills, closed or not. Any thread.
 */
public final class DaySums {
  private final Jdbi jdbi;

  public DaySums(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A tender kind or a tax, refunds taken off. */
  public record Sum(String name, long minor) {}

  /** A grade that was paid for, in a sale or before it flowed. */
  public record Fuel(int grade, long fills, long millilitres, long minor) {}

  /** What each tender kind brought in. */
  public List<Sum> tenders(String site, LocalDate day) {
    return sums(
        """
        SELECT kind AS name, sum(kept_minor) AS minor FROM sale_tender
        WHERE site = :site AND day = :day GROUP BY kind ORDER BY kind
        """,
        site,
        day);
  }

  /** What each tax comes to. */
  public List<Sum> taxes(String site, LocalDate day) {
    return sums(
        """
        SELECT tax AS name, sum(amount_minor) AS minor FROM sale_tax
        WHERE site = :site AND day = :day GROUP BY tax ORDER BY tax
        """,
        site,
        day);
  }

  /** What each grade comes to, as the pumps showed it. */
  public List<Fuel> fuel(String site, LocalDate day) {
    return jdbi.withHandle(
        handle ->
            bound(
                    handle.createQuery(
                        """
                        SELECT grade, count(*) AS fills, sum(volume_millilitres) AS millilitres,
                          sum(amount_minor) AS minor
                        FROM fill_outcome
                        WHERE site = :site AND day = :day AND outcome IN ('PAID', 'PREPAID')
                        GROUP BY grade ORDER BY grade
                        """),
                    site,
                    day)
                .map(
                    (row, context) ->
                        new Fuel(
                            row.getInt("grade"),
                            row.getLong("fills"),
                            row.getLong("millilitres"),
                            row.getLong("minor")))
                .list());
  }

  private List<Sum> sums(String sql, String site, LocalDate day) {
    return jdbi.withHandle(
        handle ->
            bound(handle.createQuery(sql), site, day)
                .map((row, context) -> new Sum(row.getString("name"), row.getLong("minor")))
                .list());
  }

  private static Query bound(Query query, String site, LocalDate day) {
    return query.bind("site", site).bind("day", day);
  }
}
