package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PaymentCommand.Asked;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.event.Event;
import canopy.core.event.SaleEvent;
import canopy.core.operator.Right;
import canopy.core.payment.Attempt;
import canopy.core.payment.Outcome;
import canopy.core.shift.OpenItem;
import canopy.core.state.OpenItems;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sale that waits aside for its payment is held as soon as no money will come. */
class PaymentAsideTest {
  private final Till till = Till.signedIn();
  private final Payer payer = new Payer(till);

  private String outNo = "";
  private String saleId = "";

  @AfterEach
  void theJournalAloneLeadsThere() {
    assertThat(till.replayed()).isEqualTo(till.state);
  }

  private void leavesAPayment() {
    outNo = payer.scans("3.50");
    saleId = till.open().id();
    till.does(new PaymentCommand.ServeNext(saleId));
    assertThat(items()).contains(OpenItem.Kind.SALE_ASIDE);
  }

  private List<OpenItem.Kind> items() {
    return OpenItems.of(till.state, sale -> till.rules.totals(sale).total(), 0).stream()
        .filter(item -> item.name().equals(saleId))
        .map(OpenItem::kind)
        .toList();
  }

  private void isHeld() {
    assertThat(till.state.basket().aside()).isEmpty();
    assertThat(items()).containsExactly(OpenItem.Kind.HELD_SALE);
  }

  @Test
  void itsFuelIsSoldWhenItIsRecalledAfterTheCodeWasClosed() {
    till.filled("k1", 3, 1000, "7.86").does(new SaleCommand.TakeFill("k1"));
    outNo = payer.shows("wechat", "7.86");
    saleId = till.open().id();
    till.does(new PaymentCommand.ServeNext(saleId));
    payer.givesUp(outNo);
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.CLOSED);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.CLOSED);
    isHeld();
    till.does(new SaleCommand.Recall(saleId));
    till.paysCash();
    assertThat(till.last().id()).isEqualTo(saleId);
    assertThat(till.state.fuel().unpaid()).isEmpty();
  }

  @Test
  void whoPutItAsideAnswersForItsMoney() {
    till.selling("cola");
    saleId = till.open().id();
    till.does(new SaleCommand.Hold(""));
    till.does(new OperatorCommand.SignOut());
    by(new OperatorCommand.SignIn(TestBook.COLLEAGUE));
    by(new SaleCommand.Recall(saleId));
    by(payer.scan("3.50", "a code"));
    outNo = till.state.payments().attempts().keySet().iterator().next();
    by(new PaymentCommand.ServeNext(saleId));
    by(new OperatorCommand.SignOut());
    till.does(new OperatorCommand.SignIn(TestBook.CASHIER));
    List<Event> events = payer.hears(outNo, Outcome.PAID);
    assertThat(events)
        .filteredOn(SaleEvent.Completed.class::isInstance)
        .map(event -> ((SaleEvent.Completed) event).sale().cashier())
        .containsExactly(TestBook.COLLEAGUE);
  }

  private void by(Command command) {
    till.does(Request.by(TestBook.COLLEAGUE, command));
  }

  @Test
  void aReversalEndsTheWaiting() {
    leavesAPayment();
    payer.givesUp(outNo);
    assertThat(items()).containsExactly(OpenItem.Kind.SALE_ASIDE);
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.REVERSED);
    isHeld();
  }

  @Test
  void writingOffWhatNobodyKnowsEndsTheWaiting() {
    leavesAPayment();
    payer.hears(outNo, Asked.PAY, Outcome.UNKNOWN);
    till.does(new PaymentCommand.Escalate(outNo, "a person"));
    assertThat(items()).containsExactly(OpenItem.Kind.SALE_ASIDE);
    till.approved(Right.SETTLE_PAYMENT, new PaymentCommand.WriteOff(outNo, "nobody knows"));
    isHeld();
  }

  @Test
  void aLatePaymentIsOfferedToTheHeldSaleAndCompletesIt() {
    leavesAPayment();
    payer.givesUp(outNo);
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.REVERSED);
    till.selling("cola");
    var open = till.open();
    payer.hears(outNo, Outcome.PAID);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.PAID);
    isHeld();
    till.does(new PaymentCommand.UseLate(outNo));
    assertThat(till.state.basket().held()).isEmpty();
    assertThat(till.open()).isEqualTo(open);
    assertThat(till.state.day().totals().tenders()).containsEntry("wechat", yuan("3.50"));
  }

  @Test
  void aPartThatWasPaidIsKeptInTheHeldSale() {
    till.selling("cola");
    outNo = payer.scans("1.50");
    saleId = till.open().id();
    till.does(new PaymentCommand.ServeNext(saleId));
    payer.hears(outNo, Outcome.PAID);
    isHeld();
    till.does(new SaleCommand.Recall(saleId));
    assertThat(till.open().tenders()).hasSize(1);
    till.does(till.taking("cash", yuan("2.00")));
    assertThat(till.last().id()).isEqualTo(saleId);
  }
}
