package canopy.headoffice.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * What a station sold on some business days, at one till or at all of them, by cashier, grade and
 * department. Refunds are taken off; what comes back is of the department that it was sold from.
 * Prepaid fuel counts for its grade when it flowed, and for the cashier and till that sold it. Any
 * thread.
 */
public final class Takings {
  private static final String SALES =
      """
      s AS (
        SELECT site, till, seq, day, kind, cashier, refund_of FROM sale
        WHERE site = :site AND day BETWEEN :from AND :to
          AND (:till = '' OR till = :till) AND (:cashier = '' OR cashier = :cashier))
      """;

  private static final String LINES =
      """
      l AS (
        SELECT s.till, s.seq, s.kind, s.cashier, line.total_minor,
          coalesce(line.grade, sold.grade) AS grade,
          coalesce(line.department, sold.department) AS department
        FROM s JOIN sale_line line USING (site, till, seq, day)
        LEFT JOIN sale was ON line.return_of IS NOT NULL AND was.site = s.site
          AND was.number = s.refund_of
        LEFT JOIN sale_line sold ON sold.site = was.site AND sold.till = was.till
          AND sold.seq = was.seq AND sold.day = was.day AND sold.no = line.return_of),
      wanted AS (
        SELECT * FROM l WHERE (:grade::int IS NULL OR grade = :grade)
          AND (:department = '' OR department = :department))
      """;

  private static final String FUEL =
      """
      fuel AS (
        SELECT o.grade, o.volume_millilitres, o.amount_minor, paid.till, paid.cashier
        FROM fill_outcome o
        LEFT JOIN fill f ON o.outcome = 'PREPAID' AND f.site = o.site AND f.till = o.till
          AND f.seq = o.seq AND f.day = o.day
        LEFT JOIN prepay_step p ON p.site = o.site AND p.till = o.till AND p.prepay = f.prepay
          AND p.step = 'PAID'
        JOIN sale paid ON paid.site = o.site AND paid.till = o.till
          AND paid.number = coalesce(o.sale_number, p.sale_number)
        WHERE o.site = :site AND o.day BETWEEN :from AND :to AND o.outcome IN ('PAID', 'PREPAID')
          AND (:till = '' OR paid.till = :till) AND (:cashier = '' OR paid.cashier = :cashier)
          AND (:grade::int IS NULL OR o.grade = :grade) AND :department = '')
      """;

  private final Jdbi jdbi;

  public Takings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What is looked at.
   *
   * @param till empty for all of the station
   * @param cashier empty for all
   * @param grade null for all
   * @param department empty for all
   */
  public record Filter(
      String site,
      LocalDate from,
      LocalDate to,
      String till,
      String cashier,
      @Nullable Integer grade,
      String department) {
    /** Whether whole sales are looked at, whose tenders are known. */
    public boolean isOfWholeSales() {
      return grade == null && department.isEmpty();
    }
  }

  /**
   * What a cashier did at a till.
   *
   * @param minor of the lines that are looked at
   */
  public record Cashier(
      String cashier, String till, long sales, long refunds, long minor, long millilitres) {}

  /** A grade as the pumps showed it. */
  public record Grade(int grade, long fills, long millilitres, long minor) {}

  /** A department, or a tender kind. */
  public record Sum(String name, long minor) {}

  /** What there is to choose from on those days. */
  public record Choices(
      List<String> tills, List<String> cashiers, List<Integer> grades, List<String> departments) {}

  /** By cashier, then till. */
  public List<Cashier> cashiers(Filter filter) {
    return ask(
        filter,
        "WITH "
            + SALES
            + ", "
            + LINES
            + ", "
            + FUEL
            + """
            SELECT cashier, till, sum(sales)::bigint AS sales, sum(refunds)::bigint AS refunds,
              sum(minor)::bigint AS minor, sum(millilitres)::bigint AS millilitres
            FROM (
              SELECT cashier, till, count(DISTINCT seq) FILTER (WHERE kind = 'SALE') AS sales,
                count(DISTINCT seq) FILTER (WHERE kind = 'REFUND') AS refunds,
                sum(total_minor) AS minor, 0 AS millilitres
              FROM wanted GROUP BY cashier, till
              UNION ALL
              SELECT cashier, till, 0, 0, 0, sum(volume_millilitres) FROM fuel
              GROUP BY cashier, till) both_of_them
            GROUP BY cashier, till ORDER BY cashier, till
            """,
        (row, context) ->
            new Cashier(
                row.getString("cashier"),
                row.getString("till"),
                row.getLong("sales"),
                row.getLong("refunds"),
                row.getLong("minor"),
                row.getLong("millilitres")));
  }

  /** By grade; none where a department is looked at. */
  public List<Grade> grades(Filter filter) {
    return ask(
        filter,
        "WITH "
            + FUEL
            + """
            SELECT grade, count(*) AS fills, sum(volume_millilitres)::bigint AS millilitres,
              sum(amount_minor)::bigint AS minor
            FROM fuel GROUP BY grade ORDER BY grade
            """,
        (row, context) ->
            new Grade(
                row.getInt("grade"),
                row.getLong("fills"),
                row.getLong("millilitres"),
                row.getLong("minor")));
  }

  /** By department; none where a grade is looked at. */
  public List<Sum> departments(Filter filter) {
    return ask(
        filter,
        "WITH "
            + SALES
            + ", "
            + LINES
            + """
            SELECT department AS name, sum(total_minor)::bigint AS minor FROM wanted
            WHERE department IS NOT NULL GROUP BY department ORDER BY department
            """,
        Takings::sum);
  }

  /** What each tender kind brought in; only of whole sales. */
  public List<Sum> tenders(Filter filter) {
    return !filter.isOfWholeSales()
        ? List.of()
        : ask(
            filter,
            "WITH "
                + SALES
                + """
                SELECT t.kind AS name, sum(t.kept_minor)::bigint AS minor
                FROM s JOIN sale_tender t USING (site, till, seq, day)
                GROUP BY t.kind ORDER BY t.kind
                """,
            Takings::sum);
  }

  /** Whatever was sold there on those days, whoever and whatever is chosen. */
  public Choices choices(Filter filter) {
    return jdbi.withHandle(
        handle ->
            new Choices(
                distinct(handle, filter, "SELECT DISTINCT till FROM sale", "", String.class),
                distinct(handle, filter, "SELECT DISTINCT cashier FROM sale", "", String.class),
                distinct(
                    handle, filter, "SELECT DISTINCT grade FROM fill_outcome", "", Integer.class),
                distinct(
                    handle,
                    filter,
                    "SELECT DISTINCT department FROM sale_line",
                    " AND department IS NOT NULL",
                    String.class)));
  }

  private static <T> List<T> distinct(
      Handle handle, Filter filter, String select, String and, Class<T> type) {
    String sql = select + " WHERE site = :site AND day BETWEEN :from AND :to" + and + " ORDER BY 1";
    return handle.createQuery(sql).bindMethods(filter).mapTo(type).list();
  }

  private static Sum sum(ResultSet row, StatementContext context) throws SQLException {
    return new Sum(row.getString("name"), row.getLong("minor"));
  }

  private <T> List<T> ask(Filter filter, String sql, RowMapper<T> mapper) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bindMethods(filter).map(mapper).list());
  }
}
