package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.finding.FindingRule;
import canopy.till.store.report.ReportFilter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sale that was held for weeks, and discounted before and after. */
class FindingSlicesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Money TOTAL = Money.of(1_000, "CNY");
  private static final Money OFF = Money.of(100, "CNY");

  /** Finds round discounts, and nothing else. */
  private static final FindingLimits ROUND =
      new FindingLimits(
          10_000,
          10_000,
          10_000,
          Long.MAX_VALUE,
          0,
          0,
          1,
          10_000,
          new FindingLimits.Discounts(
              Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE),
          Long.MAX_VALUE);

  private final MemoryJournal journal = new MemoryJournal();

  private void happens(LocalDate day, Event event) {
    journal.add(
        new Recorded(
            journal.lastSeq() + 1, day.atTime(4, 0).toInstant(ZoneOffset.UTC), day, "1001", event));
  }

  private void discounts(LocalDate day, String sale) {
    happens(day, new SaleEvent.Discounted(sale, null, "", null));
  }

  private void completes(LocalDate day, String sale) {
    happens(
        day,
        new SaleEvent.Completed(
            new CompletedSale(
                sale,
                Sale.Kind.SALE,
                null,
                day,
                day.atTime(3, 0).toInstant(ZoneOffset.UTC),
                day.atTime(4, 0).toInstant(ZoneOffset.UTC),
                "1001",
                List.of(),
                new Totals(List.of(), OFF, TOTAL, List.of(), TOTAL),
                List.of(),
                Money.zero("CNY"),
                "",
                null,
                List.of())));
  }

  private List<String> found(int limit) throws Exception {
    ReportFilter always = ReportFilter.days(DAY.minusDays(300), DAY);
    List<Finding> found = Tables.report(journal, reader -> reader.findings(always, ROUND, limit));
    assertThat(found).allMatch(each -> each.rule() == FindingRule.ROUND_DISCOUNT);
    return found.stream().map(Finding::subject).toList();
  }

  /** Days are searched in slices of 15, 30, 60 ... days, newest first. */
  @Test
  void isFoundOnceAndTakesNobodysPlace() throws Exception {
    for (String old : List.of("G", "H")) {
      discounts(DAY.minusDays(100), old);
      completes(DAY.minusDays(100), old);
    }
    for (String middle : List.of("E", "F")) {
      discounts(DAY.minusDays(20), middle);
      completes(DAY.minusDays(20), middle);
    }
    discounts(DAY.minusDays(20), "A");
    discounts(DAY.minusDays(20), "B");
    for (String newest : List.of("A", "B")) {
      discounts(DAY, newest);
      completes(DAY, newest);
    }
    assertThat(found(500)).containsExactly("B", "A", "F", "E", "H", "G");
    assertThat(found(4)).as("the newest that there are").containsExactly("B", "A", "F", "E");
    assertThat(found(3)).containsExactly("B", "A", "F");
  }
}
