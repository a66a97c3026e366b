package canopy.core.sale;

import canopy.core.quantity.Money;
import canopy.core.tax.TaxShare;
import java.util.List;

/**
 * What a sale comes to.
 *
 * @param lines one per line that is not voided, in order
 * @param discount all discounts together, zero or above (below in a refund)
 * @param net without tax
 * @param taxes one per tax, in the order in which they first appear
 * @param total what the customer pays, before cash rounding; exactly the sum of the lines' totals
 */
public record Totals(
    List<LineAmounts> lines, Money discount, Money net, List<TaxShare> taxes, Money total) {
  public Totals {
    lines = List.copyOf(lines);
    taxes = List.copyOf(taxes);
  }

  /** All taxes together. */
  public Money tax() {
    return total.minus(net);
  }
}
