package canopy.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class QuantityPropertyTest {
  @Property
  void sharesAddUpAndAreWithinOneUnitOfTheExactValue(
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long amount,
      @ForAll @Size(min = 1, max = 30) List<@LongRange(max = 1_000_000_000L) Long> list) {
    long[] weights = list.stream().mapToLong(Long::longValue).toArray();
    long[] shares = Allocation.split(amount, weights);
    BigInteger total =
        Arrays.stream(weights)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    if (total.signum() == 0) {
      assertThat(shares).containsOnly(0);
      return;
    }
    assertThat(Arrays.stream(shares).sum()).isEqualTo(amount);
    for (int i = 0; i < weights.length; i++) {
      BigInteger exact = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weights[i]));
      BigInteger off = BigInteger.valueOf(shares[i]).multiply(total).subtract(exact);
      assertThat(off.abs()).isLessThan(total);
      if (weights[i] == 0) {
        assertThat(shares[i]).isZero();
      }
    }
  }

  @Property
  void splittingARefundIsTheMirror(
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long amount,
      @ForAll @Size(min = 1, max = 10) List<@LongRange(max = 10_000) Long> list) {
    long[] weights = list.stream().mapToLong(Long::longValue).toArray();
    long[] sale = Allocation.split(amount, weights);
    long[] refund = Allocation.split(-amount, weights);
    assertThat(refund).isEqualTo(Arrays.stream(sale).map(share -> -share).toArray());
  }

  @Property
  void roundsLikeBigDecimal(
      @ForAll long numerator, @ForAll @LongRange(min = 1, max = 1_000_000_000L) long denominator) {
    BigInteger n = BigInteger.valueOf(numerator);
    BigInteger d = BigInteger.valueOf(denominator);
    assertThat(Rounding.HALF_UP.divide(n, d))
        .isEqualTo(divided(numerator, denominator, RoundingMode.HALF_UP));
    assertThat(Rounding.UP.divide(n, d))
        .isEqualTo(divided(numerator, denominator, RoundingMode.UP));
    assertThat(Rounding.DOWN.divide(n, d))
        .isEqualTo(divided(numerator, denominator, RoundingMode.DOWN));
    assertThat(Rounding.HALF_UP.divide(n.negate(), d.negate()))
        .isEqualTo(Rounding.HALF_UP.divide(n, d));
  }

  @Property
  void multipliesAndDividesLikeLargeIntegers(
      @ForAll long value, @ForAll int factor, @ForAll @LongRange(min = 1) long divisor) {
    BigInteger product = BigInteger.valueOf(value).multiply(BigInteger.valueOf(factor));
    BigInteger by = BigInteger.valueOf(divisor);
    if (product.divide(by).bitLength() >= Long.SIZE - 1) {
      return;
    }
    for (Rounding rounding : Rounding.values()) {
      assertThat(rounding.multiplyDivide(value, factor, divisor))
          .isEqualTo(rounding.divide(product, by));
    }
  }

  @Property
  void roundingARefundIsTheMirror(
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long value,
      @ForAll @IntRange(min = 1, max = 1000) int step) {
    for (Rounding rounding : Rounding.values()) {
      long rounded = rounding.toStep(value, step);
      assertThat(rounded % step).isZero();
      assertThat(Math.abs(rounded - value)).isLessThan(step);
      assertThat(rounding.toStep(-value, step)).isEqualTo(-rounded);
    }
  }

  private static long divided(long numerator, long denominator, RoundingMode mode) {
    return BigDecimal.valueOf(numerator)
        .divide(BigDecimal.valueOf(denominator), 0, mode)
        .longValueExact();
  }
}
