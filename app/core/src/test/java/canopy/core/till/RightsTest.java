package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.LocalChange;
import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.command.StockCommand;
import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.WriteOff;
import canopy.core.operator.Approval;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.Discount;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.stock.Occasion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every right in its three degrees, and what an approval is worth. */
class RightsTest {
  private final TestBook book = new TestBook();
  private final Till till = Till.signedIn(book);

  @ParameterizedTest
  @EnumSource(Right.class)
  void whoIsAllowedNeedsNobody(Right right) {
    Command command = needing(right);
    book.grant(right, Grant.ALLOWED);
    assertThat(till.does(command)).noneMatch(OperatorEvent.Approved.class::isInstance);
  }

  @ParameterizedTest
  @EnumSource(Right.class)
  void whoIsDeniedCannotBeApproved(Right right) {
    Command command = needing(right);
    book.grant(right, Grant.DENIED);
    Refusal refusal = till.refusal(Till.withApproval(right, command));
    assertThat(refusal).isEqualTo(Refusal.about(right, Refusal.Reason.RIGHT_DENIED));
  }

  @ParameterizedTest
  @EnumSource(Right.class)
  void anotherPersonApprovesAndIsRecordedFirst(Right right) {
    Command command = needing(right);
    book.grant(right, Grant.APPROVAL_REQUIRED);
    List<Event> events = till.approved(right, command);
    assertThat(events).hasSizeGreaterThan(1);
    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            OperatorEvent.Approved.class,
            approved -> {
              assertThat(approved.operator()).isEqualTo(TestBook.MANAGER);
              assertThat(approved.right()).isEqualTo(right);
            });
    assertThat(till.state.session().operator()).isEqualTo(TestBook.CASHIER);
  }

  @ParameterizedTest
  @EnumSource(Right.class)
  void anApprovalThatIsNotGoodIsNone(Right right) {
    Command command = needing(right);
    book.grant(right, Grant.APPROVAL_REQUIRED);
    Refusal needed = Refusal.about(right, Refusal.Reason.APPROVAL_REQUIRED);
    Request plain = Request.by(TestBook.CASHIER, command);
    assertThat(till.refusal(plain)).isEqualTo(needed);
    Right other = right == Right.SELL ? Right.REPRINT : Right.SELL;
    for (Approval approval :
        List.of(
            new Approval(TestBook.CASHIER, right),
            new Approval(TestBook.COLLEAGUE, right),
            new Approval(TestBook.LEFT, right),
            new Approval("nobody", right),
            new Approval(TestBook.MANAGER, other))) {
      assertThat(till.refusal(plain.approved(approval))).as("%s", approval).isEqualTo(needed);
    }
  }

  @Test
  void nobodyApprovesTheirOwnAction() {
    till.does(new OperatorCommand.SignOut());
    till.does(Request.by(TestBook.MANAGER, new OperatorCommand.SignIn(TestBook.MANAGER)));
    book.grant(Right.NO_SALE, Grant.APPROVAL_REQUIRED);
    till.does(Request.by(TestBook.MANAGER, new OperatorCommand.SignOut()));
    till.does(new OperatorCommand.SignIn(TestBook.CASHIER));
    Request own =
        Request.by(TestBook.CASHIER, new CounterCommand.OpenDrawer("change"))
            .approved(new Approval(TestBook.CASHIER, Right.NO_SALE));
    assertThat(till.refuses(own)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
  }

  @Test
  void anApprovalCountsForOneActionOnly() {
    till.selling("cola");
    Discount discount = new Discount.Percent(Rate.percent(10));
    till.approved(Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, discount));
    assertThat(till.refuses(new SaleCommand.SetLineDiscount(1, null)))
        .isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    assertThat(till.refuses(new SaleCommand.SetDiscount(discount)))
        .isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
  }

  @Test
  void theApprovedSaleStaysTheCashiers() {
    till.selling("cola");
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Percent(Rate.percent(10))));
    assertThat(till.paysCash().cashier()).isEqualTo(TestBook.CASHIER);
  }

  @Test
  void anApproverWhoIsLockedOutApprovesNothing() {
    for (int i = 0; i < 3; i++) {
      till.does(new OperatorCommand.RejectPin(TestBook.MANAGER));
    }
    Command drawer = new CounterCommand.OpenDrawer("change");
    Refusal refusal = till.refusal(Till.withApproval(Right.NO_SALE, drawer));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.PIN_LOCKED);
    assertThat(refusal.args()).containsExactly("李强", "30");
    till.does(
        Request.by(TestBook.CASHIER, drawer)
            .approved(new Approval(TestBook.DEPUTY, Right.NO_SALE)));
  }

  @Test
  void anApproverWhosePinSomebodyElseGaveApprovesNothing() {
    till.hears(new OperatorCommand.ChangePin(TestBook.MANAGER, "c1"));
    Command drawer = new CounterCommand.OpenDrawer("change");
    assertThat(till.refusal(Till.withApproval(Right.NO_SALE, drawer)))
        .isEqualTo(Refusal.about(Right.NO_SALE, Refusal.Reason.APPROVAL_REQUIRED));
  }

  @Test
  void takingLessOfSomethingNeedsTheRightToVoid() {
    till.adds("cola", 5);
    book.grant(Right.VOID_LINE, Grant.APPROVAL_REQUIRED);
    Command less = new SaleCommand.SetQuantity(1, Quantity.ONE);
    assertThat(till.refuses(less)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    till.does(new SaleCommand.SetQuantity(1, Quantity.pieces(6)));
    till.approved(Right.VOID_LINE, less);
    assertThat(till.total()).isEqualTo(yuan("3.50"));
  }

  @Test
  void takingLessOfSomethingTellsWhatThereWasAndWhy() {
    till.adds("cola", 5);
    till.does(new SaleCommand.SetQuantity(1, Quantity.pieces(6), "two more"));
    till.does(new SaleCommand.SetQuantity(1, Quantity.pieces(6)));
    till.does(new SaleCommand.SetQuantity(1, Quantity.ONE, " left behind "));
    List<SaleEvent.LineChanged> changes =
        till.journal.stream()
            .map(Recorded::event)
            .filter(SaleEvent.LineChanged.class::isInstance)
            .map(SaleEvent.LineChanged.class::cast)
            .toList();
    assertThat(changes)
        .extracting(SaleEvent.LineChanged::reason)
        .containsExactly("", "", "left behind");
    assertThat(changes)
        .extracting(SaleEvent.LineChanged::before)
        .containsExactly(null, null, Quantity.pieces(6));
    assertThat(till.refuses(new SaleCommand.SetQuantity(1, Quantity.ONE, "x".repeat(201))))
        .isEqualTo(Refusal.Reason.TEXT_TOO_LONG);
  }

  @Test
  void whoMayNotSellTakesNoMoneyForASaleOfAnother() {
    till.selling("cola");
    book.grant(Right.SELL, Grant.DENIED);
    assertThat(till.refuses(till.taking("cash", yuan("3.50"))))
        .isEqualTo(Refusal.Reason.RIGHT_DENIED);
    book.grant(Right.SELL, Grant.APPROVAL_REQUIRED);
    till.paysCash();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void recallingIsSelling(boolean allowed) {
    till.selling("cola").does(new SaleCommand.Hold(""));
    String id = till.state.basket().held().getFirst().sale().id();
    book.grant(Right.SELL, allowed ? Grant.ALLOWED : Grant.DENIED);
    Command recall = new SaleCommand.Recall(id);
    if (allowed) {
      assertThat(till.does(recall)).hasSize(1);
    } else {
      assertThat(till.refuses(recall)).isEqualTo(Refusal.Reason.RIGHT_DENIED);
    }
  }

  @Test
  void givingAFillBackNeedsNoRight() {
    book.grant(Right.VOID_LINE, Grant.DENIED);
    till.filled("k1", 3, 1000, "7.86").does(new SaleCommand.TakeFill("k1"));
    till.does(new SaleCommand.VoidLine(1));
    assertThat(till.state.fuel().unpaid()).containsKey("k1");
  }

  @Test
  void theProgramReleasesPumpsByItselfWhenTheManagerWantsIt() {
    book.grant(Right.AUTHORISE_PUMP, Grant.DENIED);
    till.hears(new FuelCommand.Authorise("auto1", 3, new Limit.FullTank(), true));
    assertThat(till.state.fuel().releases()).containsKey(3);
  }

  @Test
  void anybodyStopsAPumpSignedInOrNot() {
    till.does(new OperatorCommand.Lock());
    till.does(new FuelCommand.StopPump(3));
    till.does(new FuelCommand.StopAll());
    till.does(new OperatorCommand.SignOut());
    till.does(Request.by(TestBook.MANAGER, new FuelCommand.StopPump(3)));
    assertThat(till.refuses(new FuelCommand.ResumePump(3))).isEqualTo(Refusal.Reason.NOT_SIGNED_IN);
  }

  /** A command that needs a right; what it acts on is there. */
  private Command needing(Right right) {
    Limit full = new Limit.FullTank();
    WriteOff test = new WriteOff(FillOutcome.PUMP_TEST, "", "tank 2");
    WriteOff own = new WriteOff(FillOutcome.COMPANY_USE, "沪A12345", "mower");
    WriteOff gone = new WriteOff(FillOutcome.DRIVE_OFF, "沪A12345", "white van, north");
    return switch (right) {
      case SELL -> new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null);
      case VOID_LINE -> onCola(new SaleCommand.VoidLine(1));
      case VOID_SALE -> onCola(new SaleCommand.VoidSale("changed her mind"));
      case PRICE_OVERRIDE -> onCola(new SaleCommand.SetPrice(1, new UnitPrice(3000)));
      case DISCOUNT -> onCola(new SaleCommand.SetLineDiscount(1, new Discount.Amount(yuan("1"))));
      case NO_SALE -> new CounterCommand.OpenDrawer("change");
      case REFUND -> {
        till.selling("cola").paysCash();
        yield new SaleCommand.ReturnUnits(till.original(till.last()), 1, 1);
      }
      case REFUND_WITHOUT_RECEIPT -> {
        till.does(new SaleCommand.StartBlindRefund());
        till.adds("cola", 1);
        till.does(new SaleCommand.SetNote("not wanted"));
        yield till.taking("cash", till.dueInCash());
      }
      case REPRINT -> {
        till.selling("cola").paysCash();
        yield new CounterCommand.Reprint(till.original(till.last()));
      }
      case AUTHORISE_PUMP -> new FuelCommand.Authorise("a1", 3, full, false);
      case RESTART_PUMP -> new FuelCommand.RestartPump(3);
      case WRITE_OFF_FILL -> onFill(new FuelCommand.WriteOffFill("k1", gone));
      case PUMP_TEST -> onFill(new FuelCommand.WriteOffFill("k1", test));
      case COMPANY_USE -> onFill(new FuelCommand.WriteOffFill("k1", own));
      case CLOSE_DAY -> new CounterCommand.CloseDay();
      case CHANGE_GOODS ->
          new CounterCommand.ChangeGoods(
              LocalChange.ofArticle("cola", new UnitPrice(4200), 0), true);
      case IMPORT_GOODS -> new CounterCommand.ImportGoods("goods.csv", "00", 1, 2, 3, List.of());
      case FORCE_PAYMENT ->
          new PaymentCommand.Force(new Payer(till).scans("3.50"), "4200001", "seen on the bill");
      case SETTLE_PAYMENT -> {
        Payer payer = new Payer(till);
        String outNo = payer.scans("3.50");
        payer.hears(outNo, Outcome.WAITING);
        till.does(new PaymentCommand.Escalate(outNo, "the customer left"));
        yield new PaymentCommand.WriteOff(outNo, "the customer left");
      }
      case RECORD_READING ->
          new StockCommand.RecordTanks(Occasion.MANUAL, List.of(Stock.typed(2, 12_000_000)));
      case RECORD_DELIVERY -> new StockCommand.ReceiveDelivery(Stock.delivery("D1", 5_000_000));
      case MANAGE_PEOPLE -> new OperatorCommand.LiftLockout(TestBook.COLLEAGUE);
      case TRAIN -> new OperatorCommand.StartTraining();
      case CHANGE_SETTINGS -> new CounterCommand.ChangeSetting("language", "zh", "en");
      case OPEN_SHIFT -> new ShiftCommand.Open(CashCount.NONE, "");
      case CLOSE_SHIFT -> inShift(TestBook.CASHIER, new ShiftCommand.Close(false, false, 0));
      case CLOSE_OTHERS_SHIFT ->
          inShift(TestBook.COLLEAGUE, new ShiftCommand.Close(false, false, 0));
      case PAID_IN -> moving(CashMovement.Kind.PAID_IN);
      case PAID_OUT -> moving(CashMovement.Kind.PAID_OUT);
      case SAFE_DROP -> moving(CashMovement.Kind.SAFE_DROP);
      case CHANGE_FLOAT -> moving(CashMovement.Kind.FLOAT_OUT);
      case SEE_EXPECTED_CASH -> inShift(TestBook.CASHIER, new ShiftCommand.Report(false));
      case ACCEPT_DIFFERENCE -> {
        Command accept =
            inShift(TestBook.COLLEAGUE, new ShiftCommand.AcceptDifference("who knows"));
        CashCount count = CashCount.NONE.with(100, 1);
        till.approved(Right.CLOSE_OTHERS_SHIFT, new ShiftCommand.Count(count, Map.of()));
        yield accept;
      }
    };
  }

  private Command moving(CashMovement.Kind kind) {
    Command move = new ShiftCommand.MoveCash(0, kind, yuan("5"), "why", "", null);
    inShift(TestBook.CASHIER, move);
    till.selling("cola").paysCash();
    till.selling("cola").paysCash();
    return move;
  }

  /** With a shift whose drawer is somebody's. */
  private Command inShift(String responsible, Command command) {
    till.approved(Right.OPEN_SHIFT, new ShiftCommand.Open(CashCount.NONE, ""));
    if (!responsible.equals(TestBook.CASHIER)) {
      till.approved(Right.CLOSE_SHIFT, new ShiftCommand.HandOver(responsible, false));
    }
    return command;
  }

  private Command onCola(Command command) {
    till.selling("cola");
    return command;
  }

  private Command onFill(Command command) {
    till.filled("k1", 3, 1000, "7.86");
    return command;
  }
}
