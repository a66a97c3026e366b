package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.WriteOff;
import canopy.core.operator.Approval;
import canopy.core.operator.Right;
import canopy.core.state.HeldSale;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Sales that are put aside, taken up again, or given up. */
class HoldAndVoidTest {
  private final Till till = Till.signedIn();

  private String holds(String label) {
    String id = till.open().id();
    till.does(new SaleCommand.Hold(label));
    return id;
  }

  @Test
  void severalSalesWaitAndComeBackAsTheyWere() {
    var first = till.selling("cola").open();
    holds("白色轿车");
    till.selling("cola").adds("cola", 4);
    holds("");
    assertThat(till.state.basket().held()).extracting(HeldSale::label).contains("白色轿车", "");
    till.does(new SaleCommand.Recall(first.id()));
    assertThat(till.open()).isEqualTo(first);
    assertThat(till.refuses(new SaleCommand.Recall(first.id())))
        .isEqualTo(Refusal.Reason.SALE_OPEN);
  }

  @Test
  void heldSalesSurviveARestart() {
    till.selling("cola");
    holds("blue van");
    assertThat(till.replayed().basket().held()).hasSize(1);
  }

  @Test
  void anEmptySaleIsNotHeldAndGivesWayToARecalledOne() {
    assertThat(till.refuses(new SaleCommand.Hold(""))).isEqualTo(Refusal.Reason.NO_OPEN_SALE);
    till.selling("cola");
    String id = holds("");
    till.does(new SaleCommand.ConfirmAge(LocalDate.of(1990, 1, 1), 18));
    assertThat(till.refuses(new SaleCommand.Hold(""))).isEqualTo(Refusal.Reason.NO_OPEN_SALE);
    var events = till.does(new SaleCommand.Recall(id));
    assertThat(events.getFirst()).isInstanceOf(SaleEvent.Voided.class);
    assertThat(till.open().id()).isEqualTo(id);
  }

  @Test
  void whoTakesTheMoneyAnswersForIt() {
    till.selling("cola");
    String id = holds("");
    till.does(new OperatorCommand.SignOut());
    till.does(Request.by(TestBook.COLLEAGUE, new OperatorCommand.SignIn(TestBook.COLLEAGUE)));
    till.does(Request.by(TestBook.COLLEAGUE, new SaleCommand.Recall(id)));
    assertThat(till.open().cashier()).isEqualTo(TestBook.CASHIER);
    till.does(Request.by(TestBook.COLLEAGUE, till.taking("cash", yuan("3.50"))));
    assertThat(till.last().id()).isEqualTo(id);
    assertThat(till.last().cashier()).isEqualTo(TestBook.COLLEAGUE);
    assertThat(till.replayed()).isEqualTo(till.state);
  }

  @Test
  void aRefundIsNotHeld() {
    till.selling("cola").paysCash();
    till.returns(till.last(), 1, 1);
    assertThat(till.refuses(new SaleCommand.Hold(""))).isEqualTo(Refusal.Reason.NOT_IN_A_REFUND);
  }

  @Test
  void aHeldSaleKeepsItsFill() {
    till.filled("k1", 3, 1000, "7.86").does(new SaleCommand.TakeFill("k1"));
    String id = holds("fetching the purse");
    Refusal taken = till.refusal(Request.by(TestBook.CASHIER, new SaleCommand.TakeFill("k1")));
    assertThat(taken.reason()).isEqualTo(Refusal.Reason.FILL_TAKEN);
    assertThat(taken.args()).containsExactly(id);
    var off = new WriteOff(FillOutcome.DRIVE_OFF, "", "");
    assertThat(till.refuses(new FuelCommand.WriteOffFill("k1", off)))
        .isEqualTo(Refusal.Reason.FILL_TAKEN);
    assertThat(till.state.fuel().unpaid()).containsKey("k1");
  }

  @Test
  void aFillGivenBackCanBeTakenAgain() {
    till.filled("k1", 3, 1000, "7.86").does(new SaleCommand.TakeFill("k1"));
    assertThat(till.refuses(new SaleCommand.TakeFill("k1"))).isEqualTo(Refusal.Reason.FILL_TAKEN);
    till.does(new SaleCommand.VoidLine(1));
    till.does(new SaleCommand.TakeFill("k1"));
    assertThat(till.paysCash().lines()).hasSize(1);
    assertThat(till.state.fuel().unpaid()).isEmpty();
  }

  @Test
  void aVoidedSaleFreesItsFills() {
    till.filled("k1", 3, 1000, "7.86").filled("k2", 4, 2000, "15.72");
    till.does(new SaleCommand.TakeFill("k1"));
    till.does(new SaleCommand.TakeFill("k2"));
    var events = till.approved(Right.VOID_SALE, new SaleCommand.VoidSale("pays at the other till"));
    assertThat(events.getLast())
        .isEqualTo(
            new SaleEvent.Voided("R1-261122-00001", "pays at the other till", yuan("23.58")));
    assertThat(till.state.fuel().unpaid()).containsOnlyKeys("k1", "k2");
    till.does(new SaleCommand.TakeFill("k2"));
    assertThat(till.open().id()).isEqualTo("R1-261122-00002");
    assertThat(till.state.day().totals().sales()).isZero();
  }

  @Test
  void voidingAnEmptySaleNeedsNobody() {
    till.selling("cola").does(new SaleCommand.VoidLine(1));
    till.does(new SaleCommand.VoidSale(""));
    assertThat(till.state.basket().open()).isNull();
  }

  @Test
  void theNextCashierFinishesTheSaleOfTheFirst() {
    till.selling("cola").does(new OperatorCommand.SignOut());
    till.does(Request.by(TestBook.COLLEAGUE, new OperatorCommand.SignIn(TestBook.COLLEAGUE)));
    till.does(Request.by(TestBook.COLLEAGUE, till.taking("cash", yuan("5"))));
    assertThat(till.last().cashier()).as("who took the money").isEqualTo(TestBook.COLLEAGUE);
    assertThat(till.journal.getLast().by()).isEqualTo(TestBook.COLLEAGUE);
  }

  @Test
  void anApprovedVoidNamesTheApprover() {
    till.selling("cola");
    till.does(
        Request.by(TestBook.CASHIER, new SaleCommand.VoidSale("x"))
            .approved(new Approval(TestBook.DEPUTY, Right.VOID_SALE)));
    assertThat(till.state.basket().open()).isNull();
  }
}
