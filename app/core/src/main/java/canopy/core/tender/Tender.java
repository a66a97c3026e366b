package canopy.core.tender;

import canopy.core.quantity.Money;

/**
 * Money taken for a sale, or paid out in a refund.
 *
 * @param no 1, 2, 3 within its sale
 * @param kind the {@link TenderKind#id()}
 * @param type how the kind behaved when it was taken
 * @param given what the customer handed over; below zero when the till pays out
 * @param change what went back in cash, zero or above
 * @param reference slip, voucher or account number; empty if none
 */
public record Tender(
    int no, String kind, TenderKind.Type type, Money given, Money change, String reference) {
  /** What stays with the station: given less change. */
  public Money kept() {
    return given.minus(change);
  }
}
