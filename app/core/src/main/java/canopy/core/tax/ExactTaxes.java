package canopy.core.tax;

import canopy.core.quantity.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * The taxes of an amount before any rounding, in minor units. Every amount of a class is a linear
 * function {@code a x s + c} of one unknown {@code s}, which the price then fixes: price = net +
 * included taxes.
 *
 * @param net without any tax
 * @param bases one per tax
 * @param amounts one per tax
 */
record ExactTaxes(Fraction net, List<Fraction> bases, List<Fraction> amounts) {
  private static final long TENTHS_PER_MINOR = 10;

  /** {@code slope x s + offset}. */
  private record Line(Fraction slope, Fraction offset) {
    Line plus(Line other) {
      return new Line(slope.plus(other.slope), offset.plus(other.offset));
    }

    Line times(Fraction factor) {
      return new Line(slope.times(factor), offset.times(factor));
    }

    Fraction at(Fraction s) {
      return slope.times(s).plus(offset);
    }
  }

  /**
   * @param units signed like the price
   * @throws IllegalArgumentException if the rates of the class leave no solution
   */
  static ExactTaxes of(TaxClass taxClass, Fraction price, TaxUnits units) {
    List<Tax> taxes = taxClass.taxes();
    // s is the net divided by what the DIVISION taxes leave of it, so that a rate of 100 % needs no
    // division by zero.
    Fraction left = Fraction.ONE;
    for (Tax tax : taxes) {
      if (tax.kind() == Tax.Kind.DIVISION) {
        left = left.minus(fraction(tax.rate()));
      }
    }
    Line net = new Line(left, Fraction.ZERO);
    Line priced = net;
    List<Line> bases = new ArrayList<>();
    List<Line> amounts = new ArrayList<>();
    for (int i = 0; i < taxes.size(); i++) {
      Tax tax = taxes.get(i);
      Line base = net;
      for (int j = 0; j < i && tax.onPreviousTaxes(); j++) {
        if (taxes.get(j).entersNextBase()) {
          base = base.plus(amounts.get(j));
        }
      }
      Line amount = amount(tax, base, units);
      bases.add(base);
      amounts.add(amount);
      if (tax.included()) {
        priced = priced.plus(amount);
      }
    }
    if (priced.slope().isZero()) {
      throw new IllegalArgumentException("the taxes of " + taxClass.id() + " leave no price");
    }
    Fraction s = price.minus(priced.offset()).dividedBy(priced.slope());
    return new ExactTaxes(
        net.at(s),
        bases.stream().map(line -> line.at(s)).toList(),
        amounts.stream().map(line -> line.at(s)).toList());
  }

  private static Line amount(Tax tax, Line base, TaxUnits units) {
    return switch (tax.kind()) {
      case PERCENT -> base.times(fraction(tax.rate()));
      case DIVISION -> new Line(fraction(tax.rate()), Fraction.ZERO);
      case PER_UNIT ->
          new Line(
              Fraction.ZERO,
              Fraction.of(tax.perUnitTenthsOfMinor(), TENTHS_PER_MINOR)
                  .times(Fraction.of(units.amount(), units.per())));
    };
  }

  private static Fraction fraction(Rate rate) {
    return Fraction.of(rate.partsPerMillion(), Rate.ONE);
  }
}
