package canopy.core.stock.watch;

import canopy.core.quantity.Rounding;
import java.math.BigInteger;
import java.util.List;

/**
 * Mean and standard deviation of whole numbers, rounded half up; the deviation divides by one less
 * than there are.
 */
record Spread(int count, long mean, long deviation) {

  static Spread of(List<Long> values) {
    int count = values.size();
    if (count == 0) {
      return new Spread(0, 0, 0);
    }
    BigInteger sum = sum(values);
    BigInteger squares =
        values.stream()
            .map(value -> BigInteger.valueOf(value).pow(2))
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger n = BigInteger.valueOf(count);
    long mean = Rounding.HALF_UP.divide(sum, n);
    if (count == 1) {
      return new Spread(count, mean, 0);
    }
    BigInteger times = squares.multiply(n).subtract(sum.pow(2));
    long variance = Rounding.HALF_UP.divide(times, n.multiply(n.subtract(BigInteger.ONE)));
    return new Spread(count, mean, BigInteger.valueOf(variance).sqrt().longValueExact());
  }

  static BigInteger sum(List<Long> values) {
    return values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
