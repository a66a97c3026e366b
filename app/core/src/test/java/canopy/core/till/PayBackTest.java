package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.FuelCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PaymentCommand.Asked;
import canopy.core.command.SaleCommand;
import canopy.core.event.FuelEvent;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.payment.OutNumber;
import canopy.core.payment.Outcome;
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
    assertThat(refund.refundNo()).isEqualTo(OutNumber.derived("rest k1"));
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
