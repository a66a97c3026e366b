package canopy.core.shift;

import canopy.core.quantity.Money;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;

/**
 * What one tender kind brought in during a shift, finished sales and others alike: a count finds
 * the money of a sale that is still open, too.
 *
 * @param taken given less change, zero or above unless something of an earlier shift went back
 * @param paidOut by refunds, zero or above
 */
public record TenderFlow(TenderKind.Type type, Money taken, Money paidOut) {
  static TenderFlow none(TenderKind.Type type, String currency) {
    return new TenderFlow(type, Money.zero(currency), Money.zero(currency));
  }

  /** What stays of it. */
  public Money kept() {
    return taken.minus(paidOut);
  }

  TenderFlow plus(Tender tender) {
    return tender.kept().isNegative()
        ? new TenderFlow(type, taken, paidOut.minus(tender.kept()))
        : new TenderFlow(type, taken.plus(tender.kept()), paidOut);
  }

  TenderFlow minus(Tender tender) {
    return tender.kept().isNegative()
        ? new TenderFlow(type, taken, paidOut.plus(tender.kept()))
        : new TenderFlow(type, taken.minus(tender.kept()), paidOut);
  }
}
