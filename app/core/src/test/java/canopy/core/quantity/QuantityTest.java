package canopy.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  /** Ids of loyalty-cases.md section 1. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "P1, 300, 123, 300",
    "P2, 300, 4000 2000 2000, 150 75 75",
    "P3, -300, 4000 2000 2000, -150 -75 -75",
    "P4, 299, 4300 1400 2300, 161 52 86",
    "P5, 299, 1000 1000 1000, 100 100 99",
    "P6, 95, 10 20 10 30 50 20 10 40, 5 10 5 15 25 10 5 20",
    "P7, 93, 10 20 10 30 50 20 10 40, 5 10 5 15 24 10 5 19",
    "P8, 40, 10 0, 40 0",
    "P10, 0, 0 0, 0 0",
    "P11, -20, 100 100, -10 -10",
    "P12, 1000, 7 7 7, 334 333 333",
    "M7, 40000, 20000 60000, 10000 30000",
    "K10, 20000, 10000 30000, 5000 15000",
  })
  void splitsByLargestRemainder(String id, long amount, String weights, String shares) {
    assertThat(Allocation.split(amount, longs(weights))).isEqualTo(longs(shares));
  }

  /** P13: a discount is first cut to what there is; then every share is its line. */
  @Test
  void splitsNoMoreThanTheLinesAreWorth() {
    long[] lines = {1250, 40, 399};
    long discount = Math.min(999_900, Arrays.stream(lines).sum());
    assertThat(Allocation.split(discount, lines)).isEqualTo(lines);
  }

  @Test
  void refusesNegativeWeights() {
    assertThatThrownBy(() -> Allocation.split(1, 5, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** X4: sums of columns stay exact. X5: what is shown is what is due. */
  @Test
  void sumsAreExact() {
    Money sum = Money.zero("CNY");
    for (int i = 0; i < 1000; i++) {
      sum = sum.plus(Money.of(595, "CNY")).plus(Money.of(24, "CNY"));
    }
    assertThat(sum.minor() - 1000 * (595 + 24)).isZero();
    assertThat(Money.of(595_240, "CNY").minus(Money.of(595_240, "CNY")).isZero()).isTrue();
  }

  /** X6: 6 x 3.232. */
  @Test
  void pricesInTenthsOfACentAreExact() {
    assertThat(new UnitPrice(3232).times(Quantity.pieces(6), "CNY"))
        .isEqualTo(Money.of(1939, "CNY"));
    assertThat(new UnitPrice(7860).times(new Volume(23_410), "CNY"))
        .isEqualTo(Money.of(18_400, "CNY"));
    assertThat(UnitPrice.ofMinor(2580).times(Quantity.grams(455), "CNY"))
        .isEqualTo(Money.of(1174, "CNY"));
  }

  @Test
  void refusesToMixAndToOverflow() {
    assertThatThrownBy(() -> Money.of(1, "CNY").plus(Money.of(1, "EUR")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "CNY").plus(Money.of(1, "CNY")))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Quantity.pieces(1).plus(Quantity.grams(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new UnitPrice(Long.MAX_VALUE).times(Quantity.pieces(100), "CNY"))
        .isInstanceOf(ArithmeticException.class);
  }

  private static long[] longs(String text) {
    return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
  }
}
