package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.PaymentCommand;
import canopy.core.command.PaymentCommand.Asked;
import canopy.core.command.PaymentCommand.HandBack;
import canopy.core.command.SaleCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.PaymentEvent;
import canopy.core.operator.Right;
import canopy.core.payment.Attempt;
import canopy.core.payment.Outcome;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.quantity.Rounding;
import canopy.core.sale.Sale;
import canopy.core.tender.CashRounding;
import org.junit.jupiter.api.Test;

/** A customer who has paid a part by scanning, and goes before the channel has confirmed it. */
class HandBackTest {
  private static final String WHY = "the customer has left";

  private Till till = Till.signedIn();
  private Payer payer = new Payer(till);

  /** Two colas of which a part was paid at the plate, by the cashier's look. */
  private String paidAtThePlate(String amount) {
    till.adds("cola", 2);
    String outNo = payer.shows("plate", amount);
    till.does(new PaymentCommand.Confirm(outNo));
    return outNo;
  }

  private String forced(String amount) {
    till.adds("cola", 2);
    String outNo = payer.scans(amount);
    payer.hears(outNo, Asked.PAY, Outcome.UNKNOWN);
    till.approved(Right.FORCE_PAYMENT, new PaymentCommand.Force(outNo, "42", "seen on the phone"));
    return outNo;
  }

  private HandBack newest(String inCash) {
    return new HandBack(till.open().id(), till.open().tenders().getLast().no(), inCash, WHY);
  }

  private void handsBack(String inCash) {
    till.approved(Right.SETTLE_PAYMENT, newest(inCash));
  }

  private void voidsTheSale() {
    till.approved(Right.VOID_SALE, new SaleCommand.VoidSale(WHY));
    assertThat(till.state.basket().open()).isNull();
  }

  @Test
  void whatWasPaidAtAPlateIsPaidOutInCashAndTheSaleVoided() {
    String outNo = paidAtThePlate("2.00");
    String sale = till.open().id();
    var events = till.does(Till.withApproval(Right.SETTLE_PAYMENT, newest("cash")));
    assertThat(events).contains(new PaymentEvent.HandedBack(outNo, true, WHY));
    assertThat(events).anyMatch(e -> e instanceof DeviceEvent.DrawerOpened);
    assertThat(till.open().tenders()).isEmpty();
    voidsTheSale();
    // Both accounts are right: the plate brought two, the drawer has two less.
    var day = till.state.day().totals();
    assertThat(day.tenders()).containsEntry("plate", yuan("2")).containsEntry("cash", yuan("-2"));
    assertThat(day.total()).isEqualTo(yuan("0"));
    assertThat(day.sales()).isZero();
    // The plate's payment stays to be found in the bill, under its own receipt.
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.FORCED);
    assertThat(payer.attempt(outNo).reason()).isEqualTo(WHY);
    assertThat(till.state).isEqualTo(till.replayed());
    assertThat(sale).isNotEqualTo(paper());
  }

  private String paper() {
    return till.state.prints().jobs().values().iterator().next().subject();
  }

  @Test
  void theCustomerMayAlsoPayInAnotherWay() {
    paidAtThePlate("2.00");
    handsBack("cash");
    till.pays("cash", "7.00");
    assertThat(till.last().kind()).isEqualTo(Sale.Kind.SALE);
    assertThat(till.last().tenders()).hasSize(1);
    assertThat(till.state.day().totals().tenders())
        .containsEntry("cash", yuan("5.00"))
        .containsEntry("plate", yuan("2.00"));
  }

  @Test
  void theReceiptSaysWhatCameAndWhatWentAndWhy() {
    String outNo = paidAtThePlate("2.00");
    String sale = till.open().id();
    handsBack("cash");
    var done =
        till.journal.stream()
            .map(recorded -> recorded.event())
            .filter(canopy.core.event.SaleEvent.Completed.class::isInstance)
            .map(event -> ((canopy.core.event.SaleEvent.Completed) event).sale())
            .findFirst()
            .orElseThrow();
    assertThat(done.kind()).isEqualTo(Sale.Kind.REFUND);
    assertThat(done.refundOf()).isEqualTo(sale);
    assertThat(done.lines()).isEmpty();
    assertThat(done.note()).isEqualTo(WHY);
    assertThat(done.tenders())
        .extracting(tender -> tender.given())
        .containsExactly(yuan("2.00"), yuan("-2.00"));
    assertThat(done.tenders().getFirst().order().outNo()).isEqualTo(outNo);
    assertThat(paper()).isEqualTo(done.id());
  }

  @Test
  void cashIsRoundedToWhatCoinsThereAre() {
    till = Till.signedIn(new TestBook().rounding(new CashRounding(10, Rounding.HALF_UP)));
    payer = new Payer(till);
    paidAtThePlate("2.03");
    handsBack("cash");
    assertThat(till.state.day().totals().tenders()).containsEntry("cash", yuan("-2.00"));
    assertThat(till.state.day().totals().cashRounding()).isEqualTo(yuan("0.03"));
  }

  @Test
  void whatWasForcedIsLeftToItsChannelToGiveBack() {
    String outNo = forced("2.00");
    handsBack(null);
    voidsTheSale();
    Refund refund = payer.refund();
    assertThat(refund.amount()).isEqualTo(yuan("2.00"));
    assertThat(refund.order().proof()).isEqualTo(PaidOrder.Proof.FORCED);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.REFUNDING);
    assertThat(till.state.payments().unsettled()).hasSize(1);
    // It is not known at the channel while that is out of reach, and goes back when it is.
    payer.hearsOfRefund(refund.refundNo(), Outcome.UNKNOWN);
    payer.hearsOfRefund(refund.refundNo(), Outcome.REFUNDING);
    payer.hearsOfRefund(refund.refundNo(), Outcome.REFUNDED);
    assertThat(till.state.payments().unsettled()).isEmpty();
    assertThat(till.state.day().totals().tenders()).isEmpty();
  }

  @Test
  void whatWasForcedAndNeverPaidIsLeftToAPerson() {
    String outNo = forced("2.00");
    handsBack(null);
    String number = payer.refund().refundNo();
    payer.hearsOfRefund(number, Outcome.REFUND_REFUSED);
    assertThat(till.state.payments().unsettled()).extracting(Attempt::outNo).containsExactly(outNo);
    till.approved(Right.SETTLE_PAYMENT, new PaymentCommand.WriteOff(number, "was never paid"));
    assertThat(till.state.payments().unsettled()).isEmpty();
    till.paysCash();
  }

  @Test
  void aConfirmedPartGoesBackToAChannelThatIsOutOfReach() {
    till.adds("cola", 2);
    payer.hears(payer.scans("2.00"), Outcome.PAID);
    String sale = till.open().id();
    assertThat(till.refuses(new PaymentCommand.GiveBack(sale, 1, false)))
        .isEqualTo(Refusal.Reason.CHANNEL_OFFLINE);
    assertThat(till.refuses(Till.withApproval(Right.SETTLE_PAYMENT, newest("cash"))))
        .as("its channel has the money, and will give it back")
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    handsBack(null);
    assertThat(till.open().tenders()).isEmpty();
    assertThat(till.state.payments().unsettledRefunds()).hasSize(1);
    voidsTheSale();
  }

  @Test
  void needsApprovalAndAReason() {
    paidAtThePlate("2.00");
    assertThat(till.refuses(newest("cash"))).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    assertThat(till.refuses(new HandBack(till.open().id(), 1, "cash", " ")))
        .isEqualTo(Refusal.Reason.REASON_NEEDED);
    assertThat(till.refuses(new HandBack(till.open().id(), 1, "cash", "x".repeat(201))))
        .isEqualTo(Refusal.Reason.TEXT_TOO_LONG);
  }

  @Test
  void onlyTheNewestOfTheOpenSaleAndOnlyInCash() {
    paidAtThePlate("2.00");
    String id = till.open().id();
    assertThat(till.refuses(new HandBack("R0", 1, "cash", WHY)))
        .isEqualTo(Refusal.Reason.NOT_THIS_SALE);
    assertThat(till.refuses(new HandBack(id, 2, "cash", WHY)))
        .isEqualTo(Refusal.Reason.UNKNOWN_TENDER);
    assertThat(till.refuses(new HandBack(id, 1, "card", WHY)))
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    assertThat(till.refuses(new HandBack(id, 1, null, WHY)))
        .as("a plate gives nothing back")
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    till.pays("cash", "1.00");
    assertThat(till.refuses(newest("cash"))).isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
  }
}
