package canopy.till.report.page;

import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.ColumnKind;
import canopy.till.report.export.Section;
import canopy.till.store.margin.Margin;
import canopy.till.store.query.AuditKind;
import canopy.till.store.report.FuelRow;
import canopy.till.store.report.Glance;
import canopy.till.store.report.HourRow;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.ReportReader;
import canopy.till.store.report.SalesSums;
import canopy.till.store.report.ShopRow;
import canopy.till.store.report.TenderRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables of some days at a glance, alone and beside the week before. */
final class GlancePages {
  /** What a manager looks at first; everything stands in the audit list. */
  private static final Set<AuditKind> INCIDENTS =
      Set.of(
          AuditKind.SALE_VOIDED,
          AuditKind.LINE_VOIDED,
          AuditKind.LINE_REDUCED,
          AuditKind.PRICE_OVERRIDDEN,
          AuditKind.LINE_DISCOUNTED,
          AuditKind.SALE_DISCOUNTED,
          AuditKind.TENDER_RETURNED,
          AuditKind.REFUNDED,
          AuditKind.FILL_WRITTEN_OFF,
          AuditKind.PIN_REJECTED,
          AuditKind.APPROVED,
          AuditKind.DRAWER_OPENED,
          AuditKind.COPY_PRINTED);

  private final ReportFacts facts;
  private final ReportFilter filter;
  private final FuelTables fuel;
  private final MarginTables margins;

  GlancePages(ReportFacts facts, ReportFilter filter) {
    this.facts = facts;
    this.filter = filter;
    this.fuel = new FuelTables(facts, filter);
    this.margins = new MarginTables(facts, filter);
  }

  /**
   * @param reasons of what was out of the ordinary
   */
  List<Section> glance(Glance glance, List<ReportReader.Why> reasons) {
    List<Section> sections = new ArrayList<>();
    sections.add(sales(glance.sales()));
    if (filter.shift() == null) {
      // Incidents are not known by shift.
      sections.add(incidents(glance.incidents()));
      if (!reasons.isEmpty()) {
        sections.add(new ReasonTable(facts).of(reasons));
      }
    }
    sections.add(margins.parts(glance));
    sections.add(fuel.grades(glance.fuel()));
    sections.add(tenders(glance.tenders()));
    sections.addAll(shop(glance.shop()));
    sections.addAll(fuel.unpaid(glance.fuel()));
    sections.add(taxes(glance.taxes()));
    return sections;
  }

  List<ReportPage.Tile> tiles(Glance glance) {
    SalesSums sums = glance.sales();
    long litres =
        glance.fuel().stream().filter(FuelRow::sold).mapToLong(FuelRow::volumeMillilitres).sum();
    return List.of(
        tile("report.total", Cell.money(sums.totalMinor())),
        tile("report.salescount", Cell.integer(sums.sales())),
        margin(MarginTables.whole(glance)),
        tile("report.litres", Cell.litres(litres)),
        tile("report.attachshort", Figures.share(sums.bothSales(), sums.fuelSales())));
  }

  private ReportPage.Tile margin(Margin margin) {
    return named(margins.name(margin), MarginTables.left(margin));
  }

  private ReportPage.Tile tile(String key, Cell figure) {
    return named(facts.text(key), figure);
  }

  private ReportPage.Tile named(String name, Cell figure) {
    String written = facts.read(figure);
    return new ReportPage.Tile(name, written.isEmpty() ? "–" : written);
  }

  private Section sales(SalesSums sums) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row("report.sold", Cell.integer(sums.sales()), sums.soldMinor(), Cell.empty()));
    rows.add(
        row("report.refunded", Cell.integer(sums.refunds()), sums.refundedMinor(), Cell.empty()));
    rows.add(row("report.total", Cell.empty(), sums.totalMinor(), Cell.empty()));
    rows.add(row("report.net", Cell.empty(), sums.netMinor(), Cell.empty()));
    rows.add(row("report.tax", Cell.empty(), sums.taxMinor(), Cell.empty()));
    rows.add(row("report.discount", Cell.empty(), sums.discountMinor(), Cell.empty()));
    rows.add(row("report.rounding", Cell.empty(), sums.roundingMinor(), Cell.empty()));
    rows.add(row("report.basket", Cell.empty(), sums.averageBasketMinor(), Cell.empty()));
    rows.add(
        List.of(
            Cell.of(facts.text("report.attach")),
            Cell.integer(sums.bothSales()),
            Cell.empty(),
            Figures.share(sums.bothSales(), sums.fuelSales())));
    return Section.of(
        facts.text("report.salestable"),
        List.of(
            Column.text(""),
            Column.integer(facts.text("report.count")),
            Column.money(facts.text("report.amount")),
            Column.percent(facts.text("report.share"))),
        rows);
  }

  private List<Cell> row(String key, Cell count, long minor, Cell share) {
    return List.of(Cell.of(facts.text(key)), count, Cell.money(minor), share);
  }

  Section tenders(List<TenderRow> tenders) {
    long all = tenders.stream().mapToLong(TenderRow::totalMinor).sum();
    List<List<Cell>> rows = new ArrayList<>();
    for (TenderRow row : tenders) {
      rows.add(
          List.of(
              Cell.of(facts.tender(row.tender())),
              Cell.integer(row.count()),
              Cell.money(row.takenMinor()),
              Cell.money(row.paidOutMinor()),
              Cell.money(row.totalMinor()),
              Figures.share(row.totalMinor(), all)));
    }
    return Section.summed(
        facts.text("report.tenders"),
        List.of(
            Column.text(facts.text("report.tender")),
            Column.integer(facts.text("report.count")),
            Column.money(facts.text("report.taken")),
            Column.money(facts.text("report.paidout")),
            Column.money(facts.text("report.total")),
            Column.percent(facts.text("report.share"))),
        rows,
        facts.text("report.sum"));
  }

  /** Goods by department; what came back, which may be fuel as well, in a table of its own. */
  List<Section> shop(List<ShopRow> shop) {
    List<ShopRow> sold = shop.stream().filter(row -> !row.returned()).toList();
    List<ShopRow> returned = shop.stream().filter(ShopRow::returned).toList();
    List<Section> sections = new ArrayList<>();
    sections.add(
        Section.summed(
            facts.text("report.shop"), shopColumns(), shopRows(sold), facts.text("report.sum")));
    if (!returned.isEmpty()) {
      sections.add(Section.of(facts.text("report.returned"), shopColumns(), shopRows(returned)));
    }
    return sections;
  }

  private List<Column> shopColumns() {
    return List.of(
        Column.text(facts.text("report.department")),
        Column.integer(facts.text("report.lines")),
        Column.money(facts.text("report.discount")),
        Column.money(facts.text("report.net")),
        Column.money(facts.text("report.total")),
        Column.percent(facts.text("report.share")));
  }

  private List<List<Cell>> shopRows(List<ShopRow> shop) {
    long all = shop.stream().mapToLong(ShopRow::totalMinor).sum();
    List<List<Cell>> rows = new ArrayList<>();
    for (ShopRow row : shop) {
      rows.add(
          List.of(
              Cell.of(facts.department(row.department())),
              Cell.integer(row.lines()),
              Cell.money(row.discountMinor()),
              Cell.money(row.margin().netMinor()),
              Cell.money(row.totalMinor()),
              Figures.share(row.totalMinor(), all)));
    }
    return rows;
  }

  private Section incidents(List<Glance.Incidents> incidents) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Glance.Incidents row : incidents) {
      if (INCIDENTS.contains(row.kind())) {
        rows.add(
            List.of(
                Cell.of(facts.kind(row.kind())),
                Cell.integer(row.count()),
                row.amountMinor() == 0 ? Cell.empty() : Cell.money(row.amountMinor())));
      }
    }
    return Section.of(
        facts.text("report.incidents"),
        List.of(
            Column.text(""),
            Column.integer(facts.text("report.count")),
            Column.money(facts.text("report.amount"))),
        rows);
  }

  private Section taxes(List<Glance.Tax> taxes) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Glance.Tax row : taxes) {
      rows.add(
          List.of(
              Cell.of(facts.names().tax(row.taxId(), facts.language())),
              Cell.money(row.baseMinor()),
              Cell.money(row.amountMinor())));
    }
    return Section.summed(
        facts.text("report.taxes"),
        List.of(
            Column.text(facts.text("report.tax")),
            Column.money(facts.text("report.net")),
            Column.money(facts.text("report.tax"))),
        rows,
        facts.text("report.sum"));
  }

  /** Money, counts and litres of some days beside the same days of the week before. */
  List<Section> week(Glance now, Glance before) {
    SalesSums a = now.sales();
    SalesSums b = before.sales();
    List<List<Cell>> money = new ArrayList<>();
    money.add(money("report.sold", a.soldMinor(), b.soldMinor()));
    money.add(money("report.refunded", a.refundedMinor(), b.refundedMinor()));
    money.add(money("report.total", a.totalMinor(), b.totalMinor()));
    money.add(
        money(
            "report.margin",
            MarginTables.whole(now).marginMinor(),
            MarginTables.whole(before).marginMinor()));
    money.add(money("report.fuel", sold(now), sold(before)));
    money.add(money("report.shop", shopTotal(now, false), shopTotal(before, false)));
    money.add(money("report.returned", shopTotal(now, true), shopTotal(before, true)));
    money.add(money("report.discount", a.discountMinor(), b.discountMinor()));
    money.add(money("report.basket", a.averageBasketMinor(), b.averageBasketMinor()));
    List<List<Cell>> counts = new ArrayList<>();
    counts.add(count("report.salescount", a.sales(), b.sales()));
    counts.add(count("report.refunded", a.refunds(), b.refunds()));
    counts.add(count("report.withfuel", a.fuelSales(), b.fuelSales()));
    counts.add(count("report.withshop", a.shopSales(), b.shopSales()));
    counts.add(count("report.withboth", a.bothSales(), b.bothSales()));
    Map<Integer, long[]> litres = new TreeMap<>();
    litres(litres, now, 0);
    litres(litres, before, 1);
    List<List<Cell>> volumes = new ArrayList<>();
    litres.forEach(
        (grade, both) ->
            volumes.add(
                List.of(
                    Cell.of(facts.grade(grade)),
                    Cell.litres(both[0]),
                    Cell.litres(both[1]),
                    Cell.litres(both[0] - both[1]),
                    Figures.change(both[0], both[1]))));
    return List.of(
        Section.of(facts.text("report.amount"), columns(ColumnKind.MONEY), money)
            .noting(margins.dayNote(MarginTables.whole(now).plus(MarginTables.whole(before)))),
        Section.of(facts.text("report.count"), columns(ColumnKind.INTEGER), counts),
        fuel.noting(
            Section.summed(
                facts.text("report.litres"),
                columns(ColumnKind.LITRES),
                volumes,
                facts.text("report.sum"))));
  }

  private List<Column> columns(ColumnKind kind) {
    return List.of(
        Column.text(""),
        new Column(facts.text("report.now"), kind),
        new Column(facts.text("report.before"), kind),
        new Column(facts.text("report.difference"), kind),
        Column.percent(facts.text("report.change")));
  }

  private List<Cell> money(String key, long now, long before) {
    return List.of(
        Cell.of(facts.text(key)),
        Cell.money(now),
        Cell.money(before),
        Cell.money(now - before),
        Figures.change(now, before));
  }

  private List<Cell> count(String key, long now, long before) {
    return List.of(
        Cell.of(facts.text(key)),
        Cell.integer(now),
        Cell.integer(before),
        Cell.integer(now - before),
        Figures.change(now, before));
  }

  private static long sold(Glance glance) {
    return glance.fuel().stream().filter(FuelRow::sold).mapToLong(FuelRow::amountMinor).sum();
  }

  private static long shopTotal(Glance glance, boolean returned) {
    return glance.shop().stream()
        .filter(row -> row.returned() == returned)
        .mapToLong(ShopRow::totalMinor)
        .sum();
  }

  private static void litres(Map<Integer, long[]> litres, Glance glance, int column) {
    for (FuelRow row : glance.fuel()) {
      if (row.sold()) {
        litres.computeIfAbsent(row.grade(), grade -> new long[2])[column] +=
            row.volumeMillilitres();
      }
    }
  }

  /** The hourly curve, of one week or two. */
  ReportChart hours(List<HourRow> now, List<HourRow> before) {
    List<ReportChart.Series> series = new ArrayList<>();
    series.add(
        new ReportChart.Series(
            facts.text("report.now"), now.stream().map(HourRow::totalMinor).toList()));
    if (!before.isEmpty()) {
      series.add(
          new ReportChart.Series(
              facts.text("report.before"), before.stream().map(HourRow::totalMinor).toList()));
    }
    return new ReportChart(
        facts.text("report.byhour"),
        now.stream().map(row -> Integer.toString(row.hour())).toList(),
        series,
        ColumnKind.MONEY);
  }
}
