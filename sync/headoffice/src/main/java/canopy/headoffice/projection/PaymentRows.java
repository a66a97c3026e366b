package canopy.headoffice.projection;

import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.payment.Attempt;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rows of scan-to-pay: each attempt and refund by its number, and each step it took. */
final class PaymentRows {
  private PaymentRows() {}

  static void project(Recorded r, PaymentEvent event, Rows rows) {
    switch (event) {
      case PaymentEvent.Started e -> started(r, e, rows);
      case PaymentEvent.RefundRequested e -> asked(r, e, rows);
      case PaymentEvent.Paid e -> paid(r, e, "PAID", e.channelNo(), e.paidAt(), rows);
      case PaymentEvent.PaidLate e -> paid(r, e, "LATE", e.channelNo(), e.paidAt(), rows);
      case PaymentEvent.Used e -> step(r, e, "PAID", null, "", rows);
      case PaymentEvent.Awaited e -> step(r, e, "WAITING", e.channelNo(), "", rows);
      case PaymentEvent.Unanswered e -> step(r, e, "SENT", null, e.reason(), rows);
      case PaymentEvent.Declined e -> step(r, e, "DECLINED", null, e.reason(), rows);
      case PaymentEvent.TakeBackRequested e -> step(r, e, "REVERSING", null, "", rows);
      case PaymentEvent.Reversed e -> step(r, e, "REVERSED", null, e.reason(), rows);
      case PaymentEvent.Closed e -> step(r, e, "CLOSED", null, e.reason(), rows);
      case PaymentEvent.Escalated e -> step(r, e, "UNKNOWN", null, e.reason(), rows);
      case PaymentEvent.Forced e -> {
        String state = e.proof() == PaidOrder.Proof.FORCED ? "FORCED" : "UNVERIFIED";
        step(r, e, state, e.channelNo(), e.reason(), rows);
      }
      case PaymentEvent.Matched e -> step(r, e, "MATCHED", e.channelNo(), "", rows);
      case PaymentEvent.WrittenOff e -> step(r, e, "WRITTEN_OFF", null, e.reason(), rows);
      case PaymentEvent.RefundAccepted e -> step(r, e, "REFUND_ACCEPTED", e.channelNo(), "", rows);
      case PaymentEvent.Refunded e -> step(r, e, "REFUNDED", e.channelNo(), "", rows);
      case PaymentEvent.RefundRefused e -> step(r, e, "REFUND_REFUSED", null, e.reason(), rows);
      case PaymentEvent.Shown _ -> {}
      case PaymentEvent.Extended _ -> {}
      case PaymentEvent.Stopped _ -> {}
      case PaymentEvent.RefundRepeated _ -> {}
      case PaymentEvent.HandedBack _ -> {}
    }
  }

  private static void started(Recorded r, PaymentEvent.Started e, Rows rows) {
    Attempt attempt = e.attempt();
    rows.payment(r)
        .text(attempt.outNo())
        .text("PAYMENT")
        .text(attempt.outNo())
        .text(attempt.mode().name())
        .text(attempt.saleId())
        .text(attempt.kind())
        .text(attempt.channel())
        .bigint(attempt.amount().minor())
        .text(attempt.amount().currency())
        .time(r.at());
    step(r, e, "PENDING", null, "", rows);
  }

  private static void asked(Recorded r, PaymentEvent.RefundRequested e, Rows rows) {
    Refund refund = e.refund();
    boolean inSale =
        refund.purpose() == Refund.Purpose.RETURN || refund.purpose() == Refund.Purpose.GIVE_BACK;
    rows.payment(r)
        .text(refund.refundNo())
        .text("REFUND")
        .text(refund.order().outNo())
        .text(refund.purpose().name())
        .text(inSale ? refund.subject() : "")
        .text(refund.order().kind())
        .text(refund.order().channel())
        .bigint(refund.amount().minor())
        .text(refund.amount().currency())
        .time(r.at());
    step(r, e, "REFUND_ASKED", null, "", rows);
  }

  private static void paid(
      Recorded r,
      PaymentEvent event,
      String state,
      @Nullable String channelNo,
      @Nullable Instant paidAt,
      Rows rows) {
    rows.paymentStep(r)
        .text(event.number())
        .text(state)
        .time(r.at())
        .time(paidAt)
        .text(r.by())
        .text(channelNo)
        .text("");
  }

  private static void step(
      Recorded r,
      PaymentEvent event,
      String state,
      @Nullable String channelNo,
      String detail,
      Rows rows) {
    rows.paymentStep(r)
        .text(event.number())
        .text(state)
        .time(r.at())
        .none()
        .text(r.by())
        .text(channelNo)
        .text(detail);
  }
}
