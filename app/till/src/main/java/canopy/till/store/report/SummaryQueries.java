package canopy.till.store.report;

import canopy.till.store.summary.Summary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up rows of a summary. */
final class SummaryQueries {
  private final Connection connection;
  private final Running<?> running;

  SummaryQueries(Connection connection, Running<?> running) {
    this.connection = connection;
    this.running = running;
  }

  /** Makes a key of a row's first columns. */
  interface Key<K> {
    K of(ResultSet row) throws SQLException;
  }

  /**
   * Sums by key, in its order, as the summary has its columns. They are added up here and row by
   * row: the database makes two objects of each figure that it adds, and holds every group until
   * the end. That was half of what reports leave to the collector, for which sales stand still.
   *
   * @param columns of the table, for the key; empty for one of all
   */
  <K extends Comparable<? super K>> SortedMap<K, long[]> sums(
      Summary summary, String columns, ReportFilter filter, Key<K> key) throws SQLException {
    List<String> asked = new ArrayList<>();
    if (!columns.isEmpty()) {
      asked.addAll(List.of(columns.split(",", -1)));
    }
    int first = asked.size() + 1;
    int width = summary.sums().size();
    asked.addAll(summary.sums());
    List<Object> values = new ArrayList<>();
    String where = where(summary, filter, values);
    String sql = "SELECT " + String.join(", ", asked) + " FROM " + summary.sqlName() + where;
    SortedMap<K, long[]> sums = new TreeMap<>();
    running.each(
        new Running.Query(connection, sql, values),
        found -> {
          long[] sum = sums.computeIfAbsent(key.of(found), any -> new long[width]);
          for (int i = 0; i < width; i++) {
            sum[i] = Math.addExact(sum[i], found.getLong(first + i));
          }
        });
    return sums;
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
    if (grade != null && summary.isBy("grade")) {
      where.append(" AND grade = ?");
      values.add(grade);
    }
    String department = filter.department();
    if (department != null && summary.isBy("department")) {
      where.append(" AND department = ?");
      values.add(department);
    }
    return where.toString();
  }
}
