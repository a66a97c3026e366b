package canopy.core.sale;

import canopy.core.quantity.Money;
import canopy.core.tax.TaxShare;
import java.util.ArrayList;
import java.util.List;

/**
 * The shares of a sold line's units. Unit {@code i} of {@code n} has a fixed share of every amount
 * of the line, so returning the units one by one, in any steps, gives back exactly what was paid.
 */
public final class UnitShares {
  private UnitShares() {}

  /**
   * The mirror of units {@code from} (counted from zero) up to {@code from + count} of a line sold
   * as {@code units} units.
   *
   * @param sold the line's amounts in the original sale
   * @param no the number of the new line
   */
  public static LineAmounts mirror(LineAmounts sold, long units, long from, long count, int no) {
    Money tax = Money.zero(sold.total().currency());
    List<TaxShare> taxes = new ArrayList<>();
    for (TaxShare share : sold.taxes()) {
      Money amount = part(share.amount(), units, from, count);
      taxes.add(new TaxShare(share.taxId(), part(share.base(), units, from, count), amount));
      tax = tax.plus(amount);
    }
    // Each step of the price is shared out, and a discount is what lies between two of them: so the
    // parts of a unit add up like those of the line, and no discount turns its sign.
    Money reduced = sold.listed().minus(sold.lineDiscount());
    Money price = reduced.minus(sold.orderDiscount());
    Money listedPart = part(sold.listed(), units, from, count);
    Money reducedPart = part(reduced, units, from, count);
    Money pricePart = part(price, units, from, count);
    Money total = pricePart.plus(part(sold.total().minus(price), units, from, count));
    return new LineAmounts(
            no,
            listedPart,
            listedPart.minus(reducedPart),
            reducedPart.minus(pricePart),
            total.minus(tax),
            taxes,
            total)
        .mirrored(no);
  }

  /**
   * The mirror of the cost of those units: returned in any steps, they give back exactly the cost
   * that the line was sold with.
   */
  public static Money mirror(Money cost, long units, long from, long count) {
    return part(cost, units, from, count).negated();
  }

  /** The first {@code amount % units} units carry one minor unit more than the others. */
  private static Money part(Money amount, long units, long from, long count) {
    return Money.of(
        upTo(amount.minor(), units, from + count) - upTo(amount.minor(), units, from),
        amount.currency());
  }

  private static long upTo(long minor, long units, long count) {
    long each = minor / units;
    long extra = minor % units;
    return each * count + Math.clamp(count, -Math.abs(extra), Math.abs(extra)) * Long.signum(extra);
  }
}
