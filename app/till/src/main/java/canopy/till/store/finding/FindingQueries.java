package canopy.till.store.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for what is worth a manager's minute. On the thread of the report. */
public final class FindingQueries {
  /** A no-sale this many events after a sale has nothing to do with it. */
  private static final int NEAR_EVENTS = 200;

  /** Whoever accepts a difference does so while the drawer is still open. */
  static final int ACCEPTED_WITHIN_EVENTS = 2_000;

  private static final long FIRST_SLICE_DAYS = 15;

  private static final int LINES_FOUND = 3;

  private static final String MANY =
      """
      SELECT business_day, cashier, SUM(incidents), SUM(amount_minor) FROM day_incidents
      WHERE business_day BETWEEN ? AND ? AND kind = ANY(?)
        AND ? IN ('', cashier)
      GROUP BY business_day, cashier HAVING SUM(incidents) >= ?
      ORDER BY business_day DESC FETCH FIRST ? ROWS ONLY
      """;

  /** By whose PIN it was, whoever typed it. */
  private static final String MANY_WRONG_PINS =
      """
      SELECT business_day, subject, COUNT(*), 0 FROM audit
      WHERE kind = 'PIN_REJECTED' AND business_day BETWEEN ? AND ? AND ? IN ('', subject)
      GROUP BY business_day, subject HAVING COUNT(*) >= ?
      ORDER BY business_day DESC FETCH FIRST ? ROWS ONLY
      """;

  private static final String WITHOUT_RECEIPT =
      """
      SELECT seq, at_millis, business_day, operator, subject, '', amount_minor FROM audit
      WHERE kind = 'REFUNDED' AND business_day BETWEEN ? AND ? AND detail = ''
        AND ? IN ('', operator)
      ORDER BY seq DESC FETCH FIRST ? ROWS ONLY
      """;

  private static final String DEAR_LINE =
      """
      SELECT l.seq, l.at_millis, l.business_day, l.operator, l.number, '', l.amount_minor
      FROM struck_lines l
      WHERE l.business_day BETWEEN ? AND ? AND l.amount_minor >= ? AND ? IN ('', l.operator)
        AND NOT EXISTS (SELECT 1 FROM sales s WHERE s.number = l.number AND s.kind = 'REFUND')
      ORDER BY l.seq DESC FETCH FIRST ? ROWS ONLY
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

  /**
   * The rest of a prepayment goes back at once, and rightly. Lines are looked up last: few refunds
   * are soon, and each look costs a page.
   */
  private static final String REFUND_SOON =
      """
      SELECT r.* FROM (
        SELECT a.seq, a.at_millis, a.business_day, a.operator, a.subject, s.number, a.amount_minor
        FROM audit a JOIN sales s ON s.number = a.detail AND s.cashier = a.operator
          AND a.at_millis - s.completed_at_millis <= ?
        WHERE a.kind = 'REFUNDED' AND a.business_day BETWEEN ? AND ? AND a.detail <> ''
          AND ? IN ('', a.operator)) r
      WHERE EXISTS (SELECT 1 FROM sale_lines l
        WHERE l.id BETWEEN r.seq * 1000 AND r.seq * 1000 + 999 AND l.kind = 'RETURN')
      ORDER BY r.seq DESC FETCH FIRST ? ROWS ONLY
      """;

  private static final String REFUND_IN_CASH =
      """
      SELECT r.seq, r.at_millis, r.business_day, r.operator, r.subject, r.number, r.amount_minor
      FROM (
        SELECT a.seq, a.at_millis, a.business_day, a.operator, a.subject, s.number, a.amount_minor,
          s.seq AS sold
        FROM audit a JOIN sales s ON s.number = a.detail
        WHERE a.kind = 'REFUNDED' AND a.business_day BETWEEN ? AND ? AND a.detail <> ''
          AND ? IN ('', a.operator)) r
      WHERE EXISTS (SELECT 1 FROM tenders t
          WHERE t.id BETWEEN r.seq * 1000 AND r.seq * 1000 + 999 AND t.type = 'CASH')
        AND EXISTS (SELECT 1 FROM tenders t
          WHERE t.id BETWEEN r.sold * 1000 AND r.sold * 1000 + 999)
        AND NOT EXISTS (SELECT 1 FROM tenders t
          WHERE t.id BETWEEN r.sold * 1000 AND r.sold * 1000 + 999 AND t.type = 'CASH')
      ORDER BY r.seq DESC FETCH FIRST ? ROWS ONLY
      """;

  /** One kind at a time: with both in one condition the index is read from end to end. */
  private static final String ROUND_DISCOUNT =
      """
      SELECT s.seq, s.completed_at_millis, s.business_day, s.cashier, s.number, '',
        s.discount_minor
      FROM (
        SELECT subject FROM audit
        WHERE kind = 'SALE_DISCOUNTED' AND business_day BETWEEN ? AND ?
        UNION
        SELECT subject FROM audit
        WHERE kind = 'LINE_DISCOUNTED' AND business_day BETWEEN ? AND ?) a
      JOIN sales s ON s.number = a.subject
      WHERE s.discount_minor > 0 AND s.total_minor > 0 AND MOD(s.total_minor, ?) = 0
        AND ? IN ('', s.cashier)
      ORDER BY s.seq DESC FETCH FIRST ? ROWS ONLY
      """;

  /** Of a sale and its lines, what is about the whole comes first. */
  private static final String LARGE_DISCOUNT =
      """
      SELECT seq, at_millis, business_day, cashier, number, '', discount_minor FROM discounts
      WHERE business_day BETWEEN ? AND ?
        AND (discount_minor >= ? OR discount_minor >= ? AND share_ppm >= ?)
        AND ? IN ('', cashier)
      ORDER BY seq DESC, id FETCH FIRST ? ROWS ONLY
      """;

  private static final String FUEL_UNDER_PRICE =
      """
      SELECT seq, at_millis, business_day, cashier, number, '', discount_minor FROM discounts
      WHERE business_day BETWEEN ? AND ? AND kind = 'FILL' AND share_ppm >= ?
        AND ? IN ('', cashier)
      ORDER BY seq DESC, id FETCH FIRST ? ROWS ONLY
      """;

  private static final String FILL_AMOUNT_DIFFERS =
      """
      SELECT seq, at_millis, business_day, operator, subject, '', amount_minor FROM audit
      WHERE kind = 'FILL_AMOUNT_DIFFERS' AND business_day BETWEEN ? AND ?
        AND ? IN ('', operator)
      ORDER BY seq DESC FETCH FIRST ? ROWS ONLY
      """;

  private static final String COUNT_DIFFERS =
      """
      SELECT a.seq, a.at_millis, a.business_day, a.operator, a.subject, '', a.amount_minor
      FROM audit a
      WHERE a.kind = 'SHIFT_COUNTED' AND a.business_day BETWEEN ? AND ? AND a.amount_minor <> 0
        AND NOT EXISTS (SELECT 1 FROM accepted_differences d
          JOIN drawer_steps o ON o.shift_id = d.shift_id AND o.responsible = d.accepted_by
          WHERE d.seq BETWEEN a.seq AND a.seq + ? AND d.accepted_by = a.operator
            AND d.shift_id = a.subject
            AND d.count_number = (SELECT c.number FROM shift_counts c WHERE c.seq = a.seq))
        AND ? IN ('', a.operator)
      ORDER BY a.seq DESC FETCH FIRST ? ROWS ONLY
      """;

  /** An empty drawer gets its float from the safe. */
  private static final String FLOAT_DIFFERS =
      """
      SELECT f.* FROM (
        SELECT o.seq, o.at_millis, o.business_day,
          COALESCE((SELECT d.responsible FROM drawer_steps d WHERE d.seq < o.seq
            ORDER BY d.seq DESC FETCH FIRST ROW ONLY), o.operator) AS holder,
          o.shift_id, '', o.opening_minor - o.carried_minor
        FROM shift_opens o
        WHERE o.business_day BETWEEN ? AND ? AND o.float_counted
          AND o.carried_minor <> 0 AND o.opening_minor <> o.carried_minor) f
      WHERE ? IN ('', f.holder)
      ORDER BY f.seq DESC FETCH FIRST ? ROWS ONLY
      """;

  private static final String PAYMENT_BY_HAND =
      """
      SELECT seq, at_millis, business_day, operator, subject, '', COALESCE(amount_minor, 0)
      FROM audit
      WHERE kind IN ('PAYMENT_FORCED', 'PAYMENT_WRITTEN_OFF') AND business_day BETWEEN ? AND ?
        AND ? IN ('', operator)
      ORDER BY seq DESC FETCH FIRST ? ROWS ONLY
      """;

  private final Rows rows;

  /** Asks the database, row by row. */
  @FunctionalInterface
  public interface Rows {
    void each(String sql, List<Object> values, EachRow each) throws SQLException;
  }

  /** What is done with each row. */
  @FunctionalInterface
  public interface EachRow {
    void row(ResultSet found) throws SQLException;
  }

  /**
   * Some days, and whose; empty for everybody: in SQL, so that a limit counts what is asked for.
   */
  public record Slice(LocalDate from, LocalDate to, String cashier) {}

  public FindingQueries(Rows rows) {
    this.rows = rows;
  }

  /** How many questions {@link #findings} asks at most. */
  public static int most(Slice days) {
    return FindingRule.values().length * slices(days).size() + Approvers.QUESTIONS;
  }

  /** What is found in some days, newest first; of each rule at most {@code limit}. */
  public List<Finding> findings(Slice days, FindingLimits limits, int limit) throws SQLException {
    List<Finding> all = new ArrayList<>();
    List<Slice> slices = slices(days);
    for (FindingRule rule : FindingRule.values()) {
      int missing = limit;
      // A sale that was discounted on two days is in two slices; one may be found by two lines.
      Set<Long> seen = new HashSet<>();
      for (Slice slice : slices) {
        if (missing > 0) {
          List<Finding> found = new ArrayList<>();
          // With room for what is known already, else it would take the place of something new.
          look(found, rule, slice, limits, missing + seen.size());
          found.removeIf(each -> each.seq() != 0 && !seen.add(each.seq()));
          List<Finding> fresh = found.subList(0, Math.min(missing, found.size()));
          missing -= fresh.size();
          all.addAll(fresh);
        }
      }
    }
    all.sort(
        Comparator.comparing(Finding::day)
            .thenComparingLong(Finding::seq)
            .reversed()
            .thenComparing(Finding::rule));
    return new Approvers(rows).named(all);
  }

  /**
   * The days, newest first, each slice twice as long as the one before. A list has an end: where
   * much is found, the days of a year need not all be looked at to fill it.
   */
  private static List<Slice> slices(Slice all) {
    List<Slice> slices = new ArrayList<>();
    LocalDate to = all.to();
    for (long days = FIRST_SLICE_DAYS; !to.isBefore(all.from()); days *= 2) {
      LocalDate from = to.minusDays(days - 1);
      slices.add(new Slice(from.isBefore(all.from()) ? all.from() : from, to, all.cashier()));
      to = from.minusDays(1);
    }
    return slices;
  }

  private void look(
      List<Finding> found, FindingRule rule, Slice days, FindingLimits limits, int limit)
      throws SQLException {
    LocalDate from = days.from();
    LocalDate to = days.to();
    String cashier = days.cashier();
    switch (rule) {
      case MANY_VOIDS -> many(found, rule, days, limits.voidsPerDay(), limit);
      case MANY_NO_SALES -> many(found, rule, days, limits.noSalesPerDay(), limit);
      case MANY_OVERRIDES -> many(found, rule, days, limits.overridesPerDay(), limit);
      case MANY_WRONG_PINS ->
          many(
              found,
              rule,
              MANY_WRONG_PINS,
              List.of(from, to, cashier, limits.wrongPinsPerDay(), limit));
      case REFUND_WITHOUT_RECEIPT ->
          single(found, rule, WITHOUT_RECEIPT, List.of(from, to, cashier, limit));
      case DEAR_LINE ->
          single(found, rule, DEAR_LINE, List.of(from, to, limits.dearLineMinor(), cashier, limit));
      case LATE_VOID ->
          single(
              found, rule, LATE_VOID, List.of(from, to, limits.largeVoidMinor(), cashier, limit));
      case NO_SALE_AFTER_SALE -> {
        long millis = Duration.ofSeconds(limits.noSaleSeconds()).toMillis();
        List<Object> values = List.of(NEAR_EVENTS, millis, from, to, cashier, limit);
        single(found, rule, NO_SALE_AFTER_SALE, values);
      }
      case REFUND_SOON -> {
        long millis = Duration.ofMinutes(limits.refundMinutes()).toMillis();
        single(found, rule, REFUND_SOON, List.of(millis, from, to, cashier, limit));
      }
      case REFUND_IN_CASH -> single(found, rule, REFUND_IN_CASH, List.of(from, to, cashier, limit));
      case ROUND_DISCOUNT -> {
        List<Object> values = List.of(from, to, from, to, limits.roundMinor(), cashier, limit);
        single(found, rule, ROUND_DISCOUNT, values);
      }
      case LARGE_DISCOUNT -> {
        FindingLimits.Discounts off = limits.discounts();
        List<Object> values =
            List.of(
                from,
                to,
                off.fromMinor(),
                off.shareFromMinor(),
                off.sharePpm(),
                cashier,
                // A sale may be found by itself and by several of its lines.
                limit * LINES_FOUND);
        single(found, rule, LARGE_DISCOUNT, values);
      }
      case FUEL_UNDER_PRICE -> {
        long share = limits.discounts().fuelSharePpm();
        single(found, rule, FUEL_UNDER_PRICE, List.of(from, to, share, cashier, limit));
      }
      case FILL_AMOUNT_DIFFERS ->
          single(found, rule, FILL_AMOUNT_DIFFERS, List.of(from, to, cashier, limit));
      case COUNT_DIFFERS ->
          single(
              found,
              rule,
              COUNT_DIFFERS,
              List.of(from, to, ACCEPTED_WITHIN_EVENTS, cashier, limit));
      case FLOAT_DIFFERS -> single(found, rule, FLOAT_DIFFERS, List.of(from, to, cashier, limit));
      case PAYMENT_BY_HAND ->
          single(found, rule, PAYMENT_BY_HAND, List.of(from, to, cashier, limit));
    }
  }

  private void many(List<Finding> all, FindingRule rule, Slice days, int least, int limit)
      throws SQLException {
    Object[] kinds = rule.counted().stream().map(Enum::name).toArray();
    many(all, rule, MANY, List.of(days.from(), days.to(), kinds, days.cashier(), least, limit));
  }

  private void many(List<Finding> all, FindingRule rule, String sql, List<Object> values)
      throws SQLException {
    rows.each(
        sql,
        values,
        found ->
            all.add(
                new Finding(
                    rule,
                    new Finding.Place(0, null, found.getObject(1, LocalDate.class)),
                    found.getString(2),
                    "",
                    "",
                    found.getLong(3),
                    found.getLong(4))));
  }

  private void single(List<Finding> all, FindingRule rule, String sql, List<Object> values)
      throws SQLException {
    rows.each(sql, values, found -> all.add(finding(rule, found)));
  }

  private static Finding finding(FindingRule rule, ResultSet found) throws SQLException {
    return new Finding(
        rule,
        new Finding.Place(
            found.getLong(1),
            Instant.ofEpochMilli(found.getLong(2)),
            found.getObject(3, LocalDate.class)),
        found.getString(4),
        found.getString(5),
        found.getString(6),
        1,
        found.getLong(7));
  }
}
