package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.PaymentCommand;
import canopy.core.command.PaymentCommand.Asked;
import canopy.core.operator.Right;
import canopy.core.payment.Attempt;
import canopy.core.payment.OutNumber;
import canopy.core.payment.Outcome;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PaymentPlan.Action;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Payments that come when nobody waits for them any more. */
class LatePaymentTest {
  private final Till till = Till.signedIn();
  private final Payer payer = new Payer(till);

  @Test
  void aLatePaymentIsOfferedToItsSaleAndUsed() {
    String outNo = late();
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.PAID);
    assertThat(till.refuses(till.taking("cash", yuan("3.50"))))
        .isEqualTo(Refusal.Reason.PAYMENT_OPEN);
    till.does(new PaymentCommand.UseLate(outNo));
    assertThat(till.last().tenders().getFirst().order().outNo()).isEqualTo(outNo);
    assertThat(till.state.payments().attempts()).isEmpty();
  }

  @Test
  void aLatePaymentThatNobodyUsesGoesBack() {
    String outNo = late();
    assertThat(payer.next(outNo).action()).isEqualTo(Action.REFUND_LATE);
    till.hears(new PaymentCommand.ReturnLate(outNo));
    goesBack(outNo);
  }

  @Test
  void aLatePaymentOfASaleThatWasPaidOtherwiseGoesBackByItself() {
    String outNo = closed();
    till.paysCash();
    payer.hears(outNo, Outcome.PAID);
    goesBack(outNo);
  }

  @Test
  void aPaymentThatLandsAfterItsReversalIsOfferedOrGoesBack() {
    String outNo = reversed();
    payer.hears(outNo, Outcome.PAID);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.PAID);
    assertThat(payer.hears(outNo, Outcome.REVERSED)).as("an answer from before").isEmpty();
    till.does(new PaymentCommand.UseLate(outNo));
    assertThat(till.last().tenders().getFirst().order().outNo()).isEqualTo(outNo);
    String second = reversed();
    till.paysCash();
    assertThat(payer.hears(second, Outcome.WAITING)).isEmpty();
    payer.hears(second, Outcome.PAID);
    assertThat(payer.hears(second, Outcome.PAID)).as("said twice").isEmpty();
    goesBack(second);
  }

  private String reversed() {
    String outNo = payer.scans("3.50");
    payer.givesUp(outNo);
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.REVERSED);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.REVERSED);
    return outNo;
  }

  private String closed() {
    till.selling("cola");
    String outNo = payer.shows("wechat", "3.50");
    payer.givesUp(outNo);
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.CLOSED);
    return outNo;
  }

  private String late() {
    String outNo = closed();
    payer.hears(outNo, Outcome.PAID);
    return outNo;
  }

  private void goesBack(String outNo) {
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.REFUNDING);
    assertThat(payer.refund().amount()).isEqualTo(yuan("3.50"));
    assertThat(payer.refund().refundNo())
        .isEqualTo(OutNumber.derived("late " + outNo, yuan("3.50")));
    payer.hearsOfRefund(payer.refund().refundNo(), Outcome.REFUNDING);
    payer.hearsOfRefund(payer.refund().refundNo(), Outcome.REFUNDED);
    assertThat(till.state.payments().attempts()).isEmpty();
    assertThat(till.state.payments().refunds()).isEmpty();
  }

  /**
   * The line is down, and the customer shows that the money is gone: a request that nobody answered
   * must not leave the manager without a way.
   */
  @Test
  void isForcedByTheHigherRightOnceARequestToTakeItBackHasLeft() {
    String outNo = payer.scans("3.50");
    payer.givesUp(outNo);
    var force = new PaymentCommand.Force(outNo, "42", "seen");
    assertThat(till.refuses(Till.withApproval(Right.SETTLE_PAYMENT, force)))
        .as("while it is being taken back")
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    till.does(new PaymentCommand.Escalate(outNo, ""));
    payer.passes(Duration.ofSeconds(59));
    assertThat(till.refuses(Till.withApproval(Right.SETTLE_PAYMENT, force)))
        .as("its answer may be on its way")
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    payer.passes(Duration.ofSeconds(1));
    assertThat(till.refuses(Till.withApproval(Right.FORCE_PAYMENT, force)))
        .isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    till.approved(Right.SETTLE_PAYMENT, force);
    assertThat(till.last().tenders().getFirst().order().proof()).isEqualTo(PaidOrder.Proof.FORCED);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.FORCED);
    till.hears(new PaymentCommand.TakeBack(outNo));
    assertThat(payer.hears(outNo, Asked.TAKE_BACK, Outcome.REVERSED))
        .as("an obeyed request is the bill's to tell: the sale stays as it was closed")
        .isEmpty();
    assertThat(till.state.payments().unsettled())
        .extracting(Attempt::state)
        .containsExactly(Attempt.State.FORCED);
    assertThat(payer.hears(outNo, Outcome.PAID)).as("borne out by the channel").hasSize(1);
    assertThat(till.state.payments().unsettled()).isEmpty();
  }

  @Test
  void whatIsWrittenOffAndPaidAllTheSameGoesBack() {
    String outNo = payer.scans("3.50");
    payer.givesUp(outNo);
    till.does(new PaymentCommand.Escalate(outNo, ""));
    till.approved(Right.SETTLE_PAYMENT, new PaymentCommand.WriteOff(outNo, "no trace of it"));
    assertThat(till.paysCash().tenders()).hasSize(1);
    payer.hears(outNo, Outcome.PAID);
    goesBack(outNo);
  }

  @Test
  void whatIsOverIsWatchedForADayAndThenForgotten() {
    String outNo = closed();
    till.paysCash();
    payer.passes(Duration.ofHours(49));
    payer.hears(payer.scans("3.50"), Outcome.CLOSED);
    assertThat(till.state.payments().attempts()).doesNotContainKey(outNo);
  }
}
