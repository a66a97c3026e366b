package canopy.till.report.page;

import canopy.till.report.export.ColumnKind;
import java.util.List;

/**
 * Bars that answer faster than the table below.
 *
 * @param title what they show
 * @param categories from left to right
 * @param kind what the values are
 */
public record ReportChart(
    String title, List<String> categories, List<Series> series, ColumnKind kind) {
  public ReportChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }

  /** One colour; as many values as there are categories. */
  public record Series(String name, List<Long> values) {
    public Series {
      values = List.copyOf(values);
    }
  }
}
