package canopy.till.day.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.account.CashLine;
import canopy.core.account.ShiftLine;
import canopy.core.account.TenderSum;
import canopy.core.account.ZReport;
import canopy.core.quantity.Money;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.DrawerCash;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.ShiftTotals;
import canopy.core.shift.TenderCount;
import canopy.core.tender.TenderKind;
import canopy.till.receipt.PaperMaster;
import canopy.till.report.export.Cell;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says of a drawer that went from hand to hand. */
class MoneySectionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  @TempDir Path temp;

  private static Money minor(long amount) {
    return Money.of(amount, "CNY");
  }

  /** A count that finds {@code cash} more than expected, and of slips what stands there. */
  private static ShiftCount count(int no, long cash, long slipsExpected, long slips) {
    return new ShiftCount(
        no,
        NOW,
        "1001",
        CashCount.NONE,
        List.of(
            new TenderCount("cash", TenderKind.Type.CASH, minor(10_000), minor(10_000 + cash)),
            new TenderCount("card", TenderKind.Type.CARD, minor(slipsExpected), minor(slips))),
        "",
        null);
  }

  /** Opened with 300.00. */
  private static ShiftLine handedOverTwice(int number, long leftBefore) {
    Shift shift =
        new Shift(
            "S1-261122-" + number,
            number,
            LocalDate.of(2026, 11, 22),
            NOW,
            "1001",
            false,
            DrawerCash.opened(CashCount.NONE, minor(leftBefore), minor(30_000)),
            ShiftTotals.none("CNY"),
            Map.of(),
            0,
            0,
            3,
            count(3, 5, 9_000, 8_900),
            List.of(new DrawerSession(1, "A", "1001", NOW.minusSeconds(60), null)));
    List<ShiftCount> handedOver = List.of(count(1, -50, 2_000, 1_900), count(2, 20, 5_000, 4_900));
    return new ShiftLine(shift, NOW, handedOver, minor(30_000), false);
  }

  private static CashMovement boughtSupplies() {
    return new CashMovement(
        "M1-261122-1", CashMovement.Kind.PAID_OUT, minor(2_500), "supplies", "two brooms", null);
  }

  private MoneySections sections() throws Exception {
    return sections(2, 30_350);
  }

  private MoneySections sections(int number, long leftBefore) throws Exception {
    try (PlayedStation station = PlayedStation.open(temp.resolve("s"), 4)) {
      station.play(1);
      ZReport r = station.sheet(0).report();
      ZReport report =
          new ZReport(
              r.span(),
              r.totals(),
              r.signed(),
              r.discounts(),
              r.taxes(),
              r.groups(),
              List.of(
                  new TenderSum("cash", TenderKind.Type.CASH, 0, minor(0), minor(0)),
                  new TenderSum("card", TenderKind.Type.CARD, 0, minor(0), minor(0))),
              r.cashiers(),
              r.incidents(),
              r.voided(),
              new ZReport.Cash(
                  List.of(handedOverTwice(number, leftBefore)),
                  List.of(new CashLine(NOW, "1001", "2001", "S1-261122-1", boughtSupplies()))),
              r.fuel(),
              r.bills(),
              r.end());
      Texts texts = new Texts(Language.ENGLISH);
      return new MoneySections(
          new DayWords(texts, Language.ENGLISH, new Formats("¥", 2), PaperMaster.demo()), report);
    }
  }

  @Test
  void whatWasMissingOnceIsMissingOnce() throws Exception {
    assertThat(sections().tenders().rows())
        .extracting(List::getLast)
        .containsExactly(Cell.money(-25), Cell.money(-100));
  }

  @Test
  void nothingIsFoundBetweenNoShiftAndTheFirst() throws Exception {
    assertThat(sections(1, 0).shifts().rows().getFirst().get(3)).isEqualTo(Cell.empty());
  }

  /** The float came out of the safe: nothing differs from anything. */
  @Test
  void aFloatInAnEmptyDrawerIsNoDifference() throws Exception {
    assertThat(sections(2, 0).shifts().rows().getFirst().get(3)).isEqualTo(Cell.empty());
    assertThat(sections(2, 30_000).shifts().rows().getFirst().get(3)).isEqualTo(Cell.empty());
  }

  @Test
  void whatNobodyDidTheTillDid() throws Exception {
    assertThat(sections().words().operator("system")).isEqualTo("Till (automatic)");
  }

  @Test
  void aShiftsDifferenceIsThatOfAllItsCounts() throws Exception {
    assertThat(sections().shifts().rows().getFirst().getLast()).isEqualTo(Cell.money(-25));
  }

  /** An accountant adds the row up. */
  @Test
  void theCashOfAShiftAddsUpToWhatIsExpected() throws Exception {
    List<Cell> row = sections().shifts().rows().getFirst();
    long sum = 0;
    for (Cell part : row.subList(4, 7)) {
      sum += ((Cell.Figure) part).value();
    }
    assertThat(row.get(7)).isEqualTo(Cell.money(sum));
  }

  @Test
  void taxesAndMovementsHaveTheirSums() throws Exception {
    assertThat(sections().movements().sums().getLast()).isEqualTo(Cell.money(-2_500));
    MoneySections sections = sections();
    long taxes = sections.report().taxes().stream().mapToLong(tax -> tax.amount().minor()).sum();
    assertThat(sections.taxes().sums().getLast()).isEqualTo(Cell.money(taxes));
    assertThat(taxes).isEqualTo(sections.report().totals().tax().minor());
  }

  @Test
  void whoHadTheDrawerAndWhoCountedItIsSaid() throws Exception {
    assertThat(sections().drawers().rows().getFirst())
        .startsWith(Cell.of("S1-261122-2"), Cell.of("A"))
        .contains(Cell.money(5));
  }

  @Test
  void whoApprovedAMovementIsSaid() throws Exception {
    MoneySections sections = sections();
    assertThat(sections.movements().rows().getFirst())
        .contains(Cell.of(sections.words().operator("2001")));
  }

  @Test
  void aShortageBetweenTwoShiftsIsOnThePaper() throws Exception {
    assertThat(sections().shifts().rows().getFirst()).contains(Cell.money(-350));
  }

  @Test
  void cashThatMovedSaysWhy() throws Exception {
    assertThat(sections().movements().rows().getFirst())
        .contains(Cell.of("Supplies"), Cell.of("two brooms"));
  }
}
