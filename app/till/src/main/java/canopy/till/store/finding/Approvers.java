package canopy.till.store.finding;

import canopy.core.operator.Right;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who said yes to what was found. An approval stands right before what it is for, or, where a whole
 * sale is found, before one of its steps and with its number.
 */
final class Approvers {
  /** How many questions are asked. */
  static final int QUESTIONS = 2;

  /**
   * Joined from the left and by day: else every approval there ever was is held against each
   * finding.
   */
  private static final String OF_EVENTS =
      """
      SELECT f.place, a.subject
      FROM TABLE(place INT = ?, business_day DATE = ?, seq BIGINT = ?, start BIGINT = ?,
        whole VARCHAR = ?, line VARCHAR = ?) f
      LEFT JOIN audit a ON a.kind = 'APPROVED' AND a.business_day = f.business_day
        AND a.seq BETWEEN f.start AND f.seq - 1
        AND (f.whole = '' OR a.detail = f.whole OR a.detail LIKE f.line || '/%')
      ORDER BY f.place, a.seq
      """;

  private static final String OF_COUNTS =
      """
      SELECT f.place, d.accepted_by
      FROM TABLE(place INT = ?, seq BIGINT = ?) f
      LEFT JOIN shift_counts c ON c.seq = f.seq
      LEFT JOIN accepted_differences d ON d.seq BETWEEN f.seq AND f.seq + ?
        AND d.shift_id = c.shift_id AND d.count_number = c.number
      ORDER BY f.place, d.seq
      """;

  /** A sale is rung up and paid within so many events; only the yes to it is looked for. */
  private static final int SALE_EVENTS = 200;

  private final FindingQueries.Rows rows;

  Approvers(FindingQueries.Rows rows) {
    this.rows = rows;
  }

  /** The findings with whoever approved them. */
  List<Finding> named(List<Finding> found) throws SQLException {
    Map<Integer, List<String>> names = new HashMap<>();
    List<Integer> single = places(found, false);
    List<Integer> counts = places(found, true);
    if (!single.isEmpty()) {
      ask(
          OF_EVENTS,
          List.of(
              single.toArray(),
              single.stream().map(i -> found.get(i).day()).toArray(),
              seqs(found, single),
              single.stream().map(i -> first(found.get(i))).toArray(),
              single.stream().map(i -> whole(found.get(i))).toArray(),
              single.stream().map(i -> line(found.get(i))).toArray()),
          names);
    }
    if (!counts.isEmpty()) {
      ask(
          OF_COUNTS,
          List.of(counts.toArray(), seqs(found, counts), FindingQueries.ACCEPTED_WITHIN_EVENTS),
          names);
    }
    List<Finding> named = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      List<String> who = names.get(i);
      named.add(who == null ? found.get(i) : found.get(i).approvedBy(who));
    }
    return named;
  }

  private static List<Integer> places(List<Finding> found, boolean counts) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Finding each = found.get(i);
      if (each.seq() != 0 && counts == (each.rule() == FindingRule.COUNT_DIFFERS)) {
        places.add(i);
      }
    }
    return places;
  }

  private static Object[] seqs(List<Finding> found, List<Integer> places) {
    return places.stream().map(i -> found.get(i).seq()).toArray();
  }

  /** Where to look from: of one event only right before it. */
  private static long first(Finding finding) {
    return finding.seq() - (whole(finding).isEmpty() ? 1 : SALE_EVENTS);
  }

  /** What the approval of a whole sale says; empty where one event of it is found. */
  private static String whole(Finding finding) {
    Right right = right(finding.rule());
    return right == null ? "" : right.name() + " " + finding.subject();
  }

  /** What the approval of one of its lines begins with: goods come back from the sale before. */
  private static String line(Finding finding) {
    Right right = right(finding.rule());
    if (right == null) {
      return "";
    }
    return right.name() + " " + (right == Right.REFUND ? finding.other() : finding.subject());
  }

  /** What had to be allowed; null where the approval stands right before what is found. */
  private static @Nullable Right right(FindingRule rule) {
    return switch (rule) {
      case REFUND_WITHOUT_RECEIPT -> Right.REFUND_WITHOUT_RECEIPT;
      case REFUND_SOON, REFUND_IN_CASH -> Right.REFUND;
      case ROUND_DISCOUNT, LARGE_DISCOUNT, FUEL_UNDER_PRICE -> Right.DISCOUNT;
      case MANY_VOIDS,
          MANY_NO_SALES,
          MANY_OVERRIDES,
          MANY_WRONG_PINS,
          DEAR_LINE,
          LATE_VOID,
          NO_SALE_AFTER_SALE,
          FILL_AMOUNT_DIFFERS,
          COUNT_DIFFERS,
          FLOAT_DIFFERS,
          PAYMENT_BY_HAND ->
          null;
    };
  }

  private void ask(String sql, List<Object> values, Map<Integer, List<String>> names)
      throws SQLException {
    rows.each(
        sql,
        values,
        found -> {
          String name = found.getString(2);
          if (name == null) {
            return; // Nobody did.
          }
          List<String> who = names.computeIfAbsent(found.getInt(1), place -> new ArrayList<>());
          if (!who.contains(name)) {
            who.add(name);
          }
        });
  }
}
