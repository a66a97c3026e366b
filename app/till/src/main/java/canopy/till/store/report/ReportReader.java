package canopy.till.store.report;

import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.finding.FindingQueries;
import canopy.till.store.margin.ArticleMargin;
import canopy.till.store.margin.Margin;
import canopy.till.store.query.AuditKind;
import canopy.till.store.summary.Summary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The questions of one report, on the report thread. */
public final class ReportReader {
  static final long QUARTER_SECONDS = 900;
  private static final long HOUR_SECONDS = 3_600;
  static final int HOURS_OF_DAY = 24;

  private final SummaryQueries summaries;
  private final ArticleQueries articles;
  private final EntryQueries entries;
  private final Running<?> running;

  ReportReader(Connection connection, Running<?> running) {
    this.summaries = new SummaryQueries(connection, running);
    this.entries = new EntryQueries(connection, running);
    this.articles = new ArticleQueries(connection, running, entries);
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
    long[] sums = summaries.sums(Summary.SALES, "", filter, row -> 0).get(0);
    return sums == null ? SalesSums.NONE : salesSums(sums);
  }

  /** By business day, oldest first. */
  public List<SalesRow> days(ReportFilter filter) throws SQLException {
    return rows("business_day", filter, ReportReader::day);
  }

  /** By cashier. */
  public List<SalesRow> cashiers(ReportFilter filter) throws SQLException {
    return rows("cashier", filter, ReportReader::name);
  }

  /** By shift; an empty key is for what belongs to none. */
  public List<SalesRow> shifts(ReportFilter filter) throws SQLException {
    return rows("shift", filter, ReportReader::name);
  }

  private static LocalDate day(ResultSet row) throws SQLException {
    return row.getObject(1, LocalDate.class);
  }

  private static String name(ResultSet row) throws SQLException {
    return row.getString(1);
  }

  private <K extends Comparable<? super K>> List<SalesRow> rows(
      String column, ReportFilter filter, SummaryQueries.Key<K> key) throws SQLException {
    List<SalesRow> rows = new ArrayList<>();
    summaries
        .sums(Summary.SALES, column, filter, key)
        .forEach((k, sums) -> rows.add(new SalesRow(k.toString(), salesSums(sums))));
    return rows;
  }

  private static SalesSums salesSums(long[] sums) {
    return new SalesSums(
        sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9],
        sums[10]);
  }

  /** By what a part of the sales is told apart. */
  public enum By {
    DAY("business_day"),
    CASHIER("cashier"),
    SHIFT("shift");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  private record PartKey(String key, String part) implements Comparable<PartKey> {
    private static final Comparator<PartKey> ORDER =
        Comparator.comparing(PartKey::key).thenComparing(PartKey::part);

    static PartKey of(ResultSet row) throws SQLException {
      return new PartKey(row.getString(1), row.getString(2));
    }

    @Override
    public int compareTo(PartKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** What was sold of one grade, by key: its fills of all pumps as one row. */
  public SortedMap<String, FuelRow> fuelBy(By by, ReportFilter filter, int grade)
      throws SQLException {
    SortedMap<String, long[]> sold = new TreeMap<>();
    for (Map.Entry<PartKey, long[]> row :
        summaries.sums(Summary.FUEL, by.column + ",outcome", filter, PartKey::of).entrySet()) {
      if (FuelRow.sold(row.getKey().part())) {
        sold.merge(row.getKey().key(), row.getValue(), ReportReader::plus);
      }
    }
    SortedMap<String, FuelRow> rows = new TreeMap<>();
    sold.forEach(
        (key, sums) ->
            rows.put(
                key,
                new FuelRow(
                    grade, 0, FuelRow.PAID, sums[0], sums[1], sums[2], sums[3], fuelMargin(sums))));
    return rows;
  }

  private static long[] plus(long[] a, long[] b) {
    long[] sum = new long[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = Math.addExact(a[i], b[i]);
    }
    return sum;
  }

  /** What was sold of one department, by key. */
  public SortedMap<String, ShopRow> shopBy(By by, ReportFilter filter, String department)
      throws SQLException {
    SortedMap<String, ShopRow> rows = new TreeMap<>();
    summaries
        .sums(Summary.SHOP, by.column, filter, ReportReader::name)
        .forEach((key, sums) -> rows.put(key, shopRow(department, sums)));
    return rows;
  }

  private static ShopRow shopRow(String department, long[] sums) {
    return new ShopRow(department, sums[0], sums[1], sums[3], shopMargin(sums));
  }

  private record FuelKey(int grade, int pump, String outcome) implements Comparable<FuelKey> {
    private static final Comparator<FuelKey> ORDER =
        Comparator.comparingInt(FuelKey::grade)
            .thenComparingInt(FuelKey::pump)
            .thenComparing(FuelKey::outcome);

    static FuelKey of(ResultSet row) throws SQLException {
      return new FuelKey(row.getInt(1), row.getInt(2), row.getString(3));
    }

    @Override
    public int compareTo(FuelKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** By grade, pump and outcome. */
  public List<FuelRow> fuel(ReportFilter filter) throws SQLException {
    List<FuelRow> rows = new ArrayList<>();
    summaries
        .sums(Summary.FUEL, "grade,pump,outcome", filter, FuelKey::of)
        .forEach(
            (key, sums) ->
                rows.add(
                    new FuelRow(
                        key.grade(),
                        key.pump(),
                        key.outcome(),
                        sums[0],
                        sums[1],
                        sums[2],
                        sums[3],
                        fuelMargin(sums))));
    return rows;
  }

  private static Margin fuelMargin(long[] sums) {
    return new Margin(sums[4], sums[5], sums[6]);
  }

  /**
   * What each business day brought in, by its ISO date: fuel that was paid, goods, and what came
   * back.
   */
  public Map<String, Margin> dayMargins(ReportFilter filter) throws SQLException {
    Map<String, Margin> days = new TreeMap<>();
    summaries
        .sums(Summary.SHOP, "business_day", filter, ReportReader::day)
        .forEach((day, sums) -> days.merge(day.toString(), shopMargin(sums), Margin::plus));
    summaries
        .sums(Summary.FUEL, "business_day", filter, ReportReader::day)
        .forEach((day, sums) -> days.merge(day.toString(), fuelMargin(sums), Margin::plus));
    return days;
  }

  private static Margin shopMargin(long[] sums) {
    return new Margin(sums[2], sums[4], sums[5]);
  }

  /** By article, the one with the largest sales first. */
  public List<ArticleMargin> articles(ReportFilter filter) throws SQLException {
    running.expect(ArticleQueries.MOST);
    List<ArticleMargin> rows = new ArrayList<>();
    articles
        .sums(filter)
        .forEach(
            (article, sums) ->
                rows.add(
                    new ArticleMargin(article, sums[0], new Margin(sums[1], sums[2], sums[3]))));
    rows.sort(Comparator.comparingLong((ArticleMargin row) -> row.margin().netMinor()).reversed());
    return rows;
  }

  /** By department. */
  public List<ShopRow> shop(ReportFilter filter) throws SQLException {
    List<ShopRow> rows = new ArrayList<>();
    summaries
        .sums(Summary.SHOP, "department", filter, ReportReader::name)
        .forEach((department, sums) -> rows.add(shopRow(department, sums)));
    return rows;
  }

  /** By way of paying. */
  public List<TenderRow> tenders(ReportFilter filter) throws SQLException {
    List<TenderRow> rows = new ArrayList<>();
    summaries
        .sums(Summary.TENDERS, "tender", filter, ReportReader::name)
        .forEach((tender, sums) -> rows.add(new TenderRow(tender, sums[0], sums[1], sums[2])));
    return rows;
  }

  /** By tax. */
  public List<Glance.Tax> taxes(ReportFilter filter) throws SQLException {
    List<Glance.Tax> rows = new ArrayList<>();
    summaries
        .sums(Summary.TAXES, "tax_id", filter, ReportReader::name)
        .forEach((tax, sums) -> rows.add(new Glance.Tax(tax, sums[0], sums[1])));
    return rows;
  }

  /** By kind, in the order of the kinds. */
  public List<Glance.Incidents> incidents(ReportFilter filter) throws SQLException {
    List<Glance.Incidents> rows = new ArrayList<>();
    summaries
        .sums(Summary.INCIDENTS, "kind", filter, row -> AuditKind.valueOf(row.getString(1)))
        .forEach((kind, sums) -> rows.add(new Glance.Incidents(kind, sums[0], sums[1])));
    return rows;
  }

  /**
   * Why something was done, and how often.
   *
   * @param reason the id of one of the station's list, or what somebody wrote; may be empty
   */
  public record Why(AuditKind kind, String reason, long times, long amountMinor) {}

  /** By kind, in their order, the most frequent reason first. */
  public List<Why> reasons(ReportFilter filter) throws SQLException {
    List<Why> rows = new ArrayList<>();
    summaries
        .sums(Summary.REASONS, "kind,reason", filter, PartKey::of)
        .forEach(
            (key, sums) ->
                rows.add(new Why(AuditKind.valueOf(key.key()), key.part(), sums[0], sums[1])));
    rows.sort(
        Comparator.comparing(Why::kind)
            .thenComparing(Comparator.comparingLong(Why::times).reversed()));
    return rows;
  }

  /** One grade or department, by what the other questions do not tell apart. */
  public PartReader parts() {
    return new PartReader(summaries);
  }

  /** All 24 hours of the day, in a zone. */
  public List<HourRow> hours(ReportFilter filter, ZoneId zone) throws SQLException {
    ZoneRules rules = zone.getRules();
    SortedMap<Integer, long[]> sums =
        summaries.sums(
            Summary.HOURS, "quarter", filter, row -> hour(row.getLong(1) * QUARTER_SECONDS, rules));
    List<HourRow> rows = new ArrayList<>();
    for (int hour = 0; hour < HOURS_OF_DAY; hour++) {
      long[] sum = sums.getOrDefault(hour, new long[4]);
      rows.add(new HourRow(hour, sum[0], sum[1], sum[2], sum[3]));
    }
    return rows;
  }

  static int hour(long epochSecond, ZoneRules rules) {
    int offsetSeconds = rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    return Math.floorMod(Math.floorDiv(epochSecond + offsetSeconds, HOUR_SECONDS), HOURS_OF_DAY);
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
    String cashier = filter.cashier();
    FindingQueries.Slice days =
        new FindingQueries.Slice(filter.from(), filter.to(), cashier == null ? "" : cashier);
    running.expect(FindingQueries.most(days));
    return new FindingQueries((sql, values, each) -> entries.each(sql, values, each::row))
        .findings(days, limits, limit);
  }
}
