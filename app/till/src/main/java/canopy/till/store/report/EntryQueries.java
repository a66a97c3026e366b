package canopy.till.store.report;

import canopy.core.sale.Sale;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Single entries of some days: by their place in the journal, which follows the days. */
final class EntryQueries {
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
    List<Object> values = new ArrayList<>(List.of(first, last));
    String cashier = filter.cashier();
    if (cashier != null) {
      values.add(cashier);
    }
    values.add(limit);
    each(
        """
        SELECT seq, number, kind, business_day, completed_at_millis, cashier, line_count,
          discount_minor, total_minor
        FROM sales WHERE seq BETWEEN ? AND ?
        """
            + (cashier == null ? "" : " AND cashier = ?")
            + " ORDER BY seq DESC FETCH FIRST ? ROWS ONLY",
        values,
        found -> rows.add(row(found)));
    return rows;
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
  private long firstSale(LocalDate day) throws SQLException {
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
