package canopy.core.account;

import canopy.core.quantity.Money;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;

/**
 * One tender kind of a day, in finished sales and refunds.
 *
 * @param count how many tenders
 * @param taken given less change
 * @param paidOut in refunds, zero or above
 */
public record TenderSum(String kind, TenderKind.Type type, int count, Money taken, Money paidOut) {
  static TenderSum of(Tender tender) {
    Money zero = Money.zero(tender.given().currency());
    Money kept = tender.kept();
    return kept.isNegative()
        ? new TenderSum(tender.kind(), tender.type(), 1, zero, kept.negated())
        : new TenderSum(tender.kind(), tender.type(), 1, kept, zero);
  }

  TenderSum plus(TenderSum other) {
    return new TenderSum(
        kind, type, count + other.count, taken.plus(other.taken), paidOut.plus(other.paidOut));
  }

  /** What stays of it. */
  public Money kept() {
    return taken.minus(paidOut);
  }
}
