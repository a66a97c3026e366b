package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.BillCommand;
import canopy.core.command.CounterCommand;
import canopy.core.command.SaleCommand;
import canopy.core.day.BillState;
import canopy.core.day.DayEnd;
import canopy.core.event.DeviceEvent;
import canopy.core.event.SaleEvent;
import canopy.core.event.StationEvent;
import canopy.core.operator.Right;
import canopy.core.payment.Outcome;
import canopy.core.state.DayEnds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The business day: it ends when the manager closes it, whatever the clock says. */
class DayTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 22);

  private final Till till = Till.signedIn();

  private void closes() {
    till.approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
  }

  @Test
  void aSaleAfterMidnightBelongsToTheDayThatIsNotClosed() {
    till.selling("cola").paysCash();
    // 01:30 at the station.
    till.now = Instant.parse("2026-11-22T17:30:00Z");
    var late = till.selling("cola").paysCash();
    assertThat(late.day()).isEqualTo(FIRST);
    assertThat(late.id()).isEqualTo("R1-261122-00002");
    closes();
    var next = till.selling("cola").paysCash();
    assertThat(next.day()).isEqualTo(FIRST.plusDays(1));
    assertThat(next.id()).isEqualTo("R1-261123-00001");
  }

  @Test
  void closedBeforeMidnightTheNextDayBegins() {
    till.selling("cola").paysCash();
    closes();
    assertThat(till.selling("cola").paysCash().day()).isEqualTo(FIRST.plusDays(1));
    till.now = Instant.parse("2026-11-23T02:00:00Z");
    assertThat(till.selling("cola").paysCash().id()).isEqualTo("R1-261123-00002");
  }

  @Test
  void theStationsZoneDecidesAboutTheDate() {
    Till early = new Till(new TestBook());
    early.now = Instant.parse("2026-11-21T16:00:00Z");
    assertThat(early.rules.businessDate(early.state, early.now)).isEqualTo(FIRST);
    early.now = Instant.parse("2026-11-21T15:59:59Z");
    assertThat(early.rules.businessDate(early.state, early.now)).isEqualTo(FIRST.minusDays(1));
  }

  private StationEvent.DayClosed closing() {
    var events = till.approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
    assertThat(events.getLast()).isInstanceOf(StationEvent.DayClosed.class);
    return (StationEvent.DayClosed) events.getLast();
  }

  @Test
  void writesTheTotalsDownAndBeginsAnew() {
    till.selling("cola").paysCash();
    var totals = till.state.day().totals();
    var closed = closing();
    assertThat(till.journal)
        .extracting(r -> r.event())
        .contains(
            new DeviceEvent.PrintQueued(
                "2026-11-22#day", DeviceEvent.Paper.DAY_REPORT, "2026-11-22", 0));
    assertThat(closed.closedDay()).isEqualTo(FIRST);
    assertThat(closed.totals()).isEqualTo(totals);
    assertThat(totals.total()).isEqualTo(yuan("3.50"));
    assertThat(till.state.day().totals().sales()).isZero();
    assertThat(till.state.day().totals().total().isZero()).isTrue();
  }

  @Test
  void reportsAreNumberedWithoutAGapAndTellWhereTheirLinesBegin() {
    till.selling("cola").paysCash();
    var first = closing().end();
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.firstSeq()).isEqualTo(1);
    long closedAt = till.state.seq();
    assertThat(till.refuses(new CounterCommand.CloseDay()))
        .isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    var second = closing().end();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.firstSeq()).isEqualTo(closedAt + 1);
    assertThat(till.replayed().day().nextNumber()).isEqualTo(3);
  }

  @Test
  void whatIsOpenIsWrittenDownByName() {
    till.selling("cola");
    till.does(new SaleCommand.Hold("blue van"));
    till.filled("k1", 3, 1000, "7.86");
    var end = closing().end();
    assertThat(end.unpaid()).extracting(fill -> fill.key()).containsExactly("k1");
    assertThat(end.open())
        .extracting(item -> item.kind() + " " + item.name() + " " + item.detail())
        .contains("HELD_SALE R1-261122-00001 blue van", "UNPAID_FILL k1 ");
    assertThat(end.bills())
        .containsExactly(
            new BillState("plate", FIRST, BillState.State.NOT_FETCHED, 0),
            new BillState("wechat", FIRST, BillState.State.NOT_FETCHED, 0));
  }

  /** Compared late, or not at all: the day says so of each channel, and names what is open. */
  @Test
  void billsThatEarlierDaysOweAreNamedUntilTheyAreDealtWith() {
    till.approved(Right.SETTLE_PAYMENT, new BillCommand.Compare(Bills.checkOf(2), List.of()));
    assertThat(states(closing().end()))
        .containsExactly("2026-11-22 plate NOT_FETCHED 0", "2026-11-22 wechat DIFFERENCES 2");
    till.now = Instant.parse("2026-11-24T02:00:00Z");
    till.selling("cola").paysCash();
    DayEnd end = closing().end();
    assertThat(states(end))
        .containsExactly(
            "2026-11-22 wechat DIFFERENCES 2",
            "2026-11-23 wechat NOT_FETCHED 0",
            "2026-11-24 plate NOT_FETCHED 0",
            "2026-11-24 wechat NOT_FETCHED 0");
    assertThat(end.open())
        .extracting(item -> item.kind() + " " + item.name() + " " + item.detail())
        .containsExactly(
            "BILL_DIFFERENCE X0 wechat 2026-11-22", "BILL_DIFFERENCE X1 wechat 2026-11-22");
  }

  /** Before anybody has compared one at all, too; but not of a channel that nobody paid through. */
  @Test
  void billsWaitToBeFetchedOfEveryChannelThatTookMoney() {
    assertThat(unfetched(FIRST)).isEmpty();
    Payer payer = new Payer(till);
    payer.hears(payer.scans("3.50"), Outcome.PAID);
    assertThat(till.state.day().totals().tenders()).containsKey("wechat");
    assertThat(unfetched(FIRST))
        .containsExactly(new BillState("wechat", FIRST, BillState.State.NOT_FETCHED, 0));
    till.approved(Right.SETTLE_PAYMENT, new BillCommand.Compare(Bills.checkOf(2), List.of()));
    assertThat(unfetched(FIRST)).isEmpty();
    assertThat(unfetched(FIRST.plusDays(2)))
        .containsExactly(
            new BillState("wechat", FIRST.plusDays(1), BillState.State.NOT_FETCHED, 0),
            new BillState("wechat", FIRST.plusDays(2), BillState.State.NOT_FETCHED, 0));
  }

  private List<BillState> unfetched(LocalDate day) {
    return DayEnds.unfetched(till.state, till.book, day);
  }

  private static List<String> states(DayEnd end) {
    return end.bills().stream()
        .map(bill -> bill.day() + " " + bill.channel() + " " + bill.state() + " " + bill.open())
        .toList();
  }

  @Test
  void aCopyOfTheReportBearsItsNumber() {
    closes();
    var command = new CounterCommand.ReprintDay(FIRST, 1);
    assertThat(till.approved(Right.SEE_EXPECTED_CASH, command))
        .contains(
            new DeviceEvent.PrintQueued(
                "2026-11-22#day#2", DeviceEvent.Paper.DAY_REPORT, "2026-11-22", 2));
    assertThat(till.approved(Right.SEE_EXPECTED_CASH, command))
        .contains(
            new DeviceEvent.PrintQueued(
                "2026-11-22#day#3", DeviceEvent.Paper.DAY_REPORT, "2026-11-22", 3));
  }

  @Test
  void openAndHeldSalesGoOnInTheNextDay() {
    till.selling("cola");
    String held = till.open().id();
    till.does(new SaleCommand.Hold(""));
    String open = till.selling("cola").open().id();
    closes();
    assertThat(till.open().id()).isEqualTo(open);
    var paid = till.paysCash();
    assertThat(paid.id()).isEqualTo(open).startsWith("R1-261122-");
    assertThat(paid.day()).isEqualTo(FIRST.plusDays(1));
    till.does(new SaleCommand.Recall(held));
    till.paysCash();
    assertThat(till.state.day().totals().sales()).isEqualTo(2);
    assertThat(till.selling("cola").open().id()).isEqualTo("R1-261123-00001");
  }

  @Test
  void tellsWhichDayComesNext() {
    till.selling("cola").paysCash();
    assertThat(till.state.day().dateAfterClose(FIRST)).isEqualTo(FIRST.plusDays(1));
    assertThat(till.state.day().dateAfterClose(FIRST.plusDays(1))).isEqualTo(FIRST.plusDays(1));
    closes();
    assertThat(till.state.day().dateOn(FIRST)).isEqualTo(FIRST.plusDays(1));
    assertThat(till.state.day().dateAfterClose(FIRST)).isEqualTo(FIRST.plusDays(2));
  }

  @Test
  void anEmptySaleDoesNotCarryItsNumberIntoTheNextDay() {
    till.does(new SaleCommand.ConfirmAge(LocalDate.of(1990, 1, 1), 18));
    closes();
    assertThat(till.journal).anyMatch(r -> r.event() instanceof SaleEvent.Voided);
    assertThat(till.selling("cola").open().id()).isEqualTo("R1-261123-00001");
  }

  @Test
  void unpaidFillsWaitOverTheClose() {
    till.filled("k1", 3, 1000, "7.86");
    closes();
    till.does(new SaleCommand.TakeFill("k1"));
    till.paysCash();
    assertThat(till.state.day().totals().fuel().get(2).fills()).isEqualTo(1);
  }

  @Test
  void theProgramsOwnEventsAreKept() {
    till.hears(new CounterCommand.Stop());
    till.approved(
        Right.IMPORT_GOODS, new CounterCommand.ImportGoods("a.csv", "ff", 1, 2, 3, List.of()));
    assertThat(till.journal.getLast().event())
        .isEqualTo(new StationEvent.GoodsImported("a.csv", "ff", 1, 2, 3));
  }

  @Test
  void askingAgainDoesNotCloseTheNextDay() {
    till.selling("cola").paysCash();
    var close = Till.withApproval(Right.CLOSE_DAY, new CounterCommand.CloseDay(FIRST, 0));
    till.does(close);
    assertThat(till.refuses(close)).isEqualTo(Refusal.Reason.OTHER_DAY);
    till.selling("cola").paysCash();
    assertThat(till.refuses(close)).isEqualTo(Refusal.Reason.OTHER_DAY);
    assertThat(till.state.day().totals().sales()).isEqualTo(1);
  }
}
