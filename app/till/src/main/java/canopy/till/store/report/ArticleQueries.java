package canopy.till.store.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums by article, of the lines of the sales. Months that are over have a table of their own, and
 * one that is asked for in part is its days, or the month less the other days, whichever are fewer.
 */
final class ArticleQueries {
  /** How many questions {@link #sums} asks at most. */
  static final int MOST = 10;

  private final Connection connection;
  private final Running<?> running;
  private final EntryQueries entries;

  ArticleQueries(Connection connection, Running<?> running, EntryQueries entries) {
    this.connection = connection;
    this.running = running;
    this.entries = entries;
  }

  /** By article: lines, sales without tax, the part of them whose cost is known, that cost. */
  SortedMap<String, long[]> sums(ReportFilter filter) throws SQLException {
    SortedMap<String, long[]> all = new TreeMap<>();
    LocalDate after = filter.to().plusDays(1);
    LocalDate first = nearest(filter.from());
    LocalDate end = earlier(nearest(after), monthsEnd());
    if (filter.shift() != null || end == null || !first.isBefore(end)) {
      lines(filter, filter.from(), after, 1, all);
      return all;
    }
    months(filter, first, end, all);
    between(filter, filter.from(), first, all);
    between(filter, end, after, all);
    // What was taken off a month again may leave an article of which nothing was sold.
    all.values().removeIf(sums -> sums[0] == 0);
    return all;
  }

  /** The beginning of a month that fewest days are between. */
  private static LocalDate nearest(LocalDate day) {
    LocalDate before = day.withDayOfMonth(1);
    LocalDate after = before.plusMonths(1);
    return ChronoUnit.DAYS.between(before, day) <= ChronoUnit.DAYS.between(day, after)
        ? before
        : after;
  }

  private static @Nullable LocalDate earlier(LocalDate a, @Nullable LocalDate b) {
    return b == null || b.isBefore(a) ? b : a;
  }

  /** The day after the months that were summed up; null if there are none. */
  private @Nullable LocalDate monthsEnd() throws SQLException {
    List<LocalDate> last = new ArrayList<>();
    ask(
        "SELECT MAX(first_day) FROM month_articles HAVING MAX(first_day) IS NOT NULL",
        List.of(),
        row -> last.add(row.getObject(1, LocalDate.class)));
    return last.isEmpty() ? null : last.getFirst().plusMonths(1);
  }

  /** Adds the days from one to another; if that is earlier, takes those between off again. */
  private void between(
      ReportFilter filter, LocalDate from, LocalDate to, SortedMap<String, long[]> all)
      throws SQLException {
    if (from.isBefore(to)) {
      lines(filter, from, to, 1, all);
    } else if (to.isBefore(from)) {
      lines(filter, to, from, -1, all);
    }
  }

  private void months(
      ReportFilter filter, LocalDate first, LocalDate end, SortedMap<String, long[]> all)
      throws SQLException {
    List<Object> values = new ArrayList<>(List.of(first, end));
    String sql =
        """
        SELECT article, line_count, net_minor, costed_net_minor, cost_minor FROM month_articles
        WHERE first_day >= ? AND first_day < ?\
        """
            + and("cashier", filter.cashier(), values)
            + and("department", filter.department(), values);
    ask(
        sql,
        values,
        row ->
            add(
                row.getString(1),
                all,
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5)));
  }

  private void lines(
      ReportFilter filter, LocalDate from, LocalDate to, int sign, SortedMap<String, long[]> all)
      throws SQLException {
    long first = entries.firstSale(from);
    if (first == Long.MAX_VALUE) {
      return;
    }
    long end = Math.min(entries.firstSale(to), Long.MAX_VALUE / EntryQueries.LINES_PER_SALE);
    Set<Long> sales = sales(filter, first, end);
    List<Object> values =
        new ArrayList<>(
            List.of(first * EntryQueries.LINES_PER_SALE, end * EntryQueries.LINES_PER_SALE));
    String sql =
        """
        SELECT id, article_id, net_minor, cost_minor FROM sale_lines
        WHERE id >= ? AND id < ? AND kind = 'GOODS'\
        """
            + and("department", filter.department(), values);
    ask(
        sql,
        values,
        row -> {
          if (sales == null || sales.contains(row.getLong(1) / EntryQueries.LINES_PER_SALE)) {
            long net = sign * row.getLong(3);
            long cost = sign * row.getLong(4);
            long costed = row.wasNull() ? 0 : net;
            add(row.getString(2), all, sign, net, costed, cost);
          }
        });
  }

  /** Those of a person or a shift; null if all are meant. */
  private @Nullable Set<Long> sales(ReportFilter filter, long first, long end) throws SQLException {
    if (filter.cashier() == null && filter.shift() == null) {
      return null;
    }
    List<Object> values = new ArrayList<>(List.of(first, end));
    String sql =
        "SELECT seq FROM sales WHERE seq >= ? AND seq < ?"
            + and("cashier", filter.cashier(), values)
            + and("shift_id", filter.shift(), values);
    Set<Long> sales = new HashSet<>();
    ask(sql, values, row -> sales.add(row.getLong(1)));
    return sales;
  }

  private static String and(String column, @Nullable Object value, List<Object> values) {
    if (value == null) {
      return "";
    }
    values.add(value);
    return " AND " + column + " = ?";
  }

  private void ask(String sql, List<Object> values, Running.EachRow each) throws SQLException {
    running.each(new Running.Query(connection, sql, values), each);
  }

  private static void add(String article, SortedMap<String, long[]> all, long... more) {
    long[] sum = all.computeIfAbsent(article, any -> new long[more.length]);
    for (int i = 0; i < sum.length; i++) {
      sum[i] = Math.addExact(sum[i], more[i]);
    }
  }
}
