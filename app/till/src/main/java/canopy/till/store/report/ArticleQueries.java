package canopy.till.store.report;

import canopy.till.store.summary.Summary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums by article. A year of days has a row for each article that was sold on each of them; whole
 * months have a table of their own, and a month that is asked for in part is its days, or the month
 * less the other days, whichever are fewer.
 */
final class ArticleQueries {
  private final SummaryQueries summaries;

  ArticleQueries(SummaryQueries summaries) {
    this.summaries = summaries;
  }

  /** How many questions {@link #sums} asks at most. */
  static final int MOST = 3;

  /** By article, as {@link Summary#ARTICLES} has its sums. */
  SortedMap<String, long[]> sums(ReportFilter filter) throws SQLException {
    SortedMap<String, long[]> all = new TreeMap<>();
    if (filter.shift() != null) {
      ofShift(filter, all);
      return all;
    }
    LocalDate first = nearest(filter.from());
    LocalDate end = nearest(filter.to().plusDays(1));
    if (!first.isBefore(end)) {
      add(Summary.ARTICLES, filter, 1, all);
      return all;
    }
    add(Summary.MONTH_ARTICLES, filter.of(first, end.minusMonths(1)), 1, all);
    between(filter, filter.from(), first, all);
    between(filter, end, filter.to().plusDays(1), all);
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

  /** Adds the days from one to another; if that is earlier, takes those between off again. */
  private void between(
      ReportFilter filter, LocalDate from, LocalDate to, SortedMap<String, long[]> all)
      throws SQLException {
    if (from.isBefore(to)) {
      add(Summary.ARTICLES, filter.of(from, to.minusDays(1)), 1, all);
    } else if (to.isBefore(from)) {
      add(Summary.ARTICLES, filter.of(to, from.minusDays(1)), -1, all);
    }
  }

  /** A shift is of one day or two: no need to look through all that were asked for. */
  private void ofShift(ReportFilter filter, SortedMap<String, long[]> all) throws SQLException {
    SortedMap<LocalDate, long[]> days =
        summaries.sums(
            Summary.SALES, "business_day", filter, row -> row.getObject(1, LocalDate.class));
    for (LocalDate day : days.keySet()) {
      add(Summary.ARTICLES, filter.of(day, day), 1, all);
    }
  }

  private void add(Summary summary, ReportFilter filter, int sign, SortedMap<String, long[]> all)
      throws SQLException {
    for (Map.Entry<String, long[]> row :
        summaries.sums(summary, "article", filter, ArticleQueries::article).entrySet()) {
      long[] more = row.getValue();
      long[] sum = all.computeIfAbsent(row.getKey(), any -> new long[more.length]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] = Math.addExact(sum[i], sign * more[i]);
      }
    }
  }

  private static String article(ResultSet row) throws SQLException {
    return row.getString(1);
  }
}
