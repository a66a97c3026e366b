package canopy.till.store.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks for what is worth a manager's minute. */
final class FindingQueries {
  /** A no-sale this many events after a sale has nothing to do with it. */
  private static final int NEAR_EVENTS = 200;

  private static final String MANY =
      """
      SELECT business_day, cashier, SUM(incidents), SUM(amount_minor) FROM day_incidents
      WHERE business_day BETWEEN ? AND ? AND kind = ANY(?)
        AND ? IN ('', cashier)
      GROUP BY business_day, cashier HAVING SUM(incidents) >= ?
      ORDER BY business_day DESC FETCH FIRST ? ROWS ONLY
      """;

  private static final String WITHOUT_RECEIPT =
      """
      SELECT seq, at_millis, business_day, operator, subject, '', amount_minor FROM audit
      WHERE kind = 'REFUNDED' AND business_day BETWEEN ? AND ? AND detail = ''
        AND ? IN ('', operator)
      ORDER BY seq DESC FETCH FIRST ? ROWS ONLY
      """;

  private static final String LATE_VOID =
      """
      SELECT a.seq, a.at_millis, a.business_day, a.operator, a.subject, '', a.amount_minor
      FROM audit a
      WHERE a.kind = 'SALE_VOIDED' AND a.business_day BETWEEN ? AND ?
        AND (a.amount_minor >= ? OR EXISTS
          (SELECT 1 FROM audit t WHERE t.subject = a.subject AND t.kind = 'TENDER_RETURNED'))
        AND ? IN ('', a.operator)
      ORDER BY a.seq DESC FETCH FIRST ? ROWS ONLY
      """;

  private static final String NO_SALE_AFTER_SALE =
      """
      SELECT a.seq, a.at_millis, a.business_day, a.operator, '', MAX(s.number), MAX(s.total_minor)
      FROM audit a JOIN sales s ON s.seq BETWEEN a.seq - ? AND a.seq AND s.cashier = a.operator
        AND a.at_millis - s.completed_at_millis BETWEEN 0 AND ?
      WHERE a.kind = 'DRAWER_OPENED' AND a.business_day BETWEEN ? AND ?
        AND ? IN ('', a.operator)
      GROUP BY a.seq, a.at_millis, a.business_day, a.operator
      ORDER BY a.seq DESC FETCH FIRST ? ROWS ONLY
      """;

  /** The rest of a prepayment goes back at once, and rightly. */
  private static final String REFUND_SOON =
      """
      SELECT a.seq, a.at_millis, a.business_day, a.operator, a.subject, s.number, a.amount_minor
      FROM audit a JOIN sales s ON s.number = a.detail AND s.cashier = a.operator
        AND a.at_millis - s.completed_at_millis <= ?
      WHERE a.kind = 'REFUNDED' AND a.business_day BETWEEN ? AND ? AND a.detail <> ''
        AND EXISTS (SELECT 1 FROM sale_lines l
          WHERE l.id BETWEEN a.seq * 1000 AND a.seq * 1000 + 999 AND l.kind = 'RETURN')
        AND ? IN ('', a.operator)
      ORDER BY a.seq DESC FETCH FIRST ? ROWS ONLY
      """;

  private static final String ROUND_DISCOUNT =
      """
      SELECT s.seq, s.completed_at_millis, s.business_day, s.cashier, s.number, '',
        MAX(s.discount_minor)
      FROM audit a JOIN sales s ON s.number = a.subject
      WHERE a.kind = ANY(?) AND a.business_day BETWEEN ? AND ?
        AND s.discount_minor > 0 AND s.total_minor > 0 AND MOD(s.total_minor, ?) = 0
        AND ? IN ('', s.cashier)
      GROUP BY s.seq, s.completed_at_millis, s.business_day, s.cashier, s.number
      ORDER BY s.seq DESC FETCH FIRST ? ROWS ONLY
      """;

  private final EntryQueries entries;

  FindingQueries(EntryQueries entries) {
    this.entries = entries;
  }

  List<Finding> findings(ReportFilter filter, FindingLimits limits, int limit) throws SQLException {
    List<Finding> all = new ArrayList<>();
    String cashier = whose(filter);
    for (FindingRule rule : FindingRule.values()) {
      switch (rule) {
        case MANY_VOIDS ->
            many(all, rule, filter, limits.voidsPerDay(), limit, "SALE_VOIDED", "LINE_VOIDED");
        case MANY_NO_SALES ->
            many(all, rule, filter, limits.noSalesPerDay(), limit, "DRAWER_OPENED");
        case MANY_OVERRIDES ->
            many(all, rule, filter, limits.overridesPerDay(), limit, "PRICE_OVERRIDDEN");
        case REFUND_WITHOUT_RECEIPT ->
            single(all, rule, WITHOUT_RECEIPT, List.of(filter.from(), filter.to(), cashier, limit));
        case LATE_VOID ->
            single(
                all,
                rule,
                LATE_VOID,
                List.of(filter.from(), filter.to(), limits.largeVoidMinor(), cashier, limit));
        case NO_SALE_AFTER_SALE ->
            single(
                all,
                rule,
                NO_SALE_AFTER_SALE,
                List.of(
                    NEAR_EVENTS,
                    Duration.ofSeconds(limits.noSaleSeconds()).toMillis(),
                    filter.from(),
                    filter.to(),
                    cashier,
                    limit));
        case REFUND_SOON ->
            single(
                all,
                rule,
                REFUND_SOON,
                List.of(
                    Duration.ofMinutes(limits.refundMinutes()).toMillis(),
                    filter.from(),
                    filter.to(),
                    cashier,
                    limit));
        case ROUND_DISCOUNT ->
            single(
                all,
                rule,
                ROUND_DISCOUNT,
                List.of(
                    new Object[] {"SALE_DISCOUNTED", "LINE_DISCOUNTED"},
                    filter.from(),
                    filter.to(),
                    limits.roundMinor(),
                    cashier,
                    limit));
      }
    }
    all.sort(
        Comparator.comparing(Finding::day)
            .thenComparingLong(Finding::seq)
            .reversed()
            .thenComparing(Finding::rule));
    return all;
  }

  /** In SQL, so that a limit counts what is asked for; empty for everybody. */
  private static String whose(ReportFilter filter) {
    String cashier = filter.cashier();
    return cashier == null ? "" : cashier;
  }

  private void many(
      List<Finding> all,
      FindingRule rule,
      ReportFilter filter,
      int least,
      int limit,
      Object... kinds)
      throws SQLException {
    entries.each(
        MANY,
        List.of(filter.from(), filter.to(), kinds, whose(filter), least, limit),
        found ->
            all.add(
                new Finding(
                    rule,
                    0,
                    null,
                    found.getObject(1, LocalDate.class),
                    found.getString(2),
                    "",
                    "",
                    found.getLong(3),
                    found.getLong(4))));
  }

  private void single(List<Finding> all, FindingRule rule, String sql, List<Object> values)
      throws SQLException {
    entries.each(sql, values, found -> all.add(finding(rule, found)));
  }

  private static Finding finding(FindingRule rule, ResultSet found) throws SQLException {
    return new Finding(
        rule,
        found.getLong(1),
        Instant.ofEpochMilli(found.getLong(2)),
        found.getObject(3, LocalDate.class),
        found.getString(4),
        found.getString(5),
        found.getString(6),
        1,
        found.getLong(7));
  }
}
