package canopy.core.quantity;

import java.math.BigInteger;

/**
 * The ways in which the till turns a fraction into an integer. HALF_UP means half away from zero,
 * so that a refund is the exact mirror of its sale.
 */
public enum Rounding {
  /** Nearest; a half goes away from zero. The rule for money, tax and discounts. */
  HALF_UP,
  /** Away from zero. */
  UP,
  /** Towards zero. */
  DOWN;

  /**
   * Divides and rounds.
   *
   * @param numerator any value
   * @param denominator not zero
   * @return {@code numerator / denominator}, rounded
   * @throws ArithmeticException if the result does not fit a long, or the denominator is zero
   */
  public long divide(BigInteger numerator, BigInteger denominator) {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    BigInteger remainder = parts[1];
    if (remainder.signum() == 0) {
      return parts[0].longValueExact();
    }
    boolean away =
        switch (this) {
          case UP -> true;
          case DOWN -> false;
          case HALF_UP -> remainder.abs().shiftLeft(1).compareTo(denominator.abs()) >= 0;
        };
    if (!away) {
      return parts[0].longValueExact();
    }
    int sign = numerator.signum() * denominator.signum();
    return parts[0].add(BigInteger.valueOf(sign)).longValueExact();
  }

  /**
   * {@code value * factor / divisor}, exact up to the one rounding at the end.
   *
   * @throws ArithmeticException if the result does not fit a long, or the divisor is zero
   */
  public long multiplyDivide(long value, long factor, long divisor) {
    long product = value * factor;
    boolean fits = Math.multiplyHigh(value, factor) == product >> (Long.SIZE - 1);
    if (fits && divisor > 0) {
      return divide(product, divisor);
    }
    return divide(
        BigInteger.valueOf(value).multiply(BigInteger.valueOf(factor)),
        BigInteger.valueOf(divisor));
  }

  /** The multiple of {@code step} (above zero) that {@code value} rounds to. */
  public long toStep(long value, long step) {
    return Math.multiplyExact(divide(value, step), step);
  }

  /**
   * The same as with large integers. Nearly all amounts are small, and each scanned line is
   * multiplied and divided some times while the customer waits.
   */
  private long divide(long numerator, long positive) {
    long quotient = numerator / positive;
    long rest = Math.abs(numerator % positive);
    boolean away =
        switch (this) {
          case UP -> rest > 0;
          case DOWN -> false;
          case HALF_UP -> rest >= positive - rest;
        };
    return away ? quotient + Long.signum(numerator) : quotient;
  }
}
