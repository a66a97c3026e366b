package canopy.till.report.page;

import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.ColumnKind;
import canopy.till.report.export.Section;
import canopy.till.store.margin.Margin;
import canopy.till.store.query.AuditPage;
import canopy.till.store.report.HourRow;
import canopy.till.store.report.PaidRow;
import canopy.till.store.report.SaleRow;
import canopy.till.store.report.SalesRow;
import canopy.till.store.report.SalesSums;
import canopy.till.store.report.ShopRow;
import canopy.till.store.report.TenderRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tables that list something: days, hours, people, sales, entries. */
final class ListPages {
  private final ReportFacts facts;

  ListPages(ReportFacts facts) {
    this.facts = facts;
  }

  Section hours(List<HourRow> hours) {
    List<List<Cell>> rows = new ArrayList<>();
    for (HourRow row : hours) {
      rows.add(
          List.of(
              Cell.of(hour(row.hour())),
              Cell.integer(row.sales()),
              Cell.money(row.totalMinor()),
              Cell.integer(row.fills()),
              Cell.litres(row.volumeMillilitres())));
    }
    return Section.summed(
        "",
        List.of(
            Column.text(facts.text("report.hour")),
            Column.integer(facts.text("report.salescount")),
            Column.money(facts.text("report.total")),
            Column.integer(facts.text("report.fills")),
            Column.litres(facts.text("report.litres"))),
        rows,
        facts.text("report.sum"));
  }

  /** The same of grades and departments, each in a table of its own, by its name. */
  List<Section> hoursOf(Map<String, List<MarginTables.Part>> parts, MarginTables tables) {
    List<Section> sections = new ArrayList<>();
    parts.forEach(
        (name, hours) -> {
          Map<String, MarginTables.Part> rows = new TreeMap<>();
          for (int hour = 0; hour < hours.size(); hour++) {
            rows.put(hour(hour), hours.get(hour));
          }
          sections.add(tables.by(Column.text(facts.text("report.hour")), name, rows, Cell::of));
        });
    return sections;
  }

  ReportChart hourChart(Map<String, List<MarginTables.Part>> parts) {
    List<ReportChart.Series> series = new ArrayList<>();
    parts.forEach(
        (name, hours) ->
            series.add(
                new ReportChart.Series(
                    name, hours.stream().map(MarginTables.Part::totalMinor).toList())));
    int hours = parts.values().iterator().next().size();
    return new ReportChart(
        facts.text("report.byhour"),
        IntStream.range(0, hours).mapToObj(Integer::toString).toList(),
        series,
        ColumnKind.MONEY);
  }

  private static String hour(int hour) {
    return String.format(Locale.ROOT, "%02d:00", hour);
  }

  /** How the fills of a grade were paid. */
  Section paidFuel(String grade, List<PaidRow> paid) {
    List<List<Cell>> rows = new ArrayList<>();
    long all = paid.stream().mapToLong(PaidRow::paidMinor).sum();
    for (PaidRow row : paid) {
      rows.add(
          List.of(
              Cell.of(facts.tender(row.tender())),
              Cell.integer(row.count()),
              Cell.litres(row.millilitres()),
              Cell.money(row.paidMinor()),
              Figures.share(row.paidMinor(), all)));
    }
    List<Column> columns =
        List.of(
            Column.text(facts.text("report.tender")),
            Column.integer(facts.text("report.fills")),
            Column.litres(facts.text("report.litres")),
            Column.money(facts.text("report.total")),
            Column.percent(facts.text("report.share")));
    String note = facts.text("report.sharednote") + " " + facts.text("report.prepaidtenders");
    return Section.summed(grade, columns, rows, facts.text("report.sum")).noting(note);
  }

  /** How the goods of a department were paid. */
  Section paidGoods(String department, List<PaidRow> paid) {
    List<List<Cell>> rows = new ArrayList<>();
    long all = paid.stream().mapToLong(PaidRow::paidMinor).sum();
    for (PaidRow row : paid) {
      rows.add(
          List.of(
              Cell.of(facts.tender(row.tender())),
              Cell.integer(row.count()),
              Cell.money(row.paidMinor()),
              Figures.share(row.paidMinor(), all)));
    }
    List<Column> columns =
        List.of(
            Column.text(facts.text("report.tender")),
            Column.integer(facts.text("report.lines")),
            Column.money(facts.text("report.total")),
            Column.percent(facts.text("report.share")));
    String note = facts.text("report.sharednote") + " " + facts.text("report.noreturns");
    return Section.summed(department, columns, rows, facts.text("report.sum")).noting(note);
  }

  /**
   * What each cashier or shift sold.
   *
   * @param first head of the first column
   */
  Section sums(List<SalesRow> all, Column first, Function<String, Cell> name) {
    List<List<Cell>> rows = new ArrayList<>();
    all.forEach(row -> rows.add(sold(name.apply(row.key()), row.sums())));
    return new Section(
        "", "", columns(first), rows, sold(Cell.of(facts.text("report.sum")), sum(all)));
  }

  /**
   * What each day sold, and what was left of it.
   *
   * @param margins by day, of each of the days
   */
  Section days(List<SalesRow> days, Map<String, Margin> margins, MarginTables tables) {
    List<List<Cell>> rows = new ArrayList<>();
    for (SalesRow row : days) {
      Margin margin = margins.getOrDefault(row.key(), Margin.NONE);
      rows.add(day(Cell.date(LocalDate.parse(row.key())), row.sums(), tables.brief(margin)));
    }
    Margin all = Margin.sum(margins.values());
    return new Section(
        "",
        tables.dayNote(all),
        List.of(
            Column.date(facts.text("report.day")),
            Column.integer(facts.text("report.salescount")),
            Column.money(facts.text("report.refunded")),
            Column.money(facts.text("report.discount")),
            Column.money(facts.text("report.total")),
            Column.percent(facts.text("report.attachshort")),
            Column.money(facts.text("report.margin")),
            Column.percent(facts.text("report.marginshare"))),
        rows,
        day(Cell.of(facts.text("report.sum")), sum(days), tables.brief(all)));
  }

  private static List<Cell> day(Cell day, SalesSums sums, List<Cell> margin) {
    List<Cell> cells = new ArrayList<>();
    cells.add(day);
    cells.add(Cell.integer(sums.sales()));
    cells.add(Cell.money(sums.refundedMinor()));
    cells.add(Cell.money(sums.discountMinor()));
    cells.add(Cell.money(sums.totalMinor()));
    cells.add(Figures.share(sums.bothSales(), sums.fuelSales()));
    cells.addAll(margin);
    return cells;
  }

  private static SalesSums sum(List<SalesRow> all) {
    return all.stream().map(SalesRow::sums).reduce(SalesSums.NONE, SalesSums::plus);
  }

  private List<Column> columns(Column first) {
    return List.of(
        first,
        Column.integer(facts.text("report.salescount")),
        Column.money(facts.text("report.sold")),
        Column.money(facts.text("report.refunded")),
        Column.money(facts.text("report.discount")),
        Column.money(facts.text("report.total")),
        Column.money(facts.text("report.basketshort")),
        Column.percent(facts.text("report.attachshort")));
  }

  private static List<Cell> sold(Cell first, SalesSums sums) {
    return List.of(
        first,
        Cell.integer(sums.sales()),
        Cell.money(sums.soldMinor()),
        Cell.money(sums.refundedMinor()),
        Cell.money(sums.discountMinor()),
        Cell.money(sums.totalMinor()),
        Cell.money(sums.averageBasketMinor()),
        Figures.share(sums.bothSales(), sums.fuelSales()));
  }

  Section sales(List<SaleRow> sales, int limit) {
    List<List<Cell>> rows = new ArrayList<>();
    for (SaleRow row : sales) {
      rows.add(
          List.of(
              Cell.dateTime(facts.local(row.at())),
              Cell.of(row.number()),
              Cell.of(
                  switch (row.kind()) {
                    case SALE -> facts.text("report.sale");
                    case REFUND -> facts.text("report.refund");
                  }),
              Cell.of(facts.operator(row.cashier())),
              Cell.integer(row.lines()),
              Cell.money(row.discountMinor()),
              Cell.money(row.totalMinor())));
    }
    Section section =
        Section.summed(
            "",
            List.of(
                Column.dateTime(facts.text("report.time")),
                Column.text(facts.text("report.number")),
                Column.text(facts.text("report.kind")),
                Column.text(facts.text("report.cashier")),
                Column.integer(facts.text("report.lines")),
                Column.money(facts.text("report.discount")),
                Column.money(facts.text("report.total"))),
            rows,
            facts.text("report.sum"));
    return facts.newest(section, limit, sales.size() < limit);
  }

  Section audit(AuditPage page) {
    List<List<Cell>> rows = new ArrayList<>();
    AuditWords words = new AuditWords(facts);
    for (AuditPage.Row row : page.rows()) {
      rows.add(
          List.of(
              Cell.dateTime(facts.local(row.at())),
              Cell.of(facts.kind(row.kind())),
              Cell.of(facts.operator(row.operator())),
              Cell.of(words.subject(row.kind(), row.subject())),
              Cell.of(words.detail(row.kind(), row.detail())),
              amount(row.amountMinor())));
    }
    Section section =
        Section.of(
            "",
            List.of(
                Column.dateTime(facts.text("report.time")),
                Column.text(facts.text("report.what")),
                Column.text(facts.text("report.who")),
                Column.text(facts.text("report.about")),
                Column.text(facts.text("report.detail")),
                Column.money(facts.text("report.amount"))),
            rows);
    return facts.newest(section, page.rows().size(), page.complete());
  }

  private static Cell amount(@Nullable Long minor) {
    return minor == null ? Cell.empty() : Cell.money(minor);
  }

  ReportChart dayChart(List<SalesRow> days) {
    return new ReportChart(
        facts.text("report.byday"),
        days.stream().map(row -> LocalDate.parse(row.key())).map(ListPages::shortDay).toList(),
        List.of(
            new ReportChart.Series(
                facts.text("report.total"),
                days.stream().map(row -> row.sums().totalMinor()).toList())),
        ColumnKind.MONEY);
  }

  private static String shortDay(LocalDate day) {
    return day.getMonthValue() + "-" + day.getDayOfMonth();
  }

  ReportChart tenderChart(List<TenderRow> tenders) {
    return new ReportChart(
        facts.text("report.tenders"),
        tenders.stream().map(row -> facts.tender(row.tender())).toList(),
        List.of(
            new ReportChart.Series(
                facts.text("report.total"), tenders.stream().map(TenderRow::totalMinor).toList())),
        ColumnKind.MONEY);
  }

  ReportChart shopChart(List<ShopRow> all) {
    List<ShopRow> shop = all.stream().filter(row -> !row.returned()).toList();
    return new ReportChart(
        facts.text("report.shop"),
        shop.stream().map(row -> facts.department(row.department())).toList(),
        List.of(
            new ReportChart.Series(
                facts.text("report.total"), shop.stream().map(ShopRow::totalMinor).toList())),
        ColumnKind.MONEY);
  }
}
