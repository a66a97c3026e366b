package canopy.till.store.report;

import canopy.till.store.margin.Margin;
import canopy.till.store.summary.Summary;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * One grade or department, which the filter names, by hour and by way of paying. On the report
 * thread.
 */
public final class PartReader {
  private final SummaryQueries summaries;

  PartReader(SummaryQueries summaries) {
    this.summaries = summaries;
  }

  /** All 24 hours of the day, in a zone: what was paid of a grade, before it flowed or after. */
  public List<FuelRow> fuelHours(ReportFilter filter, int grade, ZoneId zone) throws SQLException {
    SortedMap<Integer, long[]> hours = hours(Summary.FUEL_HOURS, filter, zone);
    List<FuelRow> rows = new ArrayList<>();
    for (int hour = 0; hour < ReportReader.HOURS_OF_DAY; hour++) {
      long[] sums = hours.getOrDefault(hour, new long[7]);
      rows.add(
          new FuelRow(
              grade,
              0,
              FuelRow.PAID,
              sums[0],
              sums[1],
              sums[2],
              sums[3],
              new Margin(sums[4], sums[5], sums[6])));
    }
    return rows;
  }

  /** All 24 hours of the day, in a zone: what was sold of a department. */
  public List<ShopRow> shopHours(ReportFilter filter, String department, ZoneId zone)
      throws SQLException {
    SortedMap<Integer, long[]> hours = hours(Summary.SHOP_HOURS, filter, zone);
    List<ShopRow> rows = new ArrayList<>();
    for (int hour = 0; hour < ReportReader.HOURS_OF_DAY; hour++) {
      long[] sums = hours.getOrDefault(hour, new long[6]);
      rows.add(
          new ShopRow(
              department, sums[0], sums[1], sums[3], new Margin(sums[2], sums[4], sums[5])));
    }
    return rows;
  }

  private SortedMap<Integer, long[]> hours(Summary summary, ReportFilter filter, ZoneId zone)
      throws SQLException {
    ZoneRules rules = zone.getRules();
    return summaries.sums(
        summary,
        "quarter",
        filter,
        row -> ReportReader.hour(row.getLong(1) * ReportReader.QUARTER_SECONDS, rules));
  }

  /** How a grade was paid, if after it flowed: before, nobody knows the grade. */
  public List<PaidRow> fuelTenders(ReportFilter filter) throws SQLException {
    List<PaidRow> rows = new ArrayList<>();
    summaries
        .sums(Summary.FUEL_TENDERS, "tender", filter, row -> row.getString(1))
        .forEach((tender, sums) -> rows.add(new PaidRow(tender, sums[0], sums[1], sums[2])));
    return rows;
  }

  /** How a department was paid. */
  public List<PaidRow> shopTenders(ReportFilter filter) throws SQLException {
    List<PaidRow> rows = new ArrayList<>();
    summaries
        .sums(Summary.SHOP_TENDERS, "tender", filter, row -> row.getString(1))
        .forEach((tender, sums) -> rows.add(new PaidRow(tender, sums[0], 0, sums[1])));
    return rows;
  }
}
