package canopy.till.store.report;

import canopy.till.store.summary.Summary;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Adds up rows of a summary. */
final class SummaryQueries {
  private final Connection connection;
  private final Running<?> running;

  SummaryQueries(Connection connection, Running<?> running) {
    this.connection = connection;
    this.running = running;
  }

  /**
   * Each row has the keys, then the summary's sums.
   *
   * @param keys columns of the table; empty for one row of all
   */
  void sums(Summary summary, String keys, ReportFilter filter, Running.EachRow each)
      throws SQLException {
    String sums =
        summary.sums().stream()
            .map(sum -> "COALESCE(SUM(" + sum + "), 0)")
            .collect(Collectors.joining(", "));
    List<Object> values = new ArrayList<>();
    String where = where(summary, filter, values);
    String sql =
        keys.isEmpty()
            ? "SELECT " + sums + " FROM " + summary.sqlName() + where
            : "SELECT "
                + (keys + ", " + sums)
                + (" FROM " + summary.sqlName() + where)
                + (" GROUP BY " + keys + " ORDER BY " + keys);
    running.each(new Running.Query(connection, sql, values), each);
  }

  /** The different values of a column. */
  void keys(Summary summary, String key, ReportFilter filter, Running.EachRow each)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    String where = where(summary, filter, values);
    String sql = "SELECT DISTINCT " + key + " FROM " + summary.sqlName() + where + " ORDER BY 1";
    running.each(new Running.Query(connection, sql, values), each);
  }

  private static String where(Summary summary, ReportFilter filter, List<Object> values) {
    StringBuilder where = new StringBuilder(" WHERE business_day BETWEEN ? AND ?");
    values.add(filter.from());
    values.add(filter.to());
    String cashier = filter.cashier();
    if (cashier != null) {
      where.append(" AND cashier = ?");
      values.add(cashier);
    }
    String shift = filter.shift();
    if (shift != null) {
      where.append(" AND shift = ?");
      values.add(shift);
    }
    Integer grade = filter.grade();
    if (grade != null && summary == Summary.FUEL) {
      where.append(" AND grade = ?");
      values.add(grade);
    }
    String department = filter.department();
    boolean goods = summary == Summary.SHOP || summary == Summary.ARTICLES;
    if (department != null && goods) {
      where.append(" AND department = ?");
      values.add(department);
    }
    return where.toString();
  }
}
