package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.DeviceEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.shift.ShiftSettings;
import canopy.till.store.margin.ArticleMargin;
import canopy.till.store.margin.Margin;
import canopy.till.store.report.Choices;
import canopy.till.store.report.FuelRow;
import canopy.till.store.report.Glance;
import canopy.till.store.report.PaidRow;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.ReportReader;
import canopy.till.store.report.ShopRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What a report says of a part of the sales is what the journal says of it. */
class PartPropertyTest {
  private static final ShiftSettings.Use SHIFTS = ShiftSettings.Use.OPENED_BY_SALE;
  private static final LocalDate EVER = LocalDate.of(2099, 1, 1);

  private static List<CompletedSale> sales(MemoryJournal journal, LocalDate from, LocalDate to) {
    List<CompletedSale> sales = new ArrayList<>();
    for (EventSource.Item item : journal.items()) {
      Recorded r = item.recorded();
      boolean within = !r.day().isBefore(from) && !r.day().isAfter(to);
      if (within && r.event() instanceof SaleEvent.Completed done) {
        sales.add(done.sale());
      }
    }
    return sales;
  }

  private static Margin margin(long netMinor, @Nullable Money cost) {
    return cost == null ? new Margin(netMinor, 0, 0) : new Margin(netMinor, netMinor, cost.minor());
  }

  /** Whole months, parts of one, and months less their other days. */
  @Property(tries = 6)
  void articlesOfAnyDaysAreTheirLines(
      @ForAll long seed,
      @ForAll @IntRange(max = 130) int skipped,
      @ForAll @IntRange(max = 130) int days)
      throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(SHIFTS, seed, 2, journal::add).sales(150);
    try (Tables.Reports tables = Tables.reports(journal)) {
      LocalDate from = journal.items().getFirst().recorded().day().plusDays(skipped);
      LocalDate to = from.plusDays(days);
      List<ArticleMargin> told =
          tables.report(reader -> reader.articles(ReportFilter.days(from, to)));
      Map<String, ArticleMargin> folded = new TreeMap<>();
      for (CompletedSale sale : sales(journal, from, to)) {
        for (Line line : sale.lines()) {
          if (line instanceof Line.Goods goods) {
            long net = sale.amounts(line.no()).orElseThrow().net().minor();
            folded.merge(
                goods.articleId(),
                new ArticleMargin(
                    goods.articleId(), 1, margin(net, sale.cost(line.no()).orElse(null))),
                (a, b) ->
                    new ArticleMargin(
                        a.article(), a.lines() + b.lines(), a.margin().plus(b.margin())));
          }
        }
      }
      assertThat(told).containsExactlyInAnyOrderElementsOf(folded.values());
      List<String> shifts =
          tables.report(reader -> reader.choices(ReportFilter.days(from, to)).shifts());
      long ofShifts = 0;
      for (String shift : shifts) {
        ReportFilter one = new ReportFilter(from, to, null, shift, null, null);
        ofShifts +=
            tables.report(reader -> reader.articles(one)).stream()
                .mapToLong(ArticleMargin::lines)
                .sum();
      }
      assertThat(ofShifts).isEqualTo(told.stream().mapToLong(ArticleMargin::lines).sum());
      long ofCashiers = 0;
      for (String cashier :
          tables.report(reader -> reader.choices(ReportFilter.days(from, to)).cashiers())) {
        ReportFilter one = new ReportFilter(from, to, cashier, null, null, null);
        ofCashiers +=
            tables.report(reader -> reader.articles(one)).stream()
                .mapToLong(article -> article.margin().netMinor())
                .sum();
      }
      assertThat(ofCashiers)
          .isEqualTo(told.stream().mapToLong(article -> article.margin().netMinor()).sum());
    }
  }

  @Property(tries = 6)
  void aGradeAndADepartmentByDayPersonAndShiftAreTheirOwnSums(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int count) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(SHIFTS, seed, 15, journal::add).sales(count);
    try (Tables.Reports tables = Tables.reports(journal)) {
      ReportFilter all = ReportFilter.days(LocalDate.EPOCH, EVER);
      Glance glance = tables.report(reader -> reader.glance(all));
      for (ReportReader.By by : ReportReader.By.values()) {
        for (int grade : glance.fuel().stream().map(FuelRow::grade).distinct().toList()) {
          ReportFilter of = new ReportFilter(LocalDate.EPOCH, EVER, null, null, grade, null);
          var parts = tables.report(reader -> reader.fuelBy(by, of, grade)).values();
          List<FuelRow> rows =
              glance.fuel().stream().filter(row -> row.sold() && row.grade() == grade).toList();
          assertThat(sum(parts, FuelRow::volumeMillilitres))
              .isEqualTo(sum(rows, FuelRow::volumeMillilitres));
          assertThat(sum(parts, FuelRow::amountMinor)).isEqualTo(sum(rows, FuelRow::amountMinor));
          assertThat(Margin.sum(parts.stream().map(FuelRow::margin).toList()))
              .isEqualTo(Margin.sum(rows.stream().map(FuelRow::margin).toList()));
        }
        for (ShopRow row : glance.shop()) {
          ReportFilter of =
              new ReportFilter(LocalDate.EPOCH, EVER, null, null, null, row.department());
          var parts = tables.report(reader -> reader.shopBy(by, of, "x")).values();
          assertThat(sum(parts, ShopRow::totalMinor)).isEqualTo(row.totalMinor());
          assertThat(sum(parts, ShopRow::lines)).isEqualTo(row.lines());
        }
      }
    }
  }

  @Property(tries = 6)
  void aGradeAndADepartmentByHourAreTheirOwnSums(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int count) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(SHIFTS, seed, 15, journal::add).sales(count);
    try (Tables.Reports tables = Tables.reports(journal)) {
      Glance glance =
          tables.report(reader -> reader.glance(ReportFilter.days(LocalDate.EPOCH, EVER)));
      for (int grade : glance.fuel().stream().map(FuelRow::grade).distinct().toList()) {
        ReportFilter of = new ReportFilter(LocalDate.EPOCH, EVER, null, null, grade, null);
        List<FuelRow> hours =
            tables.report(reader -> reader.parts().fuelHours(of, grade, ZoneOffset.UTC));
        List<FuelRow> rows =
            glance.fuel().stream().filter(row -> row.sold() && row.grade() == grade).toList();
        assertThat(hours).hasSize(24);
        assertThat(sum(hours, FuelRow::fills)).isEqualTo(sum(rows, FuelRow::fills));
        assertThat(sum(hours, FuelRow::volumeMillilitres))
            .isEqualTo(sum(rows, FuelRow::volumeMillilitres));
        assertThat(sum(hours, FuelRow::discountMinor)).isEqualTo(sum(rows, FuelRow::discountMinor));
        assertThat(Margin.sum(hours.stream().map(FuelRow::margin).toList()))
            .isEqualTo(Margin.sum(rows.stream().map(FuelRow::margin).toList()));
      }
      long[] fills = new long[24];
      for (CompletedSale sale : sales(journal, LocalDate.EPOCH, EVER)) {
        for (Line line : sale.lines()) {
          if (line instanceof Line.FuelFill fuel && fuel.fill().grade() == 1) {
            fills[sale.completedAt().atZone(ZoneOffset.UTC).getHour()]++;
          }
        }
      }
      ReportFilter first = new ReportFilter(LocalDate.EPOCH, EVER, null, null, 1, null);
      List<FuelRow> hours =
          tables.report(reader -> reader.parts().fuelHours(first, 1, ZoneOffset.UTC));
      for (int hour = 0; hour < 24; hour++) {
        assertThat(hours.get(hour).fills()).isGreaterThanOrEqualTo(fills[hour]);
      }
      for (ShopRow row : glance.shop()) {
        if (!row.returned()) {
          ReportFilter of =
              new ReportFilter(LocalDate.EPOCH, EVER, null, null, null, row.department());
          List<ShopRow> parts =
              tables.report(reader -> reader.parts().shopHours(of, "x", ZoneOffset.UTC));
          assertThat(sum(parts, ShopRow::totalMinor)).isEqualTo(row.totalMinor());
          assertThat(sum(parts, ShopRow::lines)).isEqualTo(row.lines());
        }
      }
    }
  }

  @Property(tries = 6)
  void whatWasPaidOfAPartInEachWayAddsUpToThePart(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int count) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(SHIFTS, seed, 15, journal::add).sales(count);
    Map<String, long[]> folded = new TreeMap<>();
    for (CompletedSale sale : sales(journal, LocalDate.EPOCH, EVER)) {
      for (Line line : sale.lines()) {
        String part =
            switch (line) {
              case Line.Goods goods -> goods.department();
              case Line.FuelFill fuel -> Integer.toString(fuel.fill().grade());
              case Line.FuelPrepay _, Line.PrepayRest _, Line.Return _ -> "";
            };
        if (!part.isEmpty()) {
          long[] sums = folded.computeIfAbsent(part, any -> new long[3]);
          sums[0]++;
          sums[1] += line instanceof Line.FuelFill f ? f.fill().volume().millilitres() : 0;
          sums[2] += sale.amounts(line.no()).orElseThrow().total().minor();
        }
      }
    }
    try (Tables.Reports tables = Tables.reports(journal)) {
      for (Map.Entry<String, long[]> part : folded.entrySet()) {
        boolean fuel = Character.isDigit(part.getKey().charAt(0));
        ReportFilter of =
            new ReportFilter(
                LocalDate.EPOCH,
                EVER,
                null,
                null,
                fuel ? Integer.valueOf(part.getKey()) : null,
                fuel ? null : part.getKey());
        List<PaidRow> rows =
            tables.report(
                reader -> fuel ? reader.parts().fuelTenders(of) : reader.parts().shopTenders(of));
        long[] told = {
          sum(rows, PaidRow::count), sum(rows, PaidRow::millilitres), sum(rows, PaidRow::paidMinor)
        };
        assertThat(told).as(part.getKey()).isEqualTo(part.getValue());
        assertThat(rows).extracting(PaidRow::tender).isSubsetOf("cash", "card", "");
      }
    }
  }

  private static <R> long sum(Collection<R> rows, ToLongFunction<R> figure) {
    return rows.stream().mapToLong(figure).sum();
  }

  @Property(tries = 6)
  void salesOfAGradeOrDepartmentAreThoseThatHoldIt(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int limit) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(SHIFTS, seed, 20, journal::add).sales(120);
    try (Tables.Reports tables = Tables.reports(journal)) {
      List<CompletedSale> sales = sales(journal, LocalDate.EPOCH, EVER);
      Choices choices =
          tables.report(reader -> reader.choices(ReportFilter.days(LocalDate.EPOCH, EVER)));
      List<Integer> grades = new ArrayList<>(choices.grades());
      grades.add(null);
      List<String> departments = new ArrayList<>(choices.departments());
      departments.add(null);
      for (Integer grade : grades) {
        for (String department : departments) {
          String cashier = seed % 2 == 0 ? null : choices.cashiers().getFirst();
          ReportFilter of =
              new ReportFilter(LocalDate.EPOCH, EVER, cashier, null, grade, department);
          List<String> told =
              tables.report(reader -> reader.sales(of, Long.MAX_VALUE, limit)).stream()
                  .map(row -> row.number())
                  .toList();
          List<String> folded =
              sales.reversed().stream()
                  .filter(sale -> cashier == null || sale.cashier().equals(cashier))
                  .filter(sale -> grade == null || holds(sale, grade))
                  .filter(sale -> department == null || holds(sale, department))
                  .map(CompletedSale::id)
                  .limit(limit)
                  .toList();
          assertThat(told).as(grade + " " + department).isEqualTo(folded);
        }
      }
    }
  }

  private static boolean holds(CompletedSale sale, int grade) {
    return sale.lines().stream()
        .anyMatch(l -> l instanceof Line.FuelFill fuel && fuel.fill().grade() == grade);
  }

  private static boolean holds(CompletedSale sale, String department) {
    return sale.lines().stream()
        .anyMatch(l -> l instanceof Line.Goods goods && goods.department().equals(department));
  }

  @Property(tries = 6)
  void reasonsAreThoseOfTheJournal(@ForAll long seed) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(SHIFTS, seed, 20, journal::add).sales(60);
    try (Tables.Reports tables = Tables.reports(journal)) {
      List<ReportReader.Why> told =
          tables.report(reader -> reader.reasons(ReportFilter.days(LocalDate.EPOCH, EVER)));
      Map<String, Long> folded = new TreeMap<>();
      for (EventSource.Item item : journal.items()) {
        String why =
            switch (item.recorded().event()) {
              case SaleEvent.Voided e -> "SALE_VOIDED " + e.reason();
              case SaleEvent.LineChanged e when e.change() == SaleEvent.Change.PRICE ->
                  "PRICE_OVERRIDDEN " + e.reason();
              case SaleEvent.LineChanged e
                  when e.change() == SaleEvent.Change.DISCOUNT && isDiscounted(e.line()) ->
                  "LINE_DISCOUNTED " + e.reason();
              case SaleEvent.LineChanged e when e.reduced() != null -> "LINE_REDUCED " + e.reason();
              case SaleEvent.Discounted e when e.discount() != null ->
                  "SALE_DISCOUNTED " + e.reason();
              case SaleEvent.LineVoided e when !(e.line() instanceof Line.FuelFill) ->
                  "LINE_VOIDED " + e.reason();
              case SaleEvent.Completed e when e.sale().kind() == Sale.Kind.REFUND ->
                  "REFUNDED " + e.sale().note();
              case DeviceEvent.DrawerOpened e when e.saleId() == null ->
                  "DRAWER_OPENED " + e.reason();
              default -> "";
            };
        if (!why.isEmpty()) {
          folded.merge(why, 1L, Long::sum);
        }
      }
      Map<String, Long> shown = new TreeMap<>();
      told.forEach(why -> shown.put(why.kind() + " " + why.reason(), why.times()));
      assertThat(shown).isEqualTo(folded);
    }
  }

  private static boolean isDiscounted(Line line) {
    return line instanceof Line.Goods goods && goods.discount() != null
        || line instanceof Line.FuelFill fill && fill.discount() != null;
  }
}
