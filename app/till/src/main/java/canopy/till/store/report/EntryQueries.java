package canopy.till.store.report;

import canopy.core.sale.Sale;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Single entries of some days: by their place in the journal, which follows the days. */
final class EntryQueries {
  /** Lines of a sale have its place times this, plus a number. */
  static final long LINES_PER_SALE = 1_000;

  private static final int LINES_AT_ONCE = 2_000;

  private static final String WITH_GRADE =
      """
       AND EXISTS (SELECT 1 FROM sale_lines l
        WHERE l.id BETWEEN s.seq * 1000 AND s.seq * 1000 + 999 AND l.grade = ?)
      """;

  private final Connection connection;
  private final Running<?> running;

  EntryQueries(Connection connection, Running<?> running) {
    this.connection = connection;
    this.running = running;
  }

  void each(String sql, List<Object> values, Running.EachRow each) throws SQLException {
    running.each(new Running.Query(connection, sql, values), each);
  }

  List<SaleRow> sales(ReportFilter filter, long beforeSeq, int limit) throws SQLException {
    long first = firstSale(filter.from());
    long last = Math.min(beforeSeq, firstSale(filter.to().plusDays(1))) - 1;
    List<SaleRow> rows = new ArrayList<>();
    boolean whole = filter.grade() == null && filter.department() == null;
    if (whole || first == Long.MAX_VALUE) {
      select(filter, "seq BETWEEN ? AND ?", List.of(first, last), limit, rows);
      return rows;
    }
    long before = last == Long.MAX_VALUE - 1 ? Long.MAX_VALUE : (last + 1) * LINES_PER_SALE;
    while (rows.size() < limit && before > 0) {
      Set<Long> with = new LinkedHashSet<>();
      before = withPart(filter, first * LINES_PER_SALE, before, with);
      if (!with.isEmpty()) {
        select(filter, "seq = ANY(?)", List.of((Object) with.toArray()), limit - rows.size(), rows);
      }
    }
    return rows;
  }

  private void select(
      ReportFilter filter, String which, List<Object> of, int limit, List<SaleRow> rows)
      throws SQLException {
    List<Object> values = new ArrayList<>(of);
    StringBuilder where = new StringBuilder(which);
    String cashier = filter.cashier();
    if (cashier != null) {
      where.append(" AND cashier = ?");
      values.add(cashier);
    }
    Integer grade = filter.grade();
    if (grade != null && filter.department() != null) {
      where.append(WITH_GRADE);
      values.add(grade);
    }
    values.add(limit);
    each(
        """
        SELECT seq, number, kind, business_day, completed_at_millis, cashier, line_count,
          discount_minor, total_minor
        FROM sales s
        """
            + "WHERE "
            + where
            + " ORDER BY seq DESC FETCH FIRST ? ROWS ONLY",
        values,
        found -> rows.add(row(found)));
  }

  /**
   * Adds the places of sales with the department, or with the grade where none is asked for, the
   * newest first.
   *
   * @param before the place of a line
   * @return before which the next lines are; 0 if there are none
   */
  private long withPart(ReportFilter filter, long first, long before, Set<Long> with)
      throws SQLException {
    String department = filter.department();
    Object part = department == null ? filter.grade() : department;
    List<Object> values = new ArrayList<>();
    values.add(part);
    values.addAll(List.of(first, before, LINES_AT_ONCE));
    long[] oldest = {0};
    int[] lines = {0};
    each(
        (department == null
                ? "SELECT id FROM fill_outcomes WHERE outcome = 'PAID' AND grade = ?"
                : "SELECT id FROM sale_lines WHERE department = ?")
            + " AND id >= ? AND id < ? ORDER BY id DESC FETCH FIRST ? ROWS ONLY",
        values,
        found -> {
          oldest[0] = found.getLong(1);
          lines[0]++;
          with.add(oldest[0] / LINES_PER_SALE);
        });
    // Lines of the oldest sale may be among the next: its place is taken, so they begin before it.
    return lines[0] < LINES_AT_ONCE ? 0 : oldest[0] / LINES_PER_SALE * LINES_PER_SALE;
  }

  private static SaleRow row(ResultSet found) throws SQLException {
    return new SaleRow(
        found.getLong(1),
        found.getString(2),
        Sale.Kind.valueOf(found.getString(3)),
        found.getObject(4, LocalDate.class),
        Instant.ofEpochMilli(found.getLong(5)),
        found.getString(6),
        found.getInt(7),
        found.getLong(8),
        found.getLong(9));
  }

  /** The place of the first sale of a day or a later one; beyond all if there is none. */
  long firstSale(LocalDate day) throws SQLException {
    long[] first = {Long.MAX_VALUE};
    each(
        """
        SELECT seq FROM sales WHERE business_day >= ?
        ORDER BY business_day, seq FETCH FIRST ROW ONLY
        """,
        List.of(day),
        found -> first[0] = found.getLong(1));
    return first[0];
  }
}
