package canopy.hardware.wallet.sim.book;

import org.jspecify.annotations.Nullable;

/**
 * One row of a day's bill.
 *
 * @param kind what it is about
 * @param order of which order
 * @param amountMinor of a payment, what was paid; else 0
 * @param refund which refund or reversal; null of a payment
 * @param atMillis when
 */
public record BillRow(
    Kind kind, Order order, long amountMinor, @Nullable Refund refund, long atMillis) {
  /** What a row is about. */
  public enum Kind {
    PAYMENT,
    REFUND,
    REVERSAL
  }

  /** What went back; 0 of a payment. */
  public long refundMinor() {
    return refund == null ? 0 : refund.amountMinor();
  }
}
