package canopy.till.store.report;

import canopy.till.store.margin.ArticleMargin;
import canopy.till.store.margin.Margin;
import canopy.till.store.query.AuditKind;
import canopy.till.store.summary.Summary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The questions of one report, on the report thread. */
public final class ReportReader {
  private static final long QUARTER_SECONDS = 900;

  private final SummaryQueries summaries;
  private final EntryQueries entries;
  private final Running<?> running;

  ReportReader(Connection connection, Running<?> running) {
    this.summaries = new SummaryQueries(connection, running);
    this.entries = new EntryQueries(connection, running);
    this.running = running;
  }

  /** Some days at a glance. */
  public Glance glance(ReportFilter filter) throws SQLException {
    running.expect(6);
    return new Glance(
        sales(filter),
        fuel(filter),
        shop(filter),
        tenders(filter),
        taxes(filter),
        incidents(filter));
  }

  private SalesSums sales(ReportFilter filter) throws SQLException {
    List<SalesSums> sums = new ArrayList<>();
    summaries.sums(Summary.SALES, "", filter, found -> sums.add(salesSums(found, 1)));
    return sums.getFirst();
  }

  /** By business day, oldest first. */
  public List<SalesRow> days(ReportFilter filter) throws SQLException {
    return rows("business_day", filter);
  }

  /** By cashier. */
  public List<SalesRow> cashiers(ReportFilter filter) throws SQLException {
    return rows("cashier", filter);
  }

  /** By shift; an empty key is for what belongs to none. */
  public List<SalesRow> shifts(ReportFilter filter) throws SQLException {
    return rows("shift", filter);
  }

  private List<SalesRow> rows(String key, ReportFilter filter) throws SQLException {
    List<SalesRow> rows = new ArrayList<>();
    summaries.sums(
        Summary.SALES,
        key,
        filter,
        found -> rows.add(new SalesRow(found.getString(1), salesSums(found, 2))));
    return rows;
  }

  private static SalesSums salesSums(ResultSet found, int first) throws SQLException {
    return new SalesSums(
        found.getLong(first),
        found.getLong(first + 1),
        found.getLong(first + 2),
        found.getLong(first + 3),
        found.getLong(first + 4),
        found.getLong(first + 5),
        found.getLong(first + 6),
        found.getLong(first + 7),
        found.getLong(first + 8),
        found.getLong(first + 9),
        found.getLong(first + 10));
  }

  /** By grade, pump and outcome. */
  public List<FuelRow> fuel(ReportFilter filter) throws SQLException {
    List<FuelRow> rows = new ArrayList<>();
    summaries.sums(
        Summary.FUEL,
        "grade, pump, outcome",
        filter,
        found ->
            rows.add(
                new FuelRow(
                    found.getInt(1),
                    found.getInt(2),
                    found.getString(3),
                    found.getLong(4),
                    found.getLong(5),
                    found.getLong(6),
                    found.getLong(7),
                    margin(found, 8))));
    return rows;
  }

  /** Three columns from one on. */
  private static Margin margin(ResultSet found, int first) throws SQLException {
    return new Margin(found.getLong(first), found.getLong(first + 1), found.getLong(first + 2));
  }

  /**
   * What each business day brought in, by its ISO date: fuel that was paid, goods, and what came
   * back.
   */
  public Map<String, Margin> dayMargins(ReportFilter filter) throws SQLException {
    Map<String, Margin> days = new TreeMap<>();
    summaries.sums(
        Summary.SHOP,
        "business_day",
        filter,
        found -> days.merge(found.getString(1), shopMargin(found, 2), Margin::plus));
    summaries.sums(
        Summary.FUEL,
        "business_day",
        filter,
        found -> days.merge(found.getString(1), margin(found, 6), Margin::plus));
    return days;
  }

  /** Of goods, whose sums begin at a column. */
  private static Margin shopMargin(ResultSet found, int first) throws SQLException {
    return new Margin(found.getLong(first + 2), found.getLong(first + 4), found.getLong(first + 5));
  }

  /** By article, the one with the largest sales first. */
  public List<ArticleMargin> articles(ReportFilter filter) throws SQLException {
    List<ArticleMargin> rows = new ArrayList<>();
    summaries.sums(
        Summary.ARTICLES,
        "article",
        filter,
        found ->
            rows.add(new ArticleMargin(found.getString(1), found.getLong(2), margin(found, 3))));
    rows.sort(Comparator.comparingLong((ArticleMargin row) -> row.margin().netMinor()).reversed());
    return rows;
  }

  /** By department. */
  public List<ShopRow> shop(ReportFilter filter) throws SQLException {
    List<ShopRow> rows = new ArrayList<>();
    summaries.sums(
        Summary.SHOP,
        "department",
        filter,
        found ->
            rows.add(
                new ShopRow(
                    found.getString(1),
                    found.getLong(2),
                    found.getLong(3),
                    found.getLong(5),
                    shopMargin(found, 2))));
    return rows;
  }

  /** By way of paying. */
  public List<TenderRow> tenders(ReportFilter filter) throws SQLException {
    List<TenderRow> rows = new ArrayList<>();
    summaries.sums(
        Summary.TENDERS,
        "tender",
        filter,
        found ->
            rows.add(
                new TenderRow(
                    found.getString(1), found.getLong(2), found.getLong(3), found.getLong(4))));
    return rows;
  }

  /** By tax. */
  public List<Glance.Tax> taxes(ReportFilter filter) throws SQLException {
    List<Glance.Tax> rows = new ArrayList<>();
    summaries.sums(
        Summary.TAXES,
        "tax_id",
        filter,
        found -> rows.add(new Glance.Tax(found.getString(1), found.getLong(2), found.getLong(3))));
    return rows;
  }

  /** By kind, in the order of the kinds. */
  public List<Glance.Incidents> incidents(ReportFilter filter) throws SQLException {
    Map<AuditKind, Glance.Incidents> rows = new TreeMap<>();
    summaries.sums(
        Summary.INCIDENTS,
        "kind",
        filter,
        found -> {
          AuditKind kind = AuditKind.valueOf(found.getString(1));
          rows.put(kind, new Glance.Incidents(kind, found.getLong(2), found.getLong(3)));
        });
    return List.copyOf(rows.values());
  }

  /** All 24 hours of the day, in a zone. */
  public List<HourRow> hours(ReportFilter filter, ZoneId zone) throws SQLException {
    long[][] sums = new long[24][4];
    summaries.sums(
        Summary.HOURS,
        "quarter",
        filter,
        found -> {
          Instant at = Instant.ofEpochSecond(found.getLong(1) * QUARTER_SECONDS);
          long[] hour = sums[at.atZone(zone).getHour()];
          for (int i = 0; i < hour.length; i++) {
            hour[i] += found.getLong(2 + i);
          }
        });
    List<HourRow> rows = new ArrayList<>();
    for (int hour = 0; hour < sums.length; hour++) {
      long[] sum = sums[hour];
      rows.add(new HourRow(hour, sum[0], sum[1], sum[2], sum[3]));
    }
    return rows;
  }

  /** What may be chosen for these days. */
  public Choices choices(ReportFilter filter) throws SQLException {
    running.expect(5); // These four, and what the page itself takes.
    ReportFilter days = ReportFilter.days(filter.from(), filter.to());
    List<String> cashiers = new ArrayList<>();
    List<String> shifts = new ArrayList<>();
    List<Integer> grades = new ArrayList<>();
    List<String> departments = new ArrayList<>();
    summaries.keys(Summary.SALES, "cashier", days, found -> cashiers.add(found.getString(1)));
    summaries.keys(Summary.SALES, "shift", days, found -> shifts.add(found.getString(1)));
    summaries.keys(Summary.FUEL, "grade", days, found -> grades.add(found.getInt(1)));
    summaries.keys(Summary.SHOP, "department", days, found -> departments.add(found.getString(1)));
    shifts.remove("");
    departments.remove("");
    return new Choices(cashiers, shifts, grades, departments);
  }

  /** Sales and refunds, newest first; at most {@code limit} of those before a place. */
  public List<SaleRow> sales(ReportFilter filter, long beforeSeq, int limit) throws SQLException {
    return entries.sales(filter, beforeSeq, limit);
  }

  /** What is worth a look, newest first; of each rule at most {@code limit}. */
  public List<Finding> findings(ReportFilter filter, FindingLimits limits, int limit)
      throws SQLException {
    running.expect(FindingQueries.most(filter));
    return new FindingQueries(entries).findings(filter, limits, limit);
  }
}
