package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.Fill;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.shift.ShiftSettings;
import canopy.till.store.margin.ArticleMargin;
import canopy.till.store.margin.Margin;
import canopy.till.store.query.AuditFilter;
import canopy.till.store.query.AuditKind;
import canopy.till.store.query.AuditPage;
import canopy.till.store.query.StoreReader;
import canopy.till.store.report.FuelRow;
import canopy.till.store.report.Glance;
import canopy.till.store.report.HourRow;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.SalesRow;
import canopy.till.store.report.SalesSums;
import canopy.till.store.report.ShopRow;
import canopy.till.store.report.TenderRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every sum that a report shows is the sum over the journal's own events. */
class SummaryPropertyTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ShiftSettings.Use SHIFTS = ShiftSettings.Use.OPENED_BY_SALE;
  private static final LocalDate EVER = LocalDate.of(2099, 1, 1);

  private static List<CompletedSale> sales(MemoryJournal journal, LocalDate from, LocalDate to) {
    List<CompletedSale> sales = new ArrayList<>();
    for (EventSource.Item item : journal.items()) {
      Recorded r = item.recorded();
      if (r.event() instanceof SaleEvent.Completed done && within(r, from, to)) {
        sales.add(done.sale());
      }
    }
    return sales;
  }

  private static boolean within(Recorded r, LocalDate from, LocalDate to) {
    return !r.day().isBefore(from) && !r.day().isAfter(to);
  }

  @Property(tries = 12)
  void summariesAreTheFoldOverTheJournal(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 80) int count,
      @ForAll @IntRange(min = 0, max = 3) int skipped)
      throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(SHIFTS, seed, 15, journal::add).sales(count);
    try (Tables.Reports tables = Tables.reports(journal)) {
      LocalDate first = journal.items().getFirst().recorded().day().plusDays(skipped);
      ReportFilter filter = ReportFilter.days(first, EVER);
      Glance glance = tables.report(reader -> reader.glance(filter));
      List<CompletedSale> sales = sales(journal, first, EVER);
      assertThat(glance.sales()).isEqualTo(fold(sales));
      assertThat(tenders(glance)).isEqualTo(foldTenders(sales));
      assertThat(glance.shop().stream().mapToLong(ShopRow::totalMinor).sum())
          .isEqualTo(foldLines(sales));
      assertThat(fuel(glance)).isEqualTo(foldFuel(journal, first));
      assertThat(glance.taxes().stream().mapToLong(Glance.Tax::amountMinor).sum())
          .isEqualTo(glance.sales().taxMinor());
      List<SalesRow> days = tables.report(reader -> reader.days(filter));
      assertThat(days.stream().map(SalesRow::sums).reduce(SalesSums.NONE, SalesSums::plus))
          .isEqualTo(glance.sales());
      for (SalesRow day : days) {
        LocalDate date = LocalDate.parse(day.key());
        assertThat(day.sums()).isEqualTo(fold(sales(journal, date, date)));
      }
      List<SalesRow> cashiers = tables.report(reader -> reader.cashiers(filter));
      for (SalesRow row : cashiers) {
        assertThat(row.sums())
            .isEqualTo(fold(sales.stream().filter(s -> s.cashier().equals(row.key())).toList()));
      }
      for (SalesRow row : tables.report(reader -> reader.shifts(filter))) {
        assertThat(row.sums())
            .isEqualTo(fold(sales.stream().filter(s -> row.key().equals(shift(s))).toList()));
      }
    }
  }

  @Property(tries = 8)
  void shiftsAddUpToTheirDaysTenderByTenderTaxByTaxAndGradeByGrade(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(SHIFTS, seed, 15, journal::add).sales(count);
    try (Tables.Reports tables = Tables.reports(journal)) {
      ReportFilter all = ReportFilter.days(LocalDate.EPOCH, EVER);
      List<CompletedSale> sales = sales(journal, LocalDate.EPOCH, EVER);
      Map<String, Long> sum = new TreeMap<>();
      for (SalesRow row : tables.report(reader -> reader.shifts(all))) {
        ReportFilter one = ofShift(row.key());
        Map<String, Long> shown = figures(tables.report(reader -> reader.glance(one)));
        Map<String, Long> folded = new TreeMap<>();
        sales.stream().filter(s -> row.key().equals(shift(s))).forEach(s -> add(folded, s));
        assertThat(nonZero(shown)).as("shift " + row.key()).isEqualTo(nonZero(folded));
        folded.forEach((name, figure) -> sum.merge(name, figure, Long::sum));
      }
      Map<String, Long> whole = figures(tables.report(reader -> reader.glance(all)));
      prepaid(journal).forEach((name, figure) -> sum.merge(name, figure, Long::sum));
      assertThat(nonZero(whole)).isEqualTo(nonZero(sum));
    }
  }

  private static ReportFilter ofShift(String id) {
    return new ReportFilter(LocalDate.EPOCH, EVER, null, id, null, null);
  }

  /** By tender, by tax, and litres sold by grade. */
  private static Map<String, Long> figures(Glance glance) {
    Map<String, Long> sums = new TreeMap<>();
    glance
        .tenders()
        .forEach(row -> sums.merge("tender " + row.tender(), row.totalMinor(), Long::sum));
    glance.taxes().forEach(row -> sums.merge("tax " + row.taxId(), row.amountMinor(), Long::sum));
    glance.taxes().forEach(row -> sums.merge("base " + row.taxId(), row.baseMinor(), Long::sum));
    glance.fuel().stream()
        .filter(FuelRow::sold)
        .forEach(row -> sums.merge("litres " + row.grade(), row.volumeMillilitres(), Long::sum));
    return sums;
  }

  private static void add(Map<String, Long> sums, CompletedSale sale) {
    sale.tenders().forEach(t -> sums.merge("tender " + t.kind(), t.kept().minor(), Long::sum));
    sale.totals()
        .taxes()
        .forEach(
            tax -> {
              sums.merge("tax " + tax.taxId(), tax.amount().minor(), Long::sum);
              sums.merge("base " + tax.taxId(), tax.base().minor(), Long::sum);
            });
    for (Line line : sale.lines()) {
      if (line instanceof Line.FuelFill sold) {
        sums.merge("litres " + sold.fill().grade(), sold.fill().volume().millilitres(), Long::sum);
      }
    }
  }

  /** What no shift knows: fuel that was paid for before it flowed. */
  private static Map<String, Long> prepaid(MemoryJournal journal) {
    Map<String, Long> sums = new TreeMap<>();
    for (EventSource.Item item : journal.items()) {
      if (item.recorded().event() instanceof FuelEvent.Dispensed e && e.prepayId() != null) {
        sums.merge(
            "litres " + e.prepaidPart().grade(), e.prepaidPart().volume().millilitres(), Long::sum);
      }
    }
    return sums;
  }

  private static Map<String, Long> nonZero(Map<String, Long> sums) {
    Map<String, Long> left = new TreeMap<>(sums);
    left.values().removeIf(figure -> figure == 0);
    return left;
  }

  private static String shift(CompletedSale sale) {
    String shift = sale.shift();
    return shift == null ? "" : shift;
  }

  @Property(tries = 12)
  void marginsOfThePartsAreThatOfTheWhole(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int count) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(seed, 15, journal::add).sales(count);
    try (Tables.Reports tables = Tables.reports(journal)) {
      ReportFilter filter = ReportFilter.days(LocalDate.EPOCH, EVER);
      Glance glance = tables.report(reader -> reader.glance(filter));
      Margin whole =
          Margin.sum(glance.fuel().stream().map(FuelRow::margin).toList())
              .plus(Margin.sum(glance.shop().stream().map(ShopRow::margin).toList()));
      assertThat(whole).isEqualTo(foldMargin(journal));
      Map<String, Margin> days = tables.report(reader -> reader.dayMargins(filter));
      assertThat(Margin.sum(days.values())).isEqualTo(whole);
      for (ShopRow row : glance.shop()) {
        if (!row.returned()) {
          ReportFilter of =
              new ReportFilter(LocalDate.EPOCH, EVER, null, null, null, row.department());
          List<ArticleMargin> articles = tables.report(reader -> reader.articles(of));
          assertThat(Margin.sum(articles.stream().map(ArticleMargin::margin).toList()))
              .isEqualTo(row.margin());
          assertThat(articles.stream().mapToLong(ArticleMargin::lines).sum())
              .isEqualTo(row.lines());
        }
      }
      assertThat(whole.marginMinor())
          .isEqualTo(whole.netMinor() - whole.uncostedNetMinor() - whole.costMinor());
    }
  }

  /** As the journal tells it, line by line. */
  private static Margin foldMargin(MemoryJournal journal) {
    Margin sum = Margin.NONE;
    for (EventSource.Item item : journal.items()) {
      if (item.recorded().event() instanceof SaleEvent.Completed done) {
        for (Line line : done.sale().lines()) {
          if (line instanceof Line.FuelPrepay || line instanceof Line.PrepayRest) {
            continue;
          }
          long net = done.sale().amounts(line.no()).orElseThrow().net().minor();
          Money cost = done.sale().cost(line.no()).orElse(null);
          sum = sum.plus(margin(net, cost));
        }
      } else if (item.recorded().event() instanceof FuelEvent.Dispensed filled
          && filled.prepaid() != null) {
        sum = sum.plus(margin(filled.prepaid().net().minor(), filled.prepaid().cost()));
      }
    }
    return sum;
  }

  private static Margin margin(long netMinor, Money cost) {
    return cost == null ? new Margin(netMinor, 0, 0) : new Margin(netMinor, netMinor, cost.minor());
  }

  @Property(tries = 6)
  void hoursAreThoseOfTheStation(@ForAll long seed) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(seed, 40, journal::add).sales(60);
    List<HourRow> hours =
        Tables.report(
            journal, reader -> reader.hours(ReportFilter.days(LocalDate.EPOCH, EVER), ZONE));
    long[] sold = new long[24];
    long[] minor = new long[24];
    long[] fills = new long[24];
    long[] millilitres = new long[24];
    for (CompletedSale sale : sales(journal, LocalDate.EPOCH, EVER)) {
      int hour = sale.completedAt().atZone(ZONE).getHour();
      sold[hour] += sale.kind() == Sale.Kind.SALE ? 1 : 0;
      minor[hour] += sale.totals().total().minor();
      for (Line line : sale.lines()) {
        if (line instanceof Line.FuelFill fuel) {
          fills[hour]++;
          millilitres[hour] += fuel.fill().volume().millilitres();
        }
      }
    }
    for (EventSource.Item item : journal.items()) {
      Recorded r = item.recorded();
      if (r.event() instanceof FuelEvent.Dispensed e && e.prepayId() != null) {
        int hour = r.at().atZone(ZONE).getHour();
        fills[hour]++;
        millilitres[hour] += e.prepaidPart().volume().millilitres();
      }
    }
    assertThat(hours).hasSize(24);
    for (HourRow row : hours) {
      assertThat(row.sales()).isEqualTo(sold[row.hour()]);
      assertThat(row.totalMinor()).isEqualTo(minor[row.hour()]);
      assertThat(row.fills()).isEqualTo(fills[row.hour()]);
      assertThat(row.volumeMillilitres()).isEqualTo(millilitres[row.hour()]);
    }
  }

  @Property(tries = 6)
  void incidentsAreTheAuditList(@ForAll long seed) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(seed, 20, journal::add).sales(40);
    Glance glance =
        Tables.report(journal, reader -> reader.glance(ReportFilter.days(LocalDate.EPOCH, EVER)));
    AuditPage all =
        Tables.ask(
            journal,
            reader -> reader.audit(AuditFilter.ALL, StoreReader.NEWEST, StoreReader.LONGEST_PAGE));
    assertThat(all.complete()).isTrue();
    Map<AuditKind, Long> counts = new TreeMap<>();
    all.rows().forEach(row -> counts.merge(row.kind(), 1L, Long::sum));
    Map<AuditKind, Long> told = new TreeMap<>();
    glance.incidents().forEach(row -> told.put(row.kind(), row.count()));
    assertThat(told).isEqualTo(counts);
  }

  private static SalesSums fold(List<CompletedSale> sales) {
    SalesSums sums = SalesSums.NONE;
    for (CompletedSale sale : sales) {
      boolean refund = sale.kind() == Sale.Kind.REFUND;
      boolean fuel =
          !refund
              && sale.lines().stream()
                  .anyMatch(l -> l instanceof Line.FuelFill || l instanceof Line.FuelPrepay);
      boolean shop = !refund && sale.lines().stream().anyMatch(l -> l instanceof Line.Goods);
      long total = sale.totals().total().minor();
      sums =
          sums.plus(
              new SalesSums(
                  refund ? 0 : 1,
                  refund ? 1 : 0,
                  fuel ? 1 : 0,
                  shop ? 1 : 0,
                  fuel && shop ? 1 : 0,
                  refund ? 0 : total,
                  refund ? total : 0,
                  sale.totals().net().minor(),
                  sale.totals().tax().minor(),
                  sale.totals().discount().minor(),
                  sale.cashRounding().minor()));
    }
    return sums;
  }

  private static Map<String, Long> tenders(Glance glance) {
    Map<String, Long> kept = new HashMap<>();
    for (TenderRow row : glance.tenders()) {
      kept.put(row.tender(), row.totalMinor());
    }
    return kept;
  }

  private static Map<String, Long> foldTenders(List<CompletedSale> sales) {
    Map<String, Long> kept = new HashMap<>();
    for (CompletedSale sale : sales) {
      sale.tenders().forEach(t -> kept.merge(t.kind(), t.kept().minor(), Long::sum));
      if (sale.tenders().isEmpty()) {
        kept.put("", 0L); // There was nothing to pay.
      }
    }
    return kept;
  }

  private static long foldLines(List<CompletedSale> sales) {
    long sum = 0;
    for (CompletedSale sale : sales) {
      for (Line line : sale.lines()) {
        if (line instanceof Line.Goods || line instanceof Line.Return) {
          sum += sale.amounts(line.no()).orElseThrow().total().minor();
        }
      }
    }
    return sum;
  }

  private static Map<String, Long> fuel(Glance glance) {
    Map<String, Long> sums = new HashMap<>();
    for (FuelRow row : glance.fuel()) {
      String key = row.grade() + " " + row.pump() + " " + row.outcome();
      sums.merge(key + " fills", row.fills(), Long::sum);
      sums.merge(key + " ml", row.volumeMillilitres(), Long::sum);
      sums.merge(key + " minor", row.amountMinor(), Long::sum);
    }
    return sums;
  }

  private static Map<String, Long> foldFuel(MemoryJournal journal, LocalDate from) {
    Map<String, Long> sums = new HashMap<>();
    for (EventSource.Item item : journal.items()) {
      Recorded r = item.recorded();
      if (!within(r, from, EVER)) {
        continue;
      }
      if (r.event() instanceof SaleEvent.Completed done) {
        for (Line line : done.sale().lines()) {
          if (line instanceof Line.FuelFill sold) {
            add(sums, sold.fill(), "PAID");
          }
        }
      } else if (r.event() instanceof FuelEvent.Dispensed e && e.prepayId() != null) {
        add(sums, e.prepaidPart(), "PREPAID");
      } else if (r.event() instanceof FuelEvent.WrittenOff e) {
        add(sums, e.fill(), e.writeOff().outcome().name());
      }
    }
    return sums;
  }

  private static void add(Map<String, Long> sums, Fill fill, String outcome) {
    String key = fill.grade() + " " + fill.pump() + " " + outcome;
    sums.merge(key + " fills", 1L, Long::sum);
    sums.merge(key + " ml", fill.volume().millilitres(), Long::sum);
    sums.merge(key + " minor", fill.amount().minor(), Long::sum);
  }
}
