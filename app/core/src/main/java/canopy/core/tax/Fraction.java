package canopy.core.tax;

import canopy.core.quantity.Rounding;
import java.math.BigInteger;

/**
 * An exact number of minor units. Not reduced to lowest terms, so {@code equals} is not offered;
 * compare differences with zero.
 */
final class Fraction {
  static final Fraction ZERO = of(0);
  static final Fraction ONE = of(1);

  private final BigInteger numerator;
  private final BigInteger denominator;

  private Fraction(BigInteger numerator, BigInteger denominator) {
    BigInteger common = numerator.gcd(denominator);
    this.numerator = numerator.divide(common);
    this.denominator = denominator.divide(common);
  }

  static Fraction of(long whole) {
    return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Fraction minus(Fraction other) {
    return plus(other.times(of(-1)));
  }

  Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * @throws ArithmeticException if the other is zero
   */
  Fraction dividedBy(Fraction other) {
    if (other.isZero()) {
      throw new ArithmeticException("division by zero");
    }
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  boolean isZero() {
    return numerator.signum() == 0;
  }

  /** The nearest multiple of {@code step}, a half away from zero. */
  long rounded(long step) {
    long steps = Rounding.HALF_UP.divide(numerator, denominator.multiply(BigInteger.valueOf(step)));
    return Math.multiplyExact(steps, step);
  }
}
