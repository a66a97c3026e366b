package canopy.till.store;

import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.payment.PaidOrder;
import canopy.till.store.query.AuditKind;

/** The rows of scan-to-pay: what a manager asks about later. */
final class PaymentRows {
  private PaymentRows() {}

  static void project(Recorded r, PaymentEvent event, RowBatch batch) {
    String number = event.number();
    switch (event) {
      case PaymentEvent.Stopped e ->
          Projection.audit(r, AuditKind.PAYMENT_STOPPED, number, "", null, batch);
      case PaymentEvent.Forced e -> {
        AuditKind kind =
            e.proof() == PaidOrder.Proof.FORCED
                ? AuditKind.PAYMENT_FORCED
                : AuditKind.PAYMENT_UNVERIFIED;
        String detail = (e.channelNo() + " " + e.reason()).strip();
        Projection.audit(r, kind, number, detail, null, batch);
      }
      case PaymentEvent.PaidLate e ->
          Projection.audit(r, AuditKind.PAYMENT_PAID_LATE, number, "", e.amount(), batch);
      case PaymentEvent.WrittenOff e ->
          Projection.audit(r, AuditKind.PAYMENT_WRITTEN_OFF, number, e.reason(), null, batch);
      case PaymentEvent.RefundRequested e ->
          Projection.audit(
              r,
              AuditKind.PAYMENT_REFUNDED,
              e.refund().order().outNo(),
              number,
              e.refund().amount(),
              batch);
      case PaymentEvent.Started e -> {}
      case PaymentEvent.Shown e -> {}
      case PaymentEvent.Awaited e -> {}
      case PaymentEvent.Unanswered e -> {}
      case PaymentEvent.Extended e -> {}
      case PaymentEvent.Paid e -> {}
      case PaymentEvent.Declined e -> {}
      case PaymentEvent.TakeBackRequested e -> {}
      case PaymentEvent.Reversed e -> {}
      case PaymentEvent.Closed e -> {}
      case PaymentEvent.Escalated e -> {}
      case PaymentEvent.Used e -> {}
      case PaymentEvent.Matched e -> {}
      case PaymentEvent.RefundRepeated e -> {}
      case PaymentEvent.RefundAccepted e -> {}
      case PaymentEvent.Refunded e -> {}
      case PaymentEvent.RefundRefused e -> {}
    }
  }
}
