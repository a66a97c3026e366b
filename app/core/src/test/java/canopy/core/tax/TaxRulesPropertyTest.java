package canopy.core.tax;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Names;
import canopy.core.quantity.Money;
import canopy.core.quantity.Rate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TaxRulesPropertyTest {
  @Property
  void netAndTaxesMakeTheGross(
      @ForAll("classes") TaxClass taxClass,
      @ForAll @LongRange(min = -100_000_000L, max = 100_000_000L) long minor,
      @ForAll @IntRange(min = 0, max = 100_000) int units) {
    Money price = Money.of(minor, "CNY");
    TaxedAmount taxed = TaxRules.apply(taxClass, price, new TaxUnits(units, 1000));
    Money sum = taxed.net();
    Money added = price;
    for (int i = 0; i < taxed.taxes().size(); i++) {
      sum = sum.plus(taxed.taxes().get(i).amount());
      if (!taxClass.taxes().get(i).included()) {
        added = added.plus(taxed.taxes().get(i).amount());
      }
    }
    assertThat(sum).isEqualTo(taxed.gross());
    assertThat(added).isEqualTo(taxed.gross());
  }

  @Property
  void aRefundIsTheExactMirror(
      @ForAll("classes") TaxClass taxClass,
      @ForAll @LongRange(min = 0, max = 100_000_000L) long minor,
      @ForAll @IntRange(min = 0, max = 100_000) int units) {
    Money price = Money.of(minor, "CNY");
    TaxedAmount sale = TaxRules.apply(taxClass, price, new TaxUnits(units, 1000));
    TaxedAmount refund = TaxRules.apply(taxClass, price.negated(), new TaxUnits(-units, 1000));
    assertThat(refund).isEqualTo(sale.negated());
  }

  @Property
  void includedTaxIsThePriceTimesRateByOnePlusRate(
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long minor,
      @ForAll @IntRange(min = 0, max = 1_000_000) int ppm) {
    TaxClass taxClass =
        new TaxClass(
            "c", Names.same("c"), List.of(Tax.included("vat", Names.same("vat"), new Rate(ppm))));
    TaxedAmount taxed = TaxRules.apply(taxClass, Money.of(minor, "CNY"), TaxUnits.ONE);
    long numerator = minor * ppm;
    long denominator = Rate.ONE + ppm;
    long expected = (2 * numerator + denominator) / (2 * denominator);
    assertThat(taxed.tax().minor()).isEqualTo(expected);
  }

  @Property
  void onePercentageComesToWhatItsFractionsSay(
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long minor,
      @ForAll @LongRange(min = -999_999, max = 3_000_000) long ppm,
      @ForAll boolean included) {
    Rate rate = new Rate(ppm);
    Names name = Names.same("vat");
    Tax tax = included ? Tax.included("vat", name, rate) : Tax.added("vat", name, rate);
    TaxClass taxClass = new TaxClass("c", Names.same("c"), List.of(tax));
    Money price = Money.of(minor, "CNY");
    assertThat(TaxRules.apply(taxClass, price, TaxUnits.ONE).taxes().getFirst().amount().minor())
        .isEqualTo(TaxRules.exact(taxClass, price, TaxUnits.ONE).amounts().getFirst().rounded(1));
  }

  @Provide
  Arbitrary<TaxClass> classes() {
    Arbitrary<Tax> tax =
        Combinators.combine(
                Arbitraries.of(Tax.Kind.class),
                Arbitraries.longs().between(0, 150_000),
                Arbitraries.longs().between(0, 30_000),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false))
            .as(
                (kind, ppm, tenths, included, enters, onPrevious) ->
                    new Tax(
                        "t",
                        Names.same("t"),
                        kind,
                        new Rate(kind == Tax.Kind.PER_UNIT ? 0 : ppm),
                        kind == Tax.Kind.PER_UNIT ? tenths : 0,
                        included,
                        enters,
                        onPrevious));
    return tax.list().ofMaxSize(5).map(TaxRulesPropertyTest::numbered);
  }

  private static TaxClass numbered(List<Tax> taxes) {
    List<Tax> numbered = new ArrayList<>();
    for (Tax tax : taxes) {
      numbered.add(
          new Tax(
              "t" + numbered.size(),
              tax.name(),
              tax.kind(),
              tax.rate(),
              tax.perUnitTenthsOfMinor(),
              tax.included(),
              tax.entersNextBase(),
              tax.onPreviousTaxes()));
    }
    return new TaxClass("c", Names.same("c"), numbered);
  }
}
