package canopy.core.account;

import canopy.core.quantity.Money;

/**
 * One tax of a day, refunds taken off.
 *
 * @param base what it was due on
 */
public record TaxSum(String taxId, Money base, Money amount) {
  TaxSum plus(TaxSum other) {
    return new TaxSum(taxId, base.plus(other.base), amount.plus(other.amount));
  }
}
