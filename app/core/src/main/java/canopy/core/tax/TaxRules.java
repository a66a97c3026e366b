package canopy.core.tax;

import canopy.core.quantity.Money;
import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an amount apart into net, taxes and gross. The fractions stay exact up to one rounding per
 * tax, half away from zero; the net is never rounded but is what the rounded taxes leave. So the
 * price the customer saw is kept to the minor unit, and a refund of the same amount is the exact
 * mirror.
 */
public final class TaxRules {
  private TaxRules() {}

  /** As {@link #apply(TaxClass, Money, TaxUnits, long)} with taxes rounded to one minor unit. */
  public static TaxedAmount apply(TaxClass taxClass, Money price, TaxUnits units) {
    return apply(taxClass, price, units, 1);
  }

  /**
   * The taxes on the amount of one line.
   *
   * @param taxClass the taxes
   * @param price the line's amount after discounts; negative in a refund
   * @param units how much was sold, for duties per unit; these take the sign of the price, and
   *     their own where the price is zero
   * @param stepMinor taxes are rounded to a multiple of this, 1 or above
   * @throws IllegalArgumentException if the rates of the class leave no solution
   * @throws ArithmeticException if a result does not fit
   */
  public static TaxedAmount apply(TaxClass taxClass, Money price, TaxUnits units, long stepMinor) {
    if (stepMinor < 1) {
      throw new IllegalArgumentException("not a step: " + stepMinor);
    }
    List<Money> amounts =
        stepMinor == 1 && isPercentage(taxClass)
            ? List.of(percentage(taxClass.taxes().getFirst(), price))
            : rounded(exact(taxClass, price, units), stepMinor, price.currency());
    Money net = price;
    Money gross = price;
    for (int i = 0; i < amounts.size(); i++) {
      if (taxClass.taxes().get(i).included()) {
        net = net.minus(amounts.get(i));
      } else {
        gross = gross.plus(amounts.get(i));
      }
    }
    List<TaxShare> shares = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      shares.add(
          new TaxShare(
              taxClass.taxes().get(i).id(), base(taxClass, i, net, amounts), amounts.get(i)));
    }
    return new TaxedAmount(net, shares, gross);
  }

  /** Nearly every class is one percentage, and every scanned line is taxed while somebody waits. */
  private static boolean isPercentage(TaxClass taxClass) {
    return taxClass.taxes().size() == 1 && taxClass.taxes().getFirst().kind() == Tax.Kind.PERCENT;
  }

  /** What {@link ExactTaxes} comes to for one percentage, without its fractions. */
  private static Money percentage(Tax tax, Money price) {
    long rate = tax.rate().partsPerMillion();
    long whole = tax.included() ? Math.addExact(Rate.ONE, rate) : Rate.ONE;
    return price.times(rate, whole, Rounding.HALF_UP);
  }

  private static List<Money> rounded(ExactTaxes exact, long stepMinor, String currency) {
    List<Money> amounts = new ArrayList<>();
    for (Fraction amount : exact.amounts()) {
      amounts.add(Money.of(amount.rounded(stepMinor), currency));
    }
    return amounts;
  }

  /** Before rounding; what the rows "global" of other suites compare. */
  static ExactTaxes exact(TaxClass taxClass, Money price, TaxUnits units) {
    return ExactTaxes.of(taxClass, Fraction.of(price.minor()), signedLike(price, units));
  }

  private static Money base(TaxClass taxClass, int index, Money net, List<Money> amounts) {
    Money base = net;
    for (int j = 0; j < index && taxClass.taxes().get(index).onPreviousTaxes(); j++) {
      if (taxClass.taxes().get(j).entersNextBase()) {
        base = base.plus(amounts.get(j));
      }
    }
    return base;
  }

  private static TaxUnits signedLike(Money price, TaxUnits units) {
    if (price.isZero() || price.isNegative() == units.amount() < 0) {
      return units;
    }
    return new TaxUnits(Math.negateExact(units.amount()), units.per());
  }
}
