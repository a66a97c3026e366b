package canopy.core.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Names;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.tax.Tax;
import canopy.core.tax.TaxClass;
import canopy.core.tax.TaxShare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a part of a line gives back: k of n units carry k/n, rounded half up, less what went back.
 */
class UnitSharesTest {
  @ParameterizedTest(name = "{0} in {1} units, returned {2}")
  @CsvSource({
    "1000, 3, 1 1 1, 333 334 333",
    "1000, 3, 2 1, 667 333",
    "5990, 24, 14 10, 3494 2496",
    "150, 100, 50 50, 75 75",
    "1, 2, 1 1, 1 0",
    "0, 3, 1 2, 0 0",
    "7, 7, 3 4, 3 4",
    "100000000, 9999, 1 9998, 10001 99989999",
  })
  void givesBackTheExactPartRoundedOnce(long total, long units, String steps, String parts) {
    LineAmounts sold = line(total, 0, 0, units, "");
    List<Long> given = new ArrayList<>();
    long from = 0;
    for (String step : steps.split(" ")) {
      long count = Long.parseLong(step);
      given.add(-UnitShares.mirror(sold, units, from, count, 1).total().minor());
      from += count;
    }
    assertThat(given)
        .containsExactlyElementsOf(Arrays.stream(parts.split(" ")).map(Long::valueOf).toList());
  }

  /** With one discount on a price in whole minor units, each unit keeps its list price. */
  @ParameterizedTest
  @CsvSource({"333, 7, 100", "1, 2, 1", "500, 3, 14", "99, 12, 1187"})
  void aUnitKeepsItsListPrice(long price, long units, long discount) {
    LineAmounts sold = line(price * units, discount, 0, units, "");
    for (long unit = 0; unit < units; unit++) {
      LineAmounts back = UnitShares.mirror(sold, units, unit, 1, 1);
      assertThat(back.listed().minor()).isEqualTo(-price);
    }
  }

  @Property(tries = 300)
  void anyStepsGiveBackTheWholeAndNeverStrayByMoreThanAHalf(
      @ForAll @LongRange(max = 5_000_000) long listed,
      @ForAll @LongRange(max = 5_000_000) long lineDiscount,
      @ForAll @LongRange(max = 5_000_000) long orderDiscount,
      @ForAll @IntRange(min = 1, max = 40) int units,
      @ForAll("taxes") String taxes) {
    long first = Math.min(lineDiscount, listed);
    LineAmounts sold = line(listed, first, Math.min(orderDiscount, listed - first), units, taxes);
    LineAmounts all = UnitShares.mirror(sold, units, 0, units, 1);
    assertThat(all).isEqualTo(sold.mirrored(1));
    long given = 0;
    Money zero = Money.zero("CNY");
    for (int unit = 0; unit < units; unit++) {
      LineAmounts back = UnitShares.mirror(sold, units, unit, 1, 1);
      assertThat(back.total()).isLessThanOrEqualTo(zero);
      assertThat(back.listed()).isLessThanOrEqualTo(zero);
      assertThat(back.lineDiscount()).isLessThanOrEqualTo(zero);
      assertThat(back.orderDiscount()).isLessThanOrEqualTo(zero);
      Money tax = zero;
      for (TaxShare share : back.taxes()) {
        tax = tax.plus(share.amount());
      }
      assertThat(back.net().plus(tax)).isEqualTo(back.total());
      given -= back.total().minor();
      // 2 x |given - total x k / n| <= 1, in whole numbers.
      long off = Math.abs(given * units - sold.total().minor() * (unit + 1));
      assertThat(2 * off).isLessThanOrEqualTo(units);
    }
    assertThat(given).isEqualTo(sold.total().minor());
  }

  @Provide
  Arbitrary<String> taxes() {
    return Arbitraries.of("", "130000i", "90000e", "333330i", "1000e");
  }

  /** As the till sells it. */
  private static LineAmounts line(
      long listed, long lineDiscount, long orderDiscount, long units, String taxes) {
    Sale sale =
        Sale.open("R1", Sale.Kind.SALE, null, "CNY", "c", Instant.EPOCH)
            .with(
                new Line.Goods(
                    1,
                    "a",
                    Names.same("a"),
                    "d",
                    "t",
                    "c",
                    Quantity.pieces(units),
                    new UnitPrice(0),
                    new UnitPrice(0),
                    Money.of(listed, "CNY"),
                    off(lineDiscount),
                    "",
                    false))
            .discounted(off(orderDiscount));
    return new Pricing(id -> taxClass(taxes)).totals(sale).lines().getFirst();
  }

  private static Discount off(long minor) {
    return minor == 0 ? null : new Discount.Amount(Money.of(minor, "CNY"));
  }

  private static TaxClass taxClass(String text) {
    Names name = Names.same("t");
    if (text.isEmpty()) {
      return new TaxClass("t", name, List.of());
    }
    Rate rate = new Rate(Long.parseLong(text.substring(0, text.length() - 1)));
    Tax tax = text.endsWith("i") ? Tax.included("t", name, rate) : Tax.added("t", name, rate);
    return new TaxClass("t", name, List.of(tax));
  }
}
