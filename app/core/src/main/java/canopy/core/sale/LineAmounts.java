package canopy.core.sale;

import canopy.core.quantity.Money;
import canopy.core.tax.TaxShare;
import java.util.List;

/**
 * What one line costs, to the minor unit. Stored with the completed sale, so that a refund or a
 * report never computes it again. All amounts are below zero in a refund.
 *
 * @param no the line's number
 * @param listed quantity times price, before discounts
 * @param lineDiscount taken off this line
 * @param orderDiscount this line's share of the discount on the whole sale
 * @param net without tax
 * @param taxes one share per tax
 * @param total what the customer pays for the line
 */
public record LineAmounts(
    int no,
    Money listed,
    Money lineDiscount,
    Money orderDiscount,
    Money net,
    List<TaxShare> taxes,
    Money total) {
  public LineAmounts {
    taxes = List.copyOf(taxes);
  }

  /** The same with all signs turned, as line {@code no} of another sale. */
  public LineAmounts mirrored(int no) {
    return new LineAmounts(
        no,
        listed.negated(),
        lineDiscount.negated(),
        orderDiscount.negated(),
        net.negated(),
        taxes.stream()
            .map(t -> new TaxShare(t.taxId(), t.base().negated(), t.amount().negated()))
            .toList(),
        total.negated());
  }
}
