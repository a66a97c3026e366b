package canopy.till.payment.bill;

import canopy.core.bill.BillItem;
import canopy.core.bill.Category;
import canopy.core.bill.Resolution;
import canopy.till.store.query.StoredBill;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the comparison.
 *
 * @param key of the difference, or of the entry
 * @param orderNo our merchant order number; may be empty
 * @param refundNo our number of the refund; null in a payment, and where it is not known
 * @param channelNo the channel's number; null if not known
 * @param saleId the sale, which is the receipt's number; may be empty
 * @param thereMinor at the channel, below zero for money that went back; null if it has nothing
 * @param hereMinor in our books, likewise
 * @param onTrust whether it was taken on a person's word
 * @param open whether somebody must deal with it
 * @param resolved what somebody did about it; null if nobody did
 * @param ways what can be done now; empty unless it is open
 */
record BillRow(
    String key,
    Category category,
    BillItem.Kind kind,
    String orderNo,
    @Nullable String refundNo,
    @Nullable String channelNo,
    String saleId,
    @Nullable Long thereMinor,
    @Nullable Long hereMinor,
    Instant at,
    boolean onTrust,
    boolean open,
    StoredBill.@Nullable Resolved resolved,
    List<Resolution> ways) {
  BillRow {
    ways = List.copyOf(ways);
  }

  /** The number by which people look for it. */
  String number() {
    String refund = refundNo;
    return refund != null ? refund : orderNo.isEmpty() ? String.valueOf(channelNo) : orderNo;
  }

  /** What is missing or too much, by the channel's side; zero if both agree. */
  long differenceMinor() {
    return (thereMinor == null ? 0 : thereMinor) - (hereMinor == null ? 0 : hereMinor);
  }
}
