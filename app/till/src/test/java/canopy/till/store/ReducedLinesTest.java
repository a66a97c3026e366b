package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.operator.Right;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.finding.FindingRule;
import canopy.till.store.query.AuditKind;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.ReportReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who leaves less of a line takes as much out as who strikes a line: a manager sees it. */
class ReducedLinesTest {
  private static final ReportFilter EVER =
      ReportFilter.days(LocalDate.of(2020, 1, 1), LocalDate.of(2035, 1, 1));

  /** One dear line is enough; a fill that is given back stays on its pump. */
  @Test
  void dearGoodsTakenOutOnceAreFoundWithWhoApprovedIt() throws Exception {
    MemoryJournal journal = new MemoryJournal();
    List<Recorded> told = new ArrayList<>();
    new SalesGenerator(7, 40, told::add).sales(40);
    told.forEach(journal::add);
    List<Line> lines =
        told.stream()
            .map(Recorded::event)
            .filter(SaleEvent.LineAdded.class::isInstance)
            .map(event -> ((SaleEvent.LineAdded) event).line())
            .toList();
    Line.Goods goods = first(lines, Line.Goods.class).counted(Quantity.pieces(9));
    Line.FuelFill fill = first(lines, Line.FuelFill.class);
    long dear = goods.price().times(goods.quantity(), "CNY").minor();
    FindingLimits usual = FindingLimits.standard();
    FindingLimits limits =
        new FindingLimits(
            10_000, 10_000, 10_000, 1L << 40, 0, 0, 1L << 40, 10_000, usual.discounts(), dear);
    Recorded place = told.getLast();
    List<Event> events =
        List.of(
            new OperatorEvent.Approved("2001", Right.VOID_LINE, "R1-260301-00099/1"),
            new SaleEvent.LineVoided("R1-260301-00099", goods, "mistake"),
            new SaleEvent.LineVoided("R1-260301-00098", goods.counted(Quantity.pieces(8)), ""),
            new SaleEvent.LineVoided("R1-260301-00097", fill, ""),
            new SaleEvent.LineVoided("R1-260301-00096", goods, "again"));
    long seq = place.seq();
    for (Event event : events) {
      seq++;
      journal.add(new Recorded(seq, place.at(), LocalDate.of(2026, 3, 1), place.by(), event));
    }
    try (Tables.Reports tables = Tables.reports(journal)) {
      var found = tables.report(reader -> reader.findings(EVER, limits, 1_000));
      assertThat(found)
          .filteredOn(each -> each.rule() == FindingRule.DEAR_LINE)
          .filteredOn(each -> each.seq() > place.seq())
          .extracting(Finding::subject, Finding::amountMinor, Finding::approvers)
          .containsExactly(
              tuple("R1-260301-00096", dear, List.of()),
              tuple("R1-260301-00099", dear, List.of("2001")));
    }
  }

  /** Paid in advance, given back to its pump, or brought back by a customer. */
  @Test
  void whatHasNotLeftTheShelfIsNoDearLine() throws Exception {
    MemoryJournal journal = new MemoryJournal();
    List<Recorded> told = new ArrayList<>();
    new SalesGenerator(7, 200, told::add).sales(200);
    told.forEach(journal::add);
    List<Line> lines = new ArrayList<>();
    List<String> refunds = new ArrayList<>();
    for (Recorded each : told) {
      if (each.event() instanceof SaleEvent.LineAdded added) {
        lines.add(added.line());
      } else if (each.event() instanceof SaleEvent.Completed done
          && done.sale().kind() == Sale.Kind.REFUND) {
        refunds.add(done.sale().id());
      }
    }
    Recorded place = told.getLast();
    long seq = place.seq();
    String sale = "R1-260301-00099";
    for (Event gone :
        List.<Event>of(
            new SaleEvent.LineVoided(sale, first(lines, Line.FuelPrepay.class), ""),
            new SaleEvent.LineVoided(sale, first(lines, Line.FuelFill.class), ""),
            new SaleEvent.LineVoided(sale, first(lines, Line.Return.class), ""),
            new SaleEvent.LineVoided(refunds.getFirst(), first(lines, Line.Goods.class), ""))) {
      seq++;
      journal.add(new Recorded(seq, place.at(), LocalDate.of(2026, 3, 1), place.by(), gone));
    }
    FindingLimits usual = FindingLimits.standard();
    FindingLimits limits =
        new FindingLimits(
            10_000, 10_000, 10_000, 1L << 40, 0, 0, 1L << 40, 10_000, usual.discounts(), 1);
    List<Finding> found = Tables.report(journal, reader -> reader.findings(EVER, limits, 1_000));
    assertThat(found)
        .filteredOn(each -> each.rule() == FindingRule.DEAR_LINE)
        .filteredOn(each -> each.seq() > place.seq())
        .isEmpty();
  }

  private static <T extends Line> T first(List<Line> lines, Class<T> kind) {
    return lines.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  @Test
  void isFoundAndSummedUpLikeALineStruckOut() throws Exception {
    MemoryJournal journal = new MemoryJournal();
    List<Recorded> told = new ArrayList<>();
    new SalesGenerator(7, 20, told::add).sales(20);
    told.forEach(journal::add);
    Line.Goods goods =
        told.stream()
            .map(Recorded::event)
            .filter(SaleEvent.LineAdded.class::isInstance)
            .map(event -> ((SaleEvent.LineAdded) event).line())
            .filter(Line.Goods.class::isInstance)
            .map(Line.Goods.class::cast)
            .findFirst()
            .orElseThrow();
    Recorded place = told.getLast();
    long seq = place.seq();
    FindingLimits limits = FindingLimits.standard();
    for (int i = 0; i < limits.voidsPerDay(); i++) {
      Event less =
          new SaleEvent.LineChanged(
              "R1-260101-00099",
              SaleEvent.Change.QUANTITY,
              goods.counted(Quantity.ONE),
              "mistake",
              Quantity.pieces(5));
      seq++;
      journal.add(new Recorded(seq, place.at(), LocalDate.of(2026, 3, 1), place.by(), less));
    }
    UnitPrice price = goods.price();
    long gone =
        price.times(Quantity.pieces(5), "CNY").minus(price.times(Quantity.ONE, "CNY")).minor();
    try (Tables.Reports tables = Tables.reports(journal)) {
      var found = tables.report(reader -> reader.findings(EVER, limits, 1_000));
      assertThat(found)
          .filteredOn(each -> each.rule() == FindingRule.MANY_VOIDS)
          .anySatisfy(
              each -> {
                assertThat(each.day()).isEqualTo(LocalDate.of(2026, 3, 1));
                assertThat(each.count()).isEqualTo(limits.voidsPerDay());
              });
      List<ReportReader.Why> why = tables.report(reader -> reader.reasons(EVER));
      assertThat(why)
          .filteredOn(each -> each.kind() == AuditKind.LINE_REDUCED)
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.reason()).isEqualTo("mistake");
                assertThat(each.amountMinor()).isEqualTo(gone * limits.voidsPerDay());
              });
    }
  }
}
