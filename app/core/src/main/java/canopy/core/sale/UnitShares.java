package canopy.core.sale;

import canopy.core.quantity.Money;
import canopy.core.quantity.Rounding;
import canopy.core.tax.TaxShare;
import java.util.ArrayList;
import java.util.List;

/**
 * The shares of a sold line's units. The first {@code k} of {@code n} units carry {@code k/n} of
 * each amount of the line, rounded half up, and a return gives back what lies between two such
 * sums: so returning the units one by one, in any steps, gives back exactly what was paid, and no
 * return is further than one minor unit from its exact part. A line of which units were returned
 * before this rule may differ by what the earlier one gave to the first units: at most a quarter of
 * a minor unit for each unit sold.
 */
public final class UnitShares {
  private UnitShares() {}

  /** Units {@code from} (counted from zero) up to {@code to} of {@code of}. */
  private record Range(long of, long from, long to) {
    /** What these units carry of an amount. */
    Money part(Money amount) {
      return Money.of(upTo(amount.minor(), to) - upTo(amount.minor(), from), amount.currency());
    }

    /**
     * The same of a discount, of which a half goes down as the price's goes up: together they are a
     * whole unit's list price.
     */
    Money discount(Money amount) {
      return Money.of(
          upTo(amount.minor(), of - from) - upTo(amount.minor(), of - to), amount.currency());
    }

    private long upTo(long minor, long units) {
      return Rounding.HALF_UP.multiplyDivide(minor, units, of);
    }
  }

  /**
   * The mirror of units {@code from} (counted from zero) up to {@code from + count} of a line sold
   * as {@code units} units.
   *
   * @param sold the line's amounts in the original sale
   * @param no the number of the new line
   */
  public static LineAmounts mirror(LineAmounts sold, long units, long from, long count, int no) {
    Range range = new Range(units, from, from + count);
    Money total = range.part(sold.total());
    Money tax = Money.zero(sold.total().currency());
    List<TaxShare> taxes = new ArrayList<>();
    for (TaxShare share : sold.taxes()) {
      Money amount = range.part(share.amount());
      taxes.add(new TaxShare(share.taxId(), range.part(share.base()), amount));
      tax = tax.plus(amount);
    }
    // Price and discounts are shared out each by itself, and the list price is what they make: no
    // discount turns its sign, and a unit's parts add up like those of the line.
    Money price = sold.listed().minus(sold.lineDiscount()).minus(sold.orderDiscount());
    Money lineDiscount = range.discount(sold.lineDiscount());
    Money orderDiscount = range.discount(sold.orderDiscount());
    return new LineAmounts(
            no,
            range.part(price).plus(lineDiscount).plus(orderDiscount),
            lineDiscount,
            orderDiscount,
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
    return new Range(units, from, from + count).part(cost).negated();
  }
}
