package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.event.ShiftEvent;
import canopy.core.quantity.Money;
import canopy.core.shift.CashCount;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.TenderCount;
import canopy.core.tender.TenderKind;
import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.report.ReportFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A count that differs is found with whoever took it as it is. */
class CountFindingsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private final MemoryJournal journal = new MemoryJournal();

  private void happens(String by, Event event) {
    journal.add(new Recorded(journal.lastSeq() + 1, AT, DAY, by, event));
  }

  private void counts(String shift, int no, long difference) {
    Money expected = Money.of(50_000, "CNY");
    TenderCount cash =
        new TenderCount(
            "cash", TenderKind.Type.CASH, expected, expected.plus(Money.of(difference, "CNY")));
    happens(
        "1001",
        new ShiftEvent.Counted(
            shift, new ShiftCount(no, AT, "1001", CashCount.NONE, List.of(cash), "", null)));
  }

  private void accepts(String shift, int no, String by) {
    happens("1001", new ShiftEvent.DifferenceAccepted(shift, no, by, "notes"));
  }

  /** What a cashier may accept alone is no finding; the count of another shift is another. */
  @Test
  void ofACountThatDiffersWhoAcceptedItIsNamed() throws Exception {
    for (String shift : List.of("S1", "S2", "S3")) {
      happens("1001", new ShiftEvent.DrawerAssigned(shift, 1, "1", "1001"));
    }
    counts("S1", 1, -150);
    accepts("S1", 1, "1001");
    counts("S2", 1, -10_350);
    counts("S2", 2, -10_300);
    accepts("S2", 2, "2001");
    counts("S3", 1, 0);
    List<Finding> found =
        Tables.report(
            journal,
            reader -> reader.findings(ReportFilter.days(DAY, DAY), FindingLimits.standard(), 100));
    assertThat(found)
        .extracting(Finding::subject, Finding::amountMinor, Finding::approvers)
        .containsExactly(tuple("S2", -10_300L, List.of("2001")), tuple("S2", -10_350L, List.of()));
  }
}
