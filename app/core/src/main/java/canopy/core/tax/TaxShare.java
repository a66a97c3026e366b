package canopy.core.tax;

import canopy.core.quantity.Money;

/**
 * What one tax takes of an amount.
 *
 * @param taxId id of the {@link Tax}
 * @param base what it is due on: the net amount, and earlier taxes if it is a tax on taxes
 * @param amount the tax
 */
public record TaxShare(String taxId, Money base, Money amount) {
  /** The share of the refund. */
  public TaxShare negated() {
    return new TaxShare(taxId, base.negated(), amount.negated());
  }
}
