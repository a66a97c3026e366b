package canopy.till.store.query;

import canopy.core.bill.BillItem;
import canopy.core.bill.OwnItem;

/** How a payment or refund stands. The database keeps the names: they never change. */
public enum PaymentState {
  PENDING,
  SENT,
  WAITING,
  PAID,
  /** Paid after it had been given up; its refund has a number of its own. */
  LATE,
  DECLINED,
  REVERSING,
  REVERSED,
  CLOSED,
  /** Neither asking nor taking back has settled it. */
  UNKNOWN,
  /** Taken as paid on a person's word, by the number on the customer's bill. */
  FORCED,
  /** Taken as paid by the cashier's look at the customer's phone. */
  UNVERIFIED,
  /** Taken on a person's word, and borne out by the channel or its bill. */
  MATCHED,
  WRITTEN_OFF,
  REFUND_ASKED,
  REFUND_ACCEPTED,
  REFUNDED,
  REFUND_REFUSED;

  /**
   * How far our books rely on it. A refund that was given up may have been paid out all the same.
   */
  OwnItem.Standing standing(BillItem.Kind kind) {
    return switch (this) {
      case PAID, LATE, MATCHED, REFUND_ACCEPTED, REFUNDED -> OwnItem.Standing.COUNTED;
      case FORCED, UNVERIFIED -> OwnItem.Standing.ON_TRUST;
      case REFUND_ASKED -> OwnItem.Standing.ASKED;
      case WRITTEN_OFF ->
          kind == BillItem.Kind.REFUND ? OwnItem.Standing.ASKED : OwnItem.Standing.VOID;
      case PENDING, SENT, WAITING, DECLINED, REVERSING, REVERSED, CLOSED, UNKNOWN, REFUND_REFUSED ->
          OwnItem.Standing.VOID;
    };
  }
}
