package canopy.core.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.quantity.Rounding;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FractionTest {
  /** Small and large numbers, and what goes from one to the other, are the same exact numbers. */
  @Property(tries = 2000)
  void computesExactly(@ForAll long a, @ForAll int b, @ForAll int c, @ForAll long d) {
    if (b == 0 || d == 0 || c == 0) {
      return;
    }
    BigInteger x = BigInteger.valueOf(a);
    BigInteger y = BigInteger.valueOf(b);
    BigInteger z = BigInteger.valueOf(c);
    BigInteger w = BigInteger.valueOf(d);
    Fraction one = Fraction.of(a, b);
    Fraction two = Fraction.of(c, d);
    same(one.plus(two), x.multiply(w).add(z.multiply(y)), y.multiply(w));
    same(one.minus(two), x.multiply(w).subtract(z.multiply(y)), y.multiply(w));
    same(one.times(two), x.multiply(z), y.multiply(w));
    same(one.dividedBy(two), x.multiply(w), y.multiply(z));
    assertThat(one.minus(one).isZero()).isTrue();
    same(one.plus(two).minus(two), x, y);
  }

  @Test
  void refusesToDivideByZero() {
    assertThatThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
  }

  private static void same(Fraction fraction, BigInteger numerator, BigInteger denominator) {
    BigInteger large = BigInteger.ONE.shiftLeft(62);
    if (numerator.divide(denominator).abs().compareTo(large) < 0) {
      assertThat(fraction.rounded(1)).isEqualTo(Rounding.HALF_UP.divide(numerator, denominator));
    }
  }
}
