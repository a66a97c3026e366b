package canopy.core.tax;

import static canopy.core.tax.TaxSamples.money;
import static canopy.core.tax.TaxSamples.taxClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.quantity.Allocation;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids are those of the numeric cases. */
class TaxRulesTest {
  /** price, decimals of a minor unit, step in minor units; net; taxes; gross. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "T2a, 5i, 5, 2, 5, 4.75, 0.25, 5",
    "T2b, 5i, 10, 2, 5, 9.50, 0.50, 10",
    "T2c, 5i, 50, 2, 5, 47.60, 2.40, 50",
    "T3, 15e- 5.5i, 2300, 2, 1, 2180.09, 327.01 119.91, 2627.01",
    "T5b, 19e, 9176, 2, 100, 9176, 1743, 10919",
    "T6, 20i, 399.999999, 6, 1, 333.333332, 66.666667, 399.999999",
    "T7a, 21i, 11.90, 2, 1, 9.83, 2.07, 11.90",
    "T7b, 21i, 2.80, 2, 1, 2.31, 0.49, 2.80",
    "T7c, 21i, 7.0, 6, 1, 5.785124, 1.214876, 7.0",
    "T8, -20e 4e+ 22e, 50, 2, 1, 50, -10 2 11.44, 53.44",
    "T9, d100i, 100, 2, 1, 0, 100, 100",
    "T10 included, 21i -21i, 100, 2, 1, 100, 21 -21, 100",
    "T10 excluded, 21e -21e, 100, 2, 1, 100, 21 -21, 100",
    "T11, f0.05i, 0, 2, 1, -0.05, 0.05, 0",
    "exempt, '', 12.34, 2, 1, 12.34, '', 12.34",
    "S9 sale, 21i, 67.26, 2, 1, 55.59, 11.67, 67.26",
    "S9 return, 21i, -87.21, 2, 1, -72.07, -15.14, -87.21",
    "E1, 14i, 5000, 2, 1, 4385.96, 614.04, 5000",
    // E3 is ours to decide: the discount lowers the price, and the tax is taken from what is paid.
    "E3, 14i, 4900, 2, 1, 4298.25, 601.75, 4900",
    "G3, 15i, -50, 2, 1, -43.48, -6.52, -50",
    "N4, 15e, 256, 2, 1, 256, 38.40, 294.40",
    "N7, 15e, -173.91, 2, 1, -173.91, -26.09, -200.00",
    "C, 15e, 13.67, 2, 1, 13.67, 2.05, 15.72",
  })
  void roundsPerLine(
      String id,
      String taxes,
      String price,
      int decimals,
      long step,
      String net,
      String amounts,
      String gross) {
    TaxedAmount taxed = TaxRules.apply(taxClass(taxes), money(price, decimals), TaxUnits.ONE, step);
    assertThat(taxed.net()).isEqualTo(money(net, decimals));
    assertThat(taxed.gross()).isEqualTo(money(gross, decimals));
    assertThat(taxed.taxes().stream().map(TaxShare::amount).toList())
        .isEqualTo(
            amounts.isEmpty()
                ? List.of()
                : Arrays.stream(amounts.split(" ")).map(a -> money(a, decimals)).toList());
  }

  /** The same rule before it rounds; expected values have as many decimals as the source gives. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "T1g, 8i 0i, 124.40, 1, 115.185185, 9.214815 0, 124.40",
    "T2g 5, 5i, 5, 1, 4.761905, 0.238095, 5",
    "T2g 10, 5i, 10, 1, 9.52381, 0.47619, 10",
    "T2g 50, 5i, 50, 1, 47.619048, 2.380952, 50",
    "T5g 1, 19e, 22689, 1, 22689, 4310.91, 26999.91",
    "T5g 2, 19e, 9176, 1, 9176, 1743.44, 10919.44",
    "T5g 3, 19i, 27000, 1, 22689.07563, 4310.92437, 27000",
    "T5g 4, 19i, 10920, 1, 9176.470588, 1743.529412, 10920",
    "T13, 6e 6e 3e, 100, 1, 100, 6 6 3, 115",
    "T13b, 6e+ 6e 3e, 100, 1, 100, 6 6.36 3.18, 115.54",
    "T13c, 6e+ 6e- 3e, 100, 1, 100, 6 6 3.18, 115.18",
    "T13e excluded, 6e+ 6e+- 3e, 100, 1, 100, 6 6 3.36, 115.36",
    "T13e included, 6i+ 6i+- 3e, 112, 1, 100, 6 6 3.36, 115.36",
    "T13f 17.79, 6i 6i, 17.79, 1, 15.883929, 0.953036 0.953036, 17.79",
    "T13f 200, 6i 6i, 200, 1, 178.571429, 10.714286 10.714286, 200",
    "T14, d5e d3e d0.65e d9e d15e, 32.33, 1, 32.33,"
        + " 2.400148 1.440089 0.312019 4.320267 7.200445, 48.00297",
    "T15a, f1e 21e f2e, 100, 5, 100, 5 21 10, 136",
    "T15b, f1e+ 21e f2e, 95, 5, 95, 5 21 10, 131",
    "T15c, f1e+ 21i f2e, 120, 1, 99, 1 21 2, 123",
    "T15e not in base, f1i 21i f2e, 122, 1, 100, 1 21 2, 124",
    "T15e in base, f1i+ 21i f2e, 121, 1, 99, 1 21 2, 123",
    "T15f, f1e, 20, -2, 20, 2, 22",
    "T15g -20, f1e, -20, 2, -20, -2, -22",
    "T15g -1, f1e, 0, -1, 0, -1, -1",
    "T15g 1, f1e, 0, 1, 0, 1, 1",
  })
  void isExactBeforeRounding(
      String id, String taxes, String price, long units, String net, String amounts, String gross) {
    TaxClass taxClass = taxClass(taxes);
    ExactTaxes exact = TaxRules.exact(taxClass, money(price), new TaxUnits(units, 1));
    assertNear(exact.net(), net);
    String[] expected = amounts.split(" ");
    assertThat(exact.amounts()).hasSize(expected.length);
    Fraction sum = exact.net();
    for (int i = 0; i < expected.length; i++) {
      assertNear(exact.amounts().get(i), expected[i]);
      sum = sum.plus(exact.amounts().get(i));
    }
    assertNear(sum, gross);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "T16 a, 21i, 6i, 121, 106",
    "T16 b, 21i, 21e, 121, 100",
    "T16 c, 15e, 6i, 100, 100",
  })
  void repricesForOtherTaxes(String id, String from, String to, String price, String repriced) {
    assertThat(reprice(money(price), taxClass(from), taxClass(to))).isEqualTo(money(repriced));
  }

  /**
   * The price that brings the same net amount under other taxes. A price without included taxes
   * stays as it is.
   *
   * @param price of one unit, under {@code from}
   */
  private static Money reprice(Money price, TaxClass from, TaxClass to) {
    if (from.taxes().stream().noneMatch(Tax::included)) {
      return price;
    }
    Fraction net = TaxRules.exact(from, price, TaxUnits.ONE).net();
    ExactTaxes onTop = ExactTaxes.of(onTop(to), net, TaxUnits.ONE);
    Fraction result = net;
    for (int i = 0; i < to.taxes().size(); i++) {
      if (to.taxes().get(i).included()) {
        result = result.plus(onTop.amounts().get(i));
      }
    }
    return Money.of(result.rounded(1), price.currency());
  }

  private static TaxClass onTop(TaxClass taxClass) {
    return new TaxClass(
        taxClass.id(),
        taxClass.name(),
        taxClass.taxes().stream()
            .map(
                tax ->
                    new Tax(
                        tax.id(),
                        tax.name(),
                        tax.kind(),
                        tax.rate(),
                        tax.perUnitTenthsOfMinor(),
                        false,
                        tax.entersNextBase(),
                        tax.onPreviousTaxes()))
            .toList());
  }

  /**
   * S4: three orders of one shift. P1 = 10.00 + 7 %, P2 = 20.00 with 10 %, P3 = 30.00 with 10 % and
   * + 7 % on the rest.
   */
  @Test
  void s4TotalsOfAShift() {
    TaxedAmount[][] orders = {
      {shift(1, 10), shift(2, 5)},
      {shift(2, 7), shift(3, 4)},
      {shift(1, 1), shift(2, 3), shift(3, 5)}
    };
    assertThat(Arrays.stream(orders).map(order -> gross(order)).toList())
        .containsExactly(20_700L, 26_764L, 23_025L);
    List<TaxedAmount> all = Arrays.stream(orders).flatMap(Arrays::stream).toList();
    assertThat(all.stream().mapToLong(t -> t.gross().minor()).sum()).isEqualTo(70_489);
    assertThat(taxSum(all, "t7")).isEqualTo(2489);
    assertThat(taxSum(all, "t10")).isEqualTo(5182);
    assertThat(all.get(0).net().plus(all.get(4).net())).isEqualTo(money("110"));
    assertThat(all.get(1).net().plus(all.get(2).net()).plus(all.get(5).net()))
        .isEqualTo(money("272.73"));
    assertThat(all.get(3).net().plus(all.get(6).net())).isEqualTo(money("245.45"));
  }

  /** S6: sale and full refund. */
  @Test
  void s6RefundIsTheMirror() {
    List<TaxedAmount> sale = List.of(shift(1, 3), shift(2, 2), shift(3, 1));
    List<TaxedAmount> refund = List.of(shift(1, -3), shift(2, -2), shift(3, -1));
    assertThat(sale.stream().mapToLong(t -> t.gross().minor()).sum()).isEqualTo(10_401);
    assertThat(taxSum(sale, "t7")).isEqualTo(401);
    assertThat(taxSum(sale, "t10")).isEqualTo(637);
    assertThat(refund).isEqualTo(sale.stream().map(TaxedAmount::negated).toList());
  }

  /** S10: untaxed orders. */
  @Test
  void s10UntaxedTotals() {
    TaxedAmount order = TaxRules.apply(taxClass(""), money("200"), TaxUnits.ONE);
    assertThat(order.net()).isEqualTo(order.gross());
    assertThat(order.tax().isZero()).isTrue();
  }

  /** E6: a discount shared over six lines; before rounding the taxes add up exactly. */
  @Test
  void e6DiscountOnTheNetTotal() {
    long[] lines = {7500, 50_000, 20_000, 10_000, 5000, 5000};
    Fraction net = Fraction.ZERO;
    Fraction tax = Fraction.ZERO;
    long[] shares = Allocation.split(7500, lines);
    for (int i = 0; i < lines.length; i++) {
      ExactTaxes exact =
          TaxRules.exact(taxClass("24e"), Money.of(lines[i] - shares[i], "CNY"), TaxUnits.ONE);
      net = net.plus(exact.net());
      tax = tax.plus(exact.amounts().getFirst());
    }
    assertThat(net.rounded(1)).isEqualTo(90_000);
    assertThat(tax.rounded(1)).isEqualTo(21_600);
    assertThat(net.plus(tax).minus(Fraction.of(111_600)).isZero()).isTrue();
  }

  /** X6: 6 x 3.232 at 21 %, and a discount of 100 %. */
  @Test
  void x6NothingIsLeftOver() {
    Money line = new UnitPrice(3232).times(Quantity.pieces(6), "CNY");
    TaxedAmount taxed = TaxRules.apply(taxClass("21e"), line, TaxUnits.of(Quantity.pieces(6)));
    assertThat(taxed.gross()).isEqualTo(money("23.46"));
    Money discounted = line.minus(Rate.percent(100).of(line, Rounding.HALF_UP));
    assertThat(TaxRules.apply(taxClass("21e"), discounted, TaxUnits.ONE).gross().isZero()).isTrue();
  }

  @Test
  void fuelDutyIsDueOnLitres() {
    TaxedAmount taxed =
        TaxRules.apply(taxClass("f1.52i+ 13i"), money("184.00"), TaxUnits.of(new Volume(23_410)));
    // 23.410 l x 1.52 = 35.5832; VAT = 184 x 13 / 113 = 21.1681, on the duty too.
    assertThat(taxed.taxes().get(0).amount()).isEqualTo(money("35.58"));
    assertThat(taxed.taxes().get(1).amount()).isEqualTo(money("21.17"));
    assertThat(taxed.taxes().get(1).base()).isEqualTo(money("162.83"));
    assertThat(taxed.net()).isEqualTo(money("127.25"));
    assertThat(taxed.gross()).isEqualTo(money("184.00"));
  }

  @Test
  void refusesClassesWithoutASolution() {
    assertThatThrownBy(() -> TaxRules.apply(taxClass("-99i -1i"), money("1"), TaxUnits.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TaxRules.apply(taxClass("5i"), money("1"), TaxUnits.ONE, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> taxClass("1e ".repeat(TaxClass.TAX_LIMIT + 1).trim()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TaxedAmount shift(int product, long pieces) {
    TaxClass taxes =
        switch (product) {
          case 1 -> ids(taxClass("7e"), "t7");
          case 2 -> ids(taxClass("10i"), "t10");
          default -> ids(taxClass("10i 7e"), "t10", "t7");
        };
    return TaxRules.apply(
        taxes, Money.of(1000L * product * pieces, "CNY"), new TaxUnits(pieces, 1));
  }

  private static TaxClass ids(TaxClass taxClass, String... ids) {
    List<Tax> taxes = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      Tax tax = taxClass.taxes().get(i);
      taxes.add(
          tax.included()
              ? Tax.included(ids[i], tax.name(), tax.rate())
              : Tax.added(ids[i], tax.name(), tax.rate()));
    }
    return new TaxClass("class", taxClass.name(), taxes);
  }

  private static long gross(TaxedAmount[] order) {
    return Arrays.stream(order).mapToLong(t -> t.gross().minor()).sum();
  }

  private static long taxSum(List<TaxedAmount> amounts, String id) {
    return amounts.stream()
        .flatMap(t -> t.taxes().stream())
        .filter(share -> share.taxId().equals(id))
        .mapToLong(share -> share.amount().minor())
        .sum();
  }

  /** Equal when rounded half up to the decimals that the expected value is written with. */
  private static void assertNear(Fraction actual, String expectedMajor) {
    BigDecimal expected = new BigDecimal(expectedMajor);
    int decimals = Math.max(expected.scale(), 2);
    long scaled =
        actual
            .times(Fraction.of(BigDecimal.ONE.movePointRight(decimals - 2).longValueExact()))
            .rounded(1);
    assertThat(BigDecimal.valueOf(scaled, decimals)).isEqualByComparingTo(expected);
  }
}
