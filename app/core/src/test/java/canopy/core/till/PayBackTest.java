package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.command.FuelCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PaymentCommand.Asked;
import canopy.core.command.SaleCommand;
import canopy.core.event.FuelEvent;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.operator.Right;
import canopy.core.payment.Mode;
import canopy.core.payment.OutNumber;
import canopy.core.payment.Outcome;
import canopy.core.payment.PaymentPlan;
import canopy.core.payment.Refund;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Money that goes back through a channel, and fuel that was paid by scanning. */
class PayBackTest {
  private final Till till = Till.signedIn();
  private final Payer payer = new Payer(till);

  @Test
  void goodsThatComeBackArePaidOutThroughTheChannelOnce() {
    payer.hears(payer.scans("3.50"), Outcome.PAID);
    CompletedSale sold = till.last();
    till.returns(sold, 1, 1);
    var order = sold.tenders().getFirst().order();
    String id = till.open().id();
    assertThat(till.refuses(new PaymentCommand.PayBack(id, 0, order, yuan("3.50"), false)))
        .isEqualTo(Refusal.Reason.CHANNEL_OFFLINE);
    till.does(new PaymentCommand.PayBack(id, 0, order, yuan("3.50"), true));
    Refund refund = payer.refund();
    assertThat(till.refuses(new SaleCommand.VoidLine(1))).isEqualTo(Refusal.Reason.PAYMENT_OPEN);
    payer.hearsOfRefund(refund.refundNo(), Outcome.UNKNOWN);
    payer.hearsOfRefund(refund.refundNo(), Outcome.REFUNDING);
    assertThat(till.last().refundOf()).isEqualTo(sold.id());
    assertThat(till.last().tenders().getFirst().given()).isEqualTo(yuan("-3.50"));
    assertThat(payer.hearsOfRefund(refund.refundNo(), Outcome.REFUNDING)).isEmpty();
    payer.hearsOfRefund(refund.refundNo(), Outcome.REFUNDED);
    assertThat(till.state.payments().refunds()).isEmpty();
    assertThat(till.state.day().totals().tenders()).containsEntry("wechat", yuan("0"));
  }

  @Test
  void aRefusedRefundComesBackToTheCashierUnderTheSameNumber() {
    payer.hears(payer.scans("3.50"), Outcome.PAID);
    CompletedSale sold = till.last();
    till.returns(sold, 1, 1);
    var payBack =
        new PaymentCommand.PayBack(
            till.open().id(), 0, sold.tenders().getFirst().order(), yuan("3.50"), true);
    till.does(payBack);
    String number = payer.refund().refundNo();
    payer.hearsOfRefund(number, Outcome.REFUND_REFUSED);
    assertThat(till.state.payments().refunds()).isEmpty();
    till.does(payBack);
    assertThat(payer.refund().refundNo()).isEqualTo(number);
    payer.hearsOfRefund(number, Outcome.REFUND_REFUSED);
    till.pays("cash", "-3.50");
    assertThat(till.last().kind()).isEqualTo(Sale.Kind.REFUND);
  }

  @Test
  void anotherAmountAfterARefusalIsAnotherRefund() {
    CompletedSale sold = asksForRefund();
    Refund whole = payer.refund();
    payer.hearsOfRefund(whole.refundNo(), Outcome.REFUND_REFUSED);
    var order = sold.tenders().getFirst().order();
    String id = till.open().id();
    till.does(new PaymentCommand.PayBack(id, 0, order, yuan("2.00"), true));
    Refund part = payer.refund();
    assertThat(part.refundNo()).isNotEqualTo(whole.refundNo());
    // A late answer about the first is not one about the second.
    assertThat(payer.hearsOfRefund(whole.refundNo(), Outcome.REFUNDED)).isEmpty();
    payer.hearsOfRefund(part.refundNo(), Outcome.REFUNDED);
    assertThat(till.open().tenders().getFirst().given()).isEqualTo(yuan("-2.00"));
  }

  @Test
  void aRefundWaitsAWeekForItsAnswerAndThenForAPerson() {
    asksForRefund();
    String number = payer.refund().refundNo();
    payer.passes(Refund.ASKED_FOR);
    till.hears(new PaymentCommand.RepeatRefund(number));
    assertThat(payer.refund().state()).isEqualTo(Refund.State.ASKING);
    payer.passes(Duration.ofMillis(1));
    till.hears(new PaymentCommand.RepeatRefund(number));
    assertThat(payer.refund().state()).isEqualTo(Refund.State.REFUSED);
    assertThat(payer.refund().reason()).isEqualTo(Refund.OUT_OF_TIME);
    assertThat(till.state.payments().holds(till.open().id())).isTrue();
    // The answer may still come, whoever asked for it, and counts once.
    payer.hearsOfRefund(number, Outcome.REFUNDED);
    assertThat(till.last().kind()).isEqualTo(Sale.Kind.REFUND);
    assertThat(till.state.payments().refunds()).isEmpty();
  }

  @Test
  void goodsOfMoreThanAYearAgoAreNotPaidBackThroughTheChannel() {
    payer.hears(payer.scans("3.50"), Outcome.PAID);
    CompletedSale sold = till.last();
    var order = sold.tenders().getFirst().order();
    till.now = order.requestedAt().plus(Refund.ORDER_AGE);
    till.returns(sold, 1, 1);
    var payBack = new PaymentCommand.PayBack(till.open().id(), 0, order, yuan("3.50"), true);
    till.now = till.now.plusMillis(1);
    assertThat(till.refuses(payBack)).isEqualTo(Refusal.Reason.PAYMENT_TOO_OLD);
    till.now = till.now.minusMillis(1);
    till.does(payBack);
  }

  @Test
  void whatARefundHasPaidOutIsNotHandedBack() {
    till.adds("cola", 2);
    payer.hears(payer.scans("7.00"), Outcome.PAID);
    CompletedSale sold = till.last();
    till.returns(sold, 1, 2);
    String id = till.open().id();
    var order = sold.tenders().getFirst().order();
    till.does(new PaymentCommand.PayBack(id, 0, order, yuan("3.00"), true));
    payer.hearsOfRefund(payer.refund().refundNo(), Outcome.REFUNDING);
    assertThat(till.open().tenders().getFirst().given()).isEqualTo(yuan("-3.00"));
    assertThat(till.refuses(new PaymentCommand.GiveBack(id, 1, true)))
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    assertThat(till.state.payments().refunds()).hasSize(1);
  }

  @Test
  void noRefundIsBelowZero() {
    payer.hears(payer.scans("3.50"), Outcome.PAID);
    var order = till.last().tenders().getFirst().order();
    assertThatThrownBy(
            () -> Refund.asked("r", Refund.Purpose.RETURN, "s", order, yuan("-3.50"), till.now))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRefundThatIsPutAsideIsNotBegunASecondTime() {
    CompletedSale sold = asksForRefund();
    till.does(new PaymentCommand.ServeNext(till.open().id()));
    assertThat(till.refuses(new SaleCommand.ReturnUnits(till.original(sold), 1, 1)))
        .isEqualTo(Refusal.Reason.REFUND_WAITS);
    payer.hearsOfRefund(payer.refund().refundNo(), Outcome.REFUNDED);
    assertThat(till.state.basket().aside()).isEmpty();
    assertThat(till.refuses(new SaleCommand.ReturnUnits(till.original(sold), 1, 1)))
        .isEqualTo(Refusal.Reason.NOTHING_LEFT_TO_RETURN);
  }

  @Test
  void aRestThatIsBeingPaidOutAsideIsNotBegunASecondTime() {
    till.does(new SaleCommand.AddPrepay(3, new Limit.FullTank(), yuan("200")));
    payer.hears(payer.scans("200"), Outcome.PAID);
    String prepay = till.last().id() + "/1";
    var order = till.last().tenders().getFirst().order();
    till.hears(new FuelCommand.EndAuthorisation(prepay, "TIMED_OUT"));
    till.does(new FuelCommand.CancelPrepay(prepay));
    payer.hearsOfRefund(payer.refund().refundNo(), Outcome.REFUND_REFUSED);
    till.does(new SaleCommand.ReturnRest(prepay));
    String id = till.open().id();
    till.does(new PaymentCommand.PayBack(id, 0, order, yuan("200"), true));
    till.does(new PaymentCommand.ServeNext(id));
    assertThat(till.refuses(new SaleCommand.ReturnRest(prepay)))
        .isEqualTo(Refusal.Reason.REFUND_WAITS);
  }

  @Test
  void aRefundIsAskedForBetweenItsRequestsAndLeftToAPersonInTheEnd() {
    CompletedSale sold = asksForRefund();
    Refund refund = payer.refund();
    var times = till.book.payments().times("wechat", Mode.CODE);
    var query = PaymentPlan.next(refund, times, refund.since()).orElseThrow();
    assertThat(query.action()).isEqualTo(PaymentPlan.Action.QUERY_REFUND);
    var again = PaymentPlan.next(refund, times, query.due()).orElseThrow();
    assertThat(again.action()).isEqualTo(PaymentPlan.Action.REFUND);
    till.now = again.due();
    till.hears(new PaymentCommand.RepeatRefund(refund.refundNo()));
    assertThat(payer.refund().tries()).isEqualTo(2);
    payer.passes(Duration.ofDays(8));
    till.hears(new PaymentCommand.RepeatRefund(refund.refundNo()));
    assertThat(payer.refund().state()).isEqualTo(Refund.State.REFUSED);
    assertThat(till.refuses(till.taking("cash", yuan("-3.50"))))
        .isEqualTo(Refusal.Reason.PAYMENT_OPEN);
    till.does(new PaymentCommand.RetryRefund(refund.refundNo()));
    payer.hearsOfRefund(refund.refundNo(), Outcome.REFUNDED);
    assertThat(till.last().refundOf()).isEqualTo(sold.id());
  }

  @Test
  void aPersonWritesOffARefundThatIsNeverAnswered() {
    asksForRefund();
    String number = payer.refund().refundNo();
    till.approved(Right.SETTLE_PAYMENT, new PaymentCommand.WriteOff(number, "paid out in cash"));
    assertThat(till.state.payments().refunds()).isEmpty();
    till.pays("cash", "-3.50");
    assertThat(till.last().kind()).isEqualTo(Sale.Kind.REFUND);
  }

  @Test
  void aRefusedRefundTellsWhy() {
    asksForRefund();
    String number = payer.refund().refundNo();
    payer.hearsOfRefund(number, Outcome.REFUND_REFUSED);
    assertThat(till.state.payments().refused().refundNo()).isEqualTo(number);
    assertThat(till.state.payments().refused().reason()).contains("REFUND_REFUSED");
  }

  @Test
  void writingOffTheRefundOfALatePaymentClosesItsAttempt() {
    String outNo = payer.scans("3.50");
    payer.givesUp(outNo);
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.CLOSED);
    till.paysCash();
    payer.hears(outNo, Outcome.PAID);
    String number = payer.refund().refundNo();
    payer.hearsOfRefund(number, Outcome.REFUND_REFUSED);
    till.approved(Right.SETTLE_PAYMENT, new PaymentCommand.WriteOff(number, "no such account"));
    assertThat(till.state.payments().refunds()).isEmpty();
    assertThat(till.state.payments().unsettled()).isEmpty();
  }

  /** A cola that was paid by scanning comes back, and its money is asked for. */
  private CompletedSale asksForRefund() {
    payer.hears(payer.scans("3.50"), Outcome.PAID);
    CompletedSale sold = till.last();
    till.returns(sold, 1, 1);
    var order = sold.tenders().getFirst().order();
    till.does(new PaymentCommand.PayBack(till.open().id(), 0, order, yuan("3.50"), true));
    return sold;
  }

  @Test
  void aScannedPartIsHandedBackThroughItsChannel() {
    till.adds("cola", 2);
    payer.hears(payer.scans("2.00"), Outcome.PAID);
    assertThat(till.refuses(new canopy.core.command.TenderCommand.GiveBack(till.open().id(), 1)))
        .isEqualTo(Refusal.Reason.PAYMENT_BY_SCAN_ONLY);
    till.does(new PaymentCommand.GiveBack(till.open().id(), 1, true));
    payer.hearsOfRefund(payer.refund().refundNo(), Outcome.REFUNDED);
    assertThat(till.open().tenders()).isEmpty();
    till.paysCash();
  }

  @Test
  void aPumpIsReleasedOnlyWhenItIsPaidAndTheRestGoesBackByItself() {
    till.does(new SaleCommand.AddPrepay(3, new Limit.FullTank(), yuan("200")));
    String outNo = payer.scans("200");
    assertThat(till.state.fuel().releases()).isEmpty();
    assertThat(payer.hears(outNo, Outcome.PAID)).anyMatch(e -> e instanceof FuelEvent.Authorised);
    till.selling("cola");
    Sale open = till.open();
    till.filled("k1", 3, 10_000, "150.00");
    Refund refund = payer.refund();
    assertThat(refund.amount()).isEqualTo(yuan("50"));
    assertThat(refund.refundNo()).isEqualTo(OutNumber.derived("rest k1", yuan("50")));
    payer.hearsOfRefund(refund.refundNo(), Outcome.REFUNDING);
    assertThat(till.state.fuel().prepays()).isEmpty();
    assertThat(till.open()).isEqualTo(open);
    assertThat(till.state.day().totals().refunds()).isEqualTo(1);
    assertThat(till.state.day().totals().tenders()).containsEntry("wechat", yuan("150"));
    till.paysCash();
    assertThat(till.last().id()).isEqualTo(open.id());
  }

  @Test
  void aRestThatTheChannelRefusesIsGivenBackByHand() {
    till.does(new SaleCommand.AddPrepay(3, new Limit.FullTank(), yuan("200")));
    payer.hears(payer.scans("200"), Outcome.PAID);
    String prepay = till.last().id() + "/1";
    till.hears(new FuelCommand.EndAuthorisation(prepay, "TIMED_OUT"));
    till.does(new FuelCommand.CancelPrepay(prepay));
    assertThat(till.refuses(new SaleCommand.ReturnRest(prepay)))
        .isEqualTo(Refusal.Reason.PAYMENT_OPEN);
    payer.hearsOfRefund(payer.refund().refundNo(), Outcome.REFUND_REFUSED);
    till.does(new SaleCommand.ReturnRest(prepay));
    till.pays("cash", "-200.00");
    assertThat(till.state.fuel().prepays()).isEmpty();
  }

  @Test
  void aPumpWhoseCustomerMayHaveLeftIsNotReleasedByItself() {
    till.does(new SaleCommand.AddPrepay(3, new Limit.FullTank(), yuan("200")));
    String outNo = payer.scans("200");
    payer.hears(outNo, Asked.PAY, Outcome.UNKNOWN);
    till.does(new PaymentCommand.ServeNext(till.open().id()));
    till.does(new PaymentCommand.Escalate(outNo, "no network"));
    payer.passes(Duration.ofHours(2));
    payer.hears(outNo, Outcome.PAID);
    assertThat(till.state.fuel().releases()).isEmpty();
    assertThat(till.state.fuel().prepaysOf(3).getFirst().state()).isEqualTo(Prepay.State.WAITING);
  }
}
