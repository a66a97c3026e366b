package canopy.bench.report;

import canopy.till.report.page.ReportKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** What a report would ask if there were no sums: plain SQL over the rows of the sales. */
final class RawSums {
  private static final String SALES =
      """
      SELECT COUNT(*), SUM(total_minor), SUM(net_minor), SUM(tax_minor), SUM(discount_minor)
      FROM sales WHERE business_day BETWEEN ? AND ?
      """;
  private static final String DAYS =
      """
      SELECT business_day, COUNT(*), SUM(total_minor), SUM(discount_minor)
      FROM sales WHERE business_day BETWEEN ? AND ? GROUP BY business_day
      """;
  private static final String CASHIERS =
      """
      SELECT cashier, COUNT(*), SUM(total_minor), SUM(discount_minor)
      FROM sales WHERE business_day BETWEEN ? AND ? GROUP BY cashier
      """;
  private static final String HOURS =
      """
      SELECT MOD(completed_at_millis / 3600000, 24), COUNT(*), SUM(total_minor)
      FROM sales WHERE business_day BETWEEN ? AND ?
      GROUP BY MOD(completed_at_millis / 3600000, 24)
      """;
  private static final String FUEL =
      """
      SELECT grade, pump, outcome, COUNT(*), SUM(volume_millilitres), SUM(amount_minor)
      FROM fill_outcomes WHERE business_day BETWEEN ? AND ? GROUP BY grade, pump, outcome
      """;
  private static final String SHOP =
      """
      SELECT l.department, COUNT(*), SUM(l.net_minor), SUM(l.total_minor)
      FROM sales s JOIN sale_lines l ON l.id BETWEEN s.seq * 1000 AND s.seq * 1000 + 999
      WHERE s.business_day BETWEEN ? AND ? AND l.kind IN ('GOODS', 'RETURN') GROUP BY l.department
      """;
  private static final String TENDERS =
      """
      SELECT t.kind, COUNT(*), SUM(t.kept_minor)
      FROM sales s JOIN tenders t ON t.id BETWEEN s.seq * 1000 AND s.seq * 1000 + 999
      WHERE s.business_day BETWEEN ? AND ? GROUP BY t.kind
      """;
  private static final String INCIDENTS =
      """
      SELECT kind, COUNT(*), SUM(amount_minor) FROM audit
      WHERE business_day BETWEEN ? AND ? GROUP BY kind
      """;

  private RawSums() {}

  /** Empty for a report that reads single entries in any case. */
  static List<String> of(ReportKind kind) {
    return switch (kind) {
      case GLANCE -> List.of(SALES, FUEL, SHOP, TENDERS, INCIDENTS);
      case WEEK -> List.of(SALES, FUEL, SHOP, HOURS, SALES, FUEL, SHOP, HOURS);
      case DAYS -> List.of(DAYS);
      case HOURS -> List.of(HOURS);
      case FUEL -> List.of(FUEL);
      case SHOP -> List.of(SHOP);
      case TENDERS -> List.of(TENDERS);
      case CASHIERS -> List.of(CASHIERS);
      case SHIFTS, SALES, FINDINGS, AUDIT -> List.of();
    };
  }

  /** Asks all of it and reads every row. */
  static long ask(Connection connection, ReportKind kind, LocalDate from, LocalDate to)
      throws SQLException {
    long rows = 0;
    for (String sql : of(kind)) {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setObject(1, from);
        query.setObject(2, to);
        try (ResultSet found = query.executeQuery()) {
          while (found.next()) {
            rows++;
          }
        }
      }
    }
    return rows;
  }
}
