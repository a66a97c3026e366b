package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.event.ShiftEvent;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.Readings;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.TenderCount;
import canopy.core.tender.TenderKind;
import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.finding.FindingRule;
import canopy.till.store.query.StoreReader;
import canopy.till.store.report.ReportFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a slip is made from: the movement or the count, and who said yes to just that. */
class ShiftDocumentTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
  private static final Instant AT = Instant.parse("2026-11-16T02:00:00Z");
  private static final Money TEN = Money.of(1_000, "CNY");
  private static final String SHIFT = "S1-261116-1";

  private final MemoryJournal journal = new MemoryJournal();

  @Test
  void aMovementKnowsWhoSaidYesToIt() throws Exception {
    approved(Right.PAID_OUT, "M1-261116-001");
    moved("M1-261116-001");
    moved("M1-261116-002");
    assertThat(document("M1-261116-001").approvedBy()).isEqualTo("boss");
    assertThat(document("M1-261116-002").approvedBy()).isNull();
  }

  /** Somebody was let see the day, and then money moved: that is no yes to the movement. */
  @Test
  void aYesToSomethingElseIsNone() throws Exception {
    approved(Right.SEE_EXPECTED_CASH, MONDAY.toString());
    moved("M1-261116-001");
    approved(Right.ACCEPT_DIFFERENCE, SHIFT);
    counted(1);
    counted(2);
    assertThat(document("M1-261116-001").approvedBy()).isNull();
    assertThat(document(SHIFT + "#count1").approvedBy()).isEqualTo("boss");
    assertThat(document(SHIFT + "#count2").approvedBy()).isNull();
  }

  /** What is missing between two shifts is asked of whoever had the drawer last. */
  @Test
  void aFloatThatIsNotWhatWasLeftIsWorthALook() throws Exception {
    happens(new ShiftEvent.DrawerReleased(SHIFT, 1, "T1", "before"));
    Money nine = Money.of(900, "CNY");
    CashCount count = new CashCount(Map.of(100L, 9L));
    happens(new ShiftEvent.Opened("S1-261116-2", 2, false, count, TEN, nine, Readings.NONE));
    happens(new ShiftEvent.Opened("S1-261116-3", 3, false, count, nine, nine, Readings.NONE));
    List<Finding> found =
        Tables.report(
            journal,
            reader ->
                reader.findings(ReportFilter.days(MONDAY, MONDAY), FindingLimits.standard(), 100));
    assertThat(found)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.rule()).isEqualTo(FindingRule.FLOAT_DIFFERS);
              assertThat(one.cashier()).isEqualTo("before");
              assertThat(one.amountMinor()).isEqualTo(-100);
            });
  }

  private StoreReader.ShiftDocument document(String subject) throws Exception {
    Optional<StoreReader.ShiftDocument> found =
        Tables.ask(journal, reader -> reader.shiftDocument(subject));
    return found.orElseThrow();
  }

  private void approved(Right right, String action) {
    happens(new OperatorEvent.Approved("boss", right, action));
  }

  private void moved(String slip) {
    CashMovement movement =
        new CashMovement(slip, CashMovement.Kind.PAID_OUT, TEN, "supplies", "", null);
    happens(new ShiftEvent.PaidOut(SHIFT, movement));
  }

  private void counted(int no) {
    TenderCount cash = new TenderCount("cash", TenderKind.Type.CASH, TEN, TEN);
    happens(
        new ShiftEvent.Counted(
            SHIFT, new ShiftCount(no, AT, "1001", CashCount.NONE, List.of(cash), "", null)));
  }

  private void happens(Event event) {
    journal.add(new Recorded(journal.lastSeq() + 1, AT, MONDAY, "1001", event));
  }
}
