package canopy.core.tender;

import canopy.core.payment.PaidOrder;
import canopy.core.quantity.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Money taken for a sale, or paid out in a refund.
 *
 * @param no 1, 2, 3 within its sale
 * @param kind the {@link TenderKind#id()}
 * @param type how the kind behaved when it was taken
 * @param given what the customer handed over; below zero when the till pays out
 * @param change what went back in cash, zero or above
 * @param reference slip, voucher or account number; of scan-to-pay the channel's number, in a
 *     refund the refund's; empty if none
 * @param order the channel's order that it came from, or goes back to; null unless of scan-to-pay
 */
public record Tender(
    int no,
    String kind,
    TenderKind.Type type,
    Money given,
    Money change,
    String reference,
    // Left out where there is none: tenders written before there was scan-to-pay have the same
    // shape.
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PaidOrder order) {
  /** A tender that no channel had a part in. */
  public Tender(
      int no, String kind, TenderKind.Type type, Money given, Money change, String reference) {
    this(no, kind, type, given, change, reference, null);
  }

  /** What stays with the station: given less change. */
  public Money kept() {
    return given.minus(change);
  }
}
