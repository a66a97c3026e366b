package canopy.core.tax;

import canopy.core.quantity.Rounding;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An exact number of minor units, in lowest terms. {@code equals} is not offered; compare
 * differences with zero. Every scanned line takes some fifteen of them for its taxes while the
 * customer waits, and nearly all are small, so those do without large integers.
 */
final class Fraction {
  static final Fraction ZERO = of(0);
  static final Fraction ONE = of(1);

  /** Below this the sum of two products fits into a long. */
  private static final long SMALL = 1L << 31;

  private final long numerator;
  private final long denominator;

  /** Both instead of the above if one of those is not small. */
  private final @Nullable BigInteger largeNumerator;

  private final @Nullable BigInteger largeDenominator;

  private Fraction(long numerator, long denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.largeNumerator = null;
    this.largeDenominator = null;
  }

  private Fraction(BigInteger numerator, BigInteger denominator) {
    this.numerator = 0;
    this.denominator = 0;
    this.largeNumerator = numerator;
    this.largeDenominator = denominator;
  }

  static Fraction of(long whole) {
    return of(whole, 1);
  }

  /**
   * @throws ArithmeticException if the denominator is zero
   */
  static Fraction of(long numerator, long denominator) {
    if (denominator > 0 && numerator > Long.MIN_VALUE) {
      long common = gcd(Math.abs(numerator), denominator);
      long n = numerator / common;
      long d = denominator / common;
      if (Math.abs(n) < SMALL && d < SMALL) {
        return new Fraction(n, d);
      }
    }
    return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  private static Fraction of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    BigInteger common = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      common = common.negate();
    }
    BigInteger n = numerator.divide(common);
    BigInteger d = denominator.divide(common);
    return n.bitLength() < Integer.SIZE && d.bitLength() < Integer.SIZE
        ? new Fraction(n.longValueExact(), d.longValueExact())
        : new Fraction(n, d);
  }

  private static long gcd(long a, long b) {
    long greater = a;
    long smaller = b;
    while (smaller != 0) {
      long rest = greater % smaller;
      greater = smaller;
      smaller = rest;
    }
    return greater;
  }

  private boolean isSmall() {
    return largeNumerator == null;
  }

  private BigInteger numerator() {
    return largeNumerator == null ? BigInteger.valueOf(numerator) : largeNumerator;
  }

  private BigInteger denominator() {
    return largeDenominator == null ? BigInteger.valueOf(denominator) : largeDenominator;
  }

  Fraction plus(Fraction other) {
    if (isSmall() && other.isSmall()) {
      return of(
          numerator * other.denominator + other.numerator * denominator,
          denominator * other.denominator);
    }
    return of(
        numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
        denominator().multiply(other.denominator()));
  }

  Fraction minus(Fraction other) {
    return plus(other.times(of(-1)));
  }

  Fraction times(Fraction other) {
    return isSmall() && other.isSmall()
        ? of(numerator * other.numerator, denominator * other.denominator)
        : of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
  }

  /**
   * @throws ArithmeticException if the other is zero
   */
  Fraction dividedBy(Fraction other) {
    return isSmall() && other.isSmall()
        ? of(numerator * other.denominator, denominator * other.numerator)
        : of(numerator().multiply(other.denominator()), denominator().multiply(other.numerator()));
  }

  boolean isZero() {
    return numerator().signum() == 0;
  }

  /** The nearest multiple of {@code step}, a half away from zero. */
  long rounded(long step) {
    long steps =
        Rounding.HALF_UP.divide(numerator(), denominator().multiply(BigInteger.valueOf(step)));
    return Math.multiplyExact(steps, step);
  }
}
