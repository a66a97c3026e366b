package canopy.till.store;

import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.payment.Attempt;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.till.store.query.AuditKind;
import canopy.till.store.query.PaymentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rows of scan-to-pay: each attempt and refund by its number, each step it took, and what a
 * manager asks about later.
 */
final class PaymentRows {
  private PaymentRows() {}

  static void project(Recorded r, PaymentEvent event, RowBatch batch) {
    switch (event) {
      case PaymentEvent.Started e -> started(r, e.attempt(), batch);
      case PaymentEvent.RefundRequested e -> asked(r, e.refund(), batch);
      case PaymentEvent.Shown e -> {}
      case PaymentEvent.Extended e -> {}
      case PaymentEvent.Stopped e -> audit(r, AuditKind.PAYMENT_STOPPED, e, "", null, batch);
      case PaymentEvent.RefundRepeated e -> {}
      case PaymentEvent.Paid e -> step(r, event, Step.paid(e.channelNo(), e.paidAt()), batch);
      case PaymentEvent.PaidLate e -> {
        step(r, event, Step.late(e.channelNo(), e.paidAt()), batch);
        audit(r, AuditKind.PAYMENT_PAID_LATE, e, "", e.amount(), batch);
      }
      case PaymentEvent.Used e -> step(r, event, Step.to(PaymentState.PAID), batch);
      case PaymentEvent.Awaited e ->
          step(r, event, Step.to(PaymentState.WAITING, e.channelNo(), ""), batch);
      case PaymentEvent.Unanswered e ->
          step(r, event, Step.to(PaymentState.SENT, null, e.reason()), batch);
      case PaymentEvent.Declined e ->
          step(r, event, Step.to(PaymentState.DECLINED, null, e.reason()), batch);
      case PaymentEvent.TakeBackRequested e ->
          step(r, event, Step.to(PaymentState.REVERSING), batch);
      case PaymentEvent.Reversed e ->
          step(r, event, Step.to(PaymentState.REVERSED, null, e.reason()), batch);
      case PaymentEvent.Closed e ->
          step(r, event, Step.to(PaymentState.CLOSED, null, e.reason()), batch);
      case PaymentEvent.Escalated e ->
          step(r, event, Step.to(PaymentState.UNKNOWN, null, e.reason()), batch);
      case PaymentEvent.Forced e -> forced(r, e, batch);
      case PaymentEvent.Matched e ->
          step(r, event, Step.to(PaymentState.MATCHED, e.channelNo(), ""), batch);
      case PaymentEvent.WrittenOff e -> {
        step(r, event, Step.to(PaymentState.WRITTEN_OFF, null, e.reason()), batch);
        audit(r, AuditKind.PAYMENT_WRITTEN_OFF, e, e.reason(), null, batch);
      }
      case PaymentEvent.HandedBack e ->
          audit(r, AuditKind.PAYMENT_HANDED_BACK, e, e.reason(), null, batch);
      case PaymentEvent.RefundAccepted e ->
          step(r, event, Step.to(PaymentState.REFUND_ACCEPTED, e.channelNo(), ""), batch);
      case PaymentEvent.Refunded e ->
          step(r, event, Step.to(PaymentState.REFUNDED, e.channelNo(), ""), batch);
      case PaymentEvent.RefundRefused e ->
          step(r, event, Step.to(PaymentState.REFUND_REFUSED, null, e.reason()), batch);
    }
  }

  /** How it stands from here on. */
  private record Step(
      PaymentState state, @Nullable String channelNo, @Nullable Instant paidAt, String detail) {
    static Step to(PaymentState state) {
      return to(state, null, "");
    }

    static Step to(PaymentState state, @Nullable String channelNo, String detail) {
      return new Step(state, channelNo, null, detail);
    }

    static Step paid(@Nullable String channelNo, @Nullable Instant paidAt) {
      return new Step(PaymentState.PAID, channelNo, paidAt, "");
    }

    static Step late(@Nullable String channelNo, @Nullable Instant paidAt) {
      return new Step(PaymentState.LATE, channelNo, paidAt, "");
    }
  }

  private static void forced(Recorded r, PaymentEvent.Forced e, RowBatch batch) {
    boolean forced = e.proof() == PaidOrder.Proof.FORCED;
    PaymentState state = forced ? PaymentState.FORCED : PaymentState.UNVERIFIED;
    AuditKind kind = forced ? AuditKind.PAYMENT_FORCED : AuditKind.PAYMENT_UNVERIFIED;
    step(r, e, Step.to(state, e.channelNo(), e.reason()), batch);
    audit(r, kind, e, (e.channelNo() + " " + e.reason()).strip(), null, batch);
  }

  private static void audit(
      Recorded r,
      AuditKind kind,
      PaymentEvent event,
      String detail,
      @Nullable Money amount,
      RowBatch batch) {
    Projection.audit(r, kind, event.number(), detail, amount, batch);
  }

  private static void step(Recorded r, PaymentEvent event, Step step, RowBatch batch) {
    Instant paidAt = step.paidAt();
    batch.add(
        Table.PAYMENT_STEPS,
        r.seq(),
        event.number(),
        step.state().name(),
        r.day(),
        r.at().toEpochMilli(),
        paidAt == null ? null : paidAt.toEpochMilli(),
        r.by(),
        step.channelNo(),
        step.detail());
  }

  private static void started(Recorded r, Attempt attempt, RowBatch batch) {
    order(
        r,
        new Numbers(attempt.outNo(), "PAYMENT", attempt.outNo(), attempt.mode().name()),
        attempt.saleId(),
        attempt.kind(),
        attempt.channel(),
        attempt.amount(),
        batch);
    step(r, new PaymentEvent.Started(attempt), Step.to(PaymentState.PENDING), batch);
  }

  private static void asked(Recorded r, Refund refund, RowBatch batch) {
    boolean inSale =
        refund.purpose() == Refund.Purpose.RETURN || refund.purpose() == Refund.Purpose.GIVE_BACK;
    order(
        r,
        new Numbers(refund.refundNo(), "REFUND", refund.order().outNo(), refund.purpose().name()),
        inSale ? refund.subject() : "",
        refund.order().kind(),
        refund.order().channel(),
        refund.amount(),
        batch);
    step(r, new PaymentEvent.RefundRequested(refund), Step.to(PaymentState.REFUND_ASKED), batch);
    Projection.audit(
        r,
        AuditKind.PAYMENT_REFUNDED,
        refund.order().outNo(),
        refund.refundNo(),
        refund.amount(),
        batch);
  }

  /** What an order is called. */
  private record Numbers(String number, String kind, String order, String purpose) {}

  private static void order(
      Recorded r,
      Numbers numbers,
      String saleId,
      String tender,
      String channel,
      Money amount,
      RowBatch batch) {
    batch.add(
        Table.PAYMENT_ORDERS,
        r.seq(),
        numbers.number(),
        numbers.kind(),
        numbers.order(),
        numbers.purpose(),
        saleId,
        tender,
        channel,
        amount.minor(),
        amount.currency(),
        r.day(),
        r.at().toEpochMilli());
  }
}
