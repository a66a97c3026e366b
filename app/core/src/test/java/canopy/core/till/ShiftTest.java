package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.fuel.Limit;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.OpenItem;
import canopy.core.shift.ShiftSettings;
import canopy.core.tender.CashRounding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shift from its float to its close. */
class ShiftTest extends OnShift {
  @Test
  void expectsFloatAndSalesAndMovementsInTheDrawer() {
    opened().selling("cola").paysCash();
    moves(CashMovement.Kind.PAID_IN, "20");
    moves(CashMovement.Kind.PAID_OUT, "8.50");
    moves(CashMovement.Kind.SAFE_DROP, "200");
    moves(CashMovement.Kind.FLOAT_IN, "50");
    moves(CashMovement.Kind.FLOAT_OUT, "5");
    assertThat(shift().expectedCash()).isEqualTo(yuan("160.00"));
    till.returns(till.last(), 1, 1);
    till.paysCash();
    assertThat(shift().expectedCash()).isEqualTo(yuan("156.50"));
    assertThat(shift().flows().get("cash").taken()).isEqualTo(yuan("3.50"));
    assertThat(shift().flows().get("cash").paidOut()).isEqualTo(yuan("3.50"));
  }

  @Test
  void moneyOfASaleThatIsStillOpenIsInTheDrawer() {
    opened().adds("cola", 2);
    till.pays("cash", "5");
    assertThat(shift().expectedCash()).isEqualTo(yuan("305"));
    assertThat(shift().totals().all().sales()).isZero();
    till.does(new canopy.core.command.TenderCommand.GiveBack(till.open().id(), 1));
    assertThat(shift().expectedCash()).isEqualTo(yuan("300"));
  }

  @Test
  void theFirstSaleOpensAShiftIfNobodyHas() {
    var sale = till.selling("cola").paysCash();
    assertThat(shift().id()).isEqualTo("S1-261122-1").isEqualTo(sale.shift());
    assertThat(shift().byItself()).isTrue();
    assertThat(shift().cash().floatCount()).isNull();
    assertThat(shift().session().responsible()).isEqualTo(TestBook.CASHIER);
    assertThat(shift().expectedCash()).isEqualTo(yuan("3.50"));
  }

  @Test
  void aShiftThatOpenedByItselfGetsItsFloatCountedLater() {
    till.selling("cola").pays("card", "3.50");
    opened();
    assertThat(shift().number()).isEqualTo(1);
    assertThat(shift().cash().opening()).isEqualTo(yuan("300"));
    assertThat(shift().expectedCash()).isEqualTo(yuan("300"));
    assertThat(till.refuses(new ShiftCommand.Open(FLOAT, ""))).isEqualTo(Refusal.Reason.SHIFT_OPEN);
  }

  @Test
  void whatThePumpsReportIsNeverRefusedForWantOfAShift() {
    book.keepsShifts(ShiftSettings.Use.NEEDED);
    opened().does(new SaleCommand.AddPrepay(3, new Limit.FullTank(), yuan("100")));
    till.paysCash();
    till.does(new ShiftCommand.Close(false, false, 0));
    assertThat(till.refuses(new SaleCommand.StartBlindRefund()))
        .isEqualTo(Refusal.Reason.SHIFT_NEEDED);
    till.filled("k1", 3, 10_000, "78.60");
    assertThat(shift().number()).isEqualTo(2);
    assertThat(shift().totals().cashiers()).containsOnlyKeys("system");
    assertThat(shift().totals().sellers()).isEmpty();
    assertThat(shift().totals().all().fuel().get(2).amount()).isEqualTo(yuan("78.60"));
  }

  @Test
  void whereShiftsAreKeptByHandASaleNeedsNone() {
    book.keepsShifts(ShiftSettings.Use.BY_HAND);
    assertThat(till.selling("cola").paysCash().shift()).isNull();
    assertThat(till.state.shifts().open()).isNull();
    opened();
    assertThat(till.selling("cola").paysCash().shift()).isEqualTo("S1-261122-1");
  }

  @Test
  void aCountIsWrittenDownBeforeAnybodyReadsTheDifference() {
    opened().selling("cola").paysCash();
    CashCount found = FLOAT.with(100, 3);
    var counted =
        only(
            till.does(new ShiftCommand.Count(found, Map.of("card", yuan("9")))),
            ShiftEvent.Counted.class);
    assertThat(counted.count().cashDifference()).isEqualTo(yuan("-0.50"));
    assertThat(counted.count().tenders().get(1).difference()).isEqualTo(yuan("9"));
    Command again = new ShiftCommand.Count(FLOAT.with(100, 3).with(50, 1), Map.of());
    assertThat(till.refuses(again)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    till.approved(Right.ACCEPT_DIFFERENCE, again);
    assertThat(shift().count().differs()).isFalse();
    assertThat(shift().counts()).isEqualTo(2);
    till.does(new ShiftCommand.Close(true, false, 0));
    assertThat(till.state.shifts().drawer()).isEqualTo(yuan("303.50"));
  }

  @Test
  void closingListsWhatIsOpenAndTheNextShiftHasIt() {
    opened().selling("cola").does(new SaleCommand.Hold("white van"));
    till.filled("k1", 4, 23_410, "184.00");
    till.does(new FuelCommand.Authorise("a1", 5, new Limit.FullTank(), false));
    till.does(new SaleCommand.AddPrepay(3, new Limit.FullTank(), yuan("100")));
    till.paysCash();
    String open = till.selling("cola").open().id();
    var closed = only(till.does(new ShiftCommand.Close(false, false, 7)), ShiftEvent.Closed.class);
    assertThat(closed.open())
        .extracting(OpenItem::kind)
        .containsExactly(
            OpenItem.Kind.OPEN_SALE,
            OpenItem.Kind.HELD_SALE,
            OpenItem.Kind.UNPAID_FILL,
            OpenItem.Kind.RELEASED_PUMP,
            OpenItem.Kind.RELEASED_PUMP,
            OpenItem.Kind.PREPAY,
            OpenItem.Kind.UNSENT_LINES);
    assertThat(closed.open().getFirst().name()).isEqualTo(open);
    assertThat(closed.open().get(2))
        .isEqualTo(
            new OpenItem(
                OpenItem.Kind.UNPAID_FILL,
                "k1",
                4,
                "",
                yuan("184.00"),
                new OpenItem.Fuel(2, till.state.fuel().unpaid().get("k1").endedAt())));
    assertThat(till.state.shifts().forward()).isEqualTo(closed.open());
    opened();
    assertThat(till.paysCash().shift()).isEqualTo("S1-261122-2");
  }

  @Test
  void theNextShiftTellsWhatTheLastOneLeft() {
    opened().selling("cola").paysCash();
    till.does(new ShiftCommand.Close(false, false, 0));
    var next = only(till.does(new ShiftCommand.Open(FLOAT, "")), ShiftEvent.Opened.class);
    assertThat(next.carried()).isEqualTo(yuan("303.50"));
    assertThat(next.opening()).isEqualTo(yuan("300"));
    assertThat(next.number()).isEqualTo(2);
    assertThat(shift().cash().foundBetween()).isEqualTo(yuan("-3.50"));
  }

  @Test
  void theDrawerGoesToTheNextCashierWithACount() {
    opened().selling("cola").paysCash();
    assertThat(till.refuses(new ShiftCommand.HandOver(TestBook.COLLEAGUE, true)))
        .isEqualTo(Refusal.Reason.COUNT_NEEDED);
    till.does(new ShiftCommand.Count(FLOAT.with(100, 3), Map.of()));
    till.does(new ShiftCommand.AcceptDifference("half a yuan is missing"));
    till.does(new ShiftCommand.HandOver(TestBook.COLLEAGUE, true));
    assertThat(shift().expectedCash()).isEqualTo(yuan("303"));
    assertThat(shift().cash().settled()).isEqualTo(yuan("-0.50"));
    assertThat(shift().sessions())
        .extracting(DrawerSession::responsible)
        .containsExactly(TestBook.CASHIER, TestBook.COLLEAGUE);
    assertThat(shift().sessions().getFirst().until()).isEqualTo(till.now);
    book.grant(Right.CLOSE_OTHERS_SHIFT, Grant.DENIED);
    assertThat(till.refuses(new ShiftCommand.Close(false, false, 0)))
        .isEqualTo(Refusal.Reason.RIGHT_DENIED);
  }

  @Test
  void severalCashiersSellInOneShift() {
    opened().selling("cola").paysCash();
    till.does(new OperatorCommand.SignOut());
    till.does(Request.by(TestBook.COLLEAGUE, new OperatorCommand.SignIn(TestBook.COLLEAGUE)));
    Command add =
        new SaleCommand.AddArticle("cola", "cola", canopy.core.quantity.Quantity.pieces(2), null);
    till.does(Request.by(TestBook.COLLEAGUE, add));
    till.does(Request.by(TestBook.COLLEAGUE, till.taking("cash", yuan("7"))));
    var totals = shift().totals();
    assertThat(totals.all().total()).isEqualTo(yuan("10.50"));
    assertThat(totals.cashiers().get(TestBook.CASHIER).total()).isEqualTo(yuan("3.50"));
    assertThat(totals.cashiers().get(TestBook.COLLEAGUE).total()).isEqualTo(yuan("7.00"));
    assertThat(shift().session().responsible()).isEqualTo(TestBook.CASHIER);
  }

  @Test
  void closingTheDayClosesTheShiftFirst() {
    opened().selling("cola").paysCash();
    List<Event> events = till.does(new CounterCommand.CloseDay());
    var closed = only(events, ShiftEvent.Closed.class);
    assertThat(closed.withDay()).isTrue();
    assertThat(closed.shift().count()).isNull();
    assertThat(closed.shift().totals().all())
        .isEqualTo(only(events, StationEvent.DayClosed.class).totals());
    assertThat(till.state.shifts().open()).isNull();
    assertThat(till.selling("cola").paysCash().shift()).isEqualTo("S1-261123-1");
    assertThat(shift().cash().carried()).isEqualTo(yuan("303.50"));
  }

  @Test
  void everyMovementHasASlipOfItsOwnNumber() {
    opened();
    var dropped =
        only(
            till.does(
                new ShiftCommand.MoveCash(
                    0,
                    CashMovement.Kind.SAFE_DROP,
                    yuan("100"),
                    "",
                    "bag 17",
                    CashCount.NONE.with(10_000, 1))),
            DeviceEvent.PrintQueued.class);
    assertThat(dropped.subject()).isEqualTo("M1-261122-001");
    till.does(new ShiftCommand.Close(false, false, 0));
    opened();
    moves(CashMovement.Kind.PAID_IN, "1");
    assertThat(till.state.prints().jobs()).containsKey("M1-261122-002#0");
    assertThat(shift().noSales()).isZero();
    till.does(new CounterCommand.OpenDrawer("small change"));
    assertThat(shift().noSales()).isEqualTo(1);
  }

  @Test
  void aMovementIsOfWhatWasCounted() {
    opened();
    for (Command wrong :
        List.of(
            new ShiftCommand.MoveCash(0, CashMovement.Kind.SAFE_DROP, yuan("0"), "", "", null),
            new ShiftCommand.MoveCash(
                0,
                CashMovement.Kind.SAFE_DROP,
                yuan("99"),
                "",
                "",
                CashCount.NONE.with(10_000, 1)))) {
      assertThat(till.refuses(wrong)).isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    }
    assertThat(
            till.refuses(
                new ShiftCommand.MoveCash(0, CashMovement.Kind.PAID_OUT, yuan("9"), " ", "", null)))
        .isEqualTo(Refusal.Reason.REASON_NEEDED);
  }

  /** What no coin is made for could never be counted, and every count would ask for a reason. */
  @Test
  void cashMovesInCoinsThatThereAre() {
    opened();
    till.book.rounding(CashRounding.usual("CNY"));
    assertThat(
            till.refuses(
                new ShiftCommand.MoveCash(
                    0, CashMovement.Kind.SAFE_DROP, yuan("5.05"), "", "", null)))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    till.does(
        new ShiftCommand.MoveCash(0, CashMovement.Kind.SAFE_DROP, yuan("5.10"), "", "", null));
  }

  @Test
  void anXReportChangesNoFigure() {
    opened().selling("cola").paysCash();
    var before = shift();
    till.does(new ShiftCommand.Report(false));
    assertThat(shift().totals()).isEqualTo(before.totals());
    assertThat(shift().expectedCash()).isEqualTo(before.expectedCash());
    assertThat(shift().reports()).isEqualTo(1);
  }

  @Test
  void aSecondPressMovesNoCashAgain() {
    opened();
    Command press = moving(CashMovement.Kind.SAFE_DROP, "100");
    till.does(press);
    assertThat(till.refuses(press)).isEqualTo(Refusal.Reason.CASH_MOVED_SINCE);
    assertThat(shift().expectedCash()).isEqualTo(yuan("200"));
  }

  /** The shift that the cashier's sale opened, with a colleague at the till. */
  private void colleagueSitsDown() {
    till.selling("cola").paysCash();
    till.does(new OperatorCommand.SignOut());
    till.does(Request.by(TestBook.COLLEAGUE, new OperatorCommand.SignIn(TestBook.COLLEAGUE)));
    book.grant(Right.CLOSE_OTHERS_SHIFT, Grant.DENIED);
  }

  @Test
  void countingTheFloatTakesNobodysDrawer() {
    colleagueSitsDown();
    book.grant(Right.CLOSE_OTHERS_SHIFT, Grant.ALLOWED);
    Request open = Request.by(TestBook.COLLEAGUE, new ShiftCommand.Open(FLOAT, ""));
    assertThat(till.refuses(open)).isEqualTo(Refusal.Reason.DRAWER_OF_ANOTHER);
    assertThat(shift().session().responsible()).isEqualTo(TestBook.CASHIER);
  }

  @Test
  void aSmallDifferenceIsNotAcceptedForSomebodyElse() {
    opened().does(new ShiftCommand.Count(FLOAT.with(100, 2), Map.of()));
    colleagueSitsDown();
    Command accept = new ShiftCommand.AcceptDifference("a tip");
    assertThat(till.refuses(Request.by(TestBook.COLLEAGUE, accept)))
        .isEqualTo(Refusal.Reason.RIGHT_DENIED);
    assertThat(shift().count().acceptedBy()).isNull();
  }
}
