package canopy.core.tax;

import canopy.core.quantity.Money;
import java.util.List;

/**
 * An amount taken apart: {@code net + taxes = gross}, to the minor unit.
 *
 * @param net without any tax
 * @param taxes in the order of the class
 * @param gross what the customer pays
 */
public record TaxedAmount(Money net, List<TaxShare> taxes, Money gross) {
  public TaxedAmount {
    taxes = List.copyOf(taxes);
    Money sum = net;
    for (TaxShare share : taxes) {
      sum = sum.plus(share.amount());
    }
    if (!sum.equals(gross)) {
      throw new IllegalArgumentException("net and taxes make " + sum + ", not " + gross);
    }
  }

  /** The sum of all taxes. */
  public Money tax() {
    return gross.minus(net);
  }

  /** The mirror for a refund of the same amount. */
  public TaxedAmount negated() {
    return new TaxedAmount(
        net.negated(), taxes.stream().map(TaxShare::negated).toList(), gross.negated());
  }
}
