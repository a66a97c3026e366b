package canopy.till.store.query;

import canopy.core.bill.BillItem;
import canopy.core.bill.OwnItem;
import canopy.core.quantity.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment or refund of scan-to-pay, as it stands.
 *
 * @param kind payment or refund
 * @param number our merchant order number, or the refund's
 * @param orderNo our merchant order number, of a refund that of the payment
 * @param purpose how it was paid ({@code canopy.core.payment.Mode}), or why it went back
 * @param saleId the sale; empty if it belongs to none. It is the receipt's number, too
 * @param tender the tender kind
 * @param day the business day on which it was begun
 * @param startedAt when it was journalled
 * @param since when it came into its state
 * @param settledAt when it was paid or accepted, by the channel's clock where that is known; null
 *     if it was not
 * @param channelNo the channel's number; null if not known
 */
public record PaymentRow(
    BillItem.Kind kind,
    String number,
    String orderNo,
    String purpose,
    String saleId,
    String tender,
    String channel,
    Money amount,
    LocalDate day,
    Instant startedAt,
    PaymentState state,
    Instant since,
    @Nullable Instant settledAt,
    @Nullable String channelNo) {

  /** For the comparison with a bill. */
  public OwnItem own() {
    Instant settled = settledAt;
    return new OwnItem(
        kind,
        number,
        orderNo,
        tender,
        channelNo,
        amount,
        settled == null ? startedAt : settled,
        state.standing(kind),
        saleId);
  }
}
