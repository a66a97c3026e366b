package canopy.till.report.page;

import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.ColumnKind;
import canopy.till.report.export.Section;
import canopy.till.store.report.FuelRow;
import canopy.till.store.report.ReportFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Fills by grade, by pump and by how they ended without money. */
final class FuelTables {
  private final ReportFacts facts;
  private final ReportFilter filter;

  FuelTables(ReportFacts facts, ReportFilter filter) {
    this.facts = facts;
    this.filter = filter;
  }

  /** Says what a filter leaves out although somebody of it may have sold it. */
  Section noting(Section fuel) {
    if (filter.shift() != null) {
      return fuel.noting(facts.text("report.notbyshift"));
    }
    return filter.cashier() == null ? fuel : fuel.noting(facts.text("report.notbycashier"));
  }

  private static final class Sum {
    long fills;
    long volume;
    long minor;
    long discount;

    void add(FuelRow row) {
      fills += row.fills();
      volume += row.volumeMillilitres();
      minor += row.amountMinor();
      discount += row.discountMinor();
    }
  }

  private static <K> Map<K, Sum> sums(List<FuelRow> rows, Function<FuelRow, K> key, boolean sold) {
    Map<K, Sum> sums = new TreeMap<>();
    for (FuelRow row : rows) {
      if (row.sold() == sold) {
        sums.computeIfAbsent(key.apply(row), k -> new Sum()).add(row);
      }
    }
    return sums;
  }

  Section grades(List<FuelRow> fuel) {
    List<List<Cell>> rows = new ArrayList<>();
    Map<Integer, Sum> sums = sums(fuel, FuelRow::grade, true);
    long all = sums.values().stream().mapToLong(sum -> sum.volume).sum();
    sums.forEach((grade, sum) -> rows.add(row(facts.grade(grade), sum, all)));
    return noting(
        Section.summed(
            facts.text("report.fuelsold"),
            columns(facts.text("report.grade")),
            rows,
            facts.text("report.sum")));
  }

  Section pumps(List<FuelRow> fuel) {
    List<List<Cell>> rows = new ArrayList<>();
    Map<Integer, Sum> sums = sums(fuel, FuelRow::pump, true);
    long all = sums.values().stream().mapToLong(sum -> sum.volume).sum();
    sums.forEach((pump, sum) -> rows.add(row(Integer.toString(pump), sum, all)));
    return noting(
        Section.summed(
            facts.text("report.pumps"),
            columns(facts.text("report.pump")),
            rows,
            facts.text("report.sum")));
  }

  private List<Column> columns(String first) {
    return List.of(
        Column.text(first),
        Column.integer(facts.text("report.fills")),
        Column.litres(facts.text("report.litres")),
        Column.money(facts.text("report.amount")),
        Column.money(facts.text("report.discount")),
        Column.percent(facts.text("report.share")));
  }

  private static List<Cell> row(String name, Sum sum, long allVolume) {
    return List.of(
        Cell.of(name),
        Cell.integer(sum.fills),
        Cell.litres(sum.volume),
        Cell.money(sum.minor),
        Cell.money(sum.discount),
        Figures.share(sum.volume, allVolume));
  }

  /** None of a shift, which does not know them. */
  List<Section> unpaid(List<FuelRow> fuel) {
    if (filter.shift() != null) {
      return List.of();
    }
    List<List<Cell>> rows = new ArrayList<>();
    sums(fuel, FuelRow::outcome, false)
        .forEach(
            (outcome, sum) ->
                rows.add(
                    List.of(
                        Cell.of(facts.outcome(outcome)),
                        Cell.integer(sum.fills),
                        Cell.litres(sum.volume),
                        Cell.money(sum.minor))));
    return List.of(
        Section.summed(
            facts.text("report.unpaid"),
            List.of(
                Column.text(facts.text("report.outcome")),
                Column.integer(facts.text("report.fills")),
                Column.litres(facts.text("report.litres")),
                Column.money(facts.text("report.amount"))),
            rows,
            facts.text("report.sum")));
  }

  /** How busy each pump is. */
  ReportChart pumpUse(List<FuelRow> fuel) {
    Map<Integer, Sum> sums = sums(fuel, FuelRow::pump, true);
    return new ReportChart(
        facts.text("report.pumpuse"),
        sums.keySet().stream().map(pump -> Integer.toString(pump)).toList(),
        List.of(
            new ReportChart.Series(
                facts.text("report.litres"),
                sums.values().stream().map(sum -> sum.volume).toList())),
        ColumnKind.LITRES);
  }
}
