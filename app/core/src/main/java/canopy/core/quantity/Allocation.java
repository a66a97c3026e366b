package canopy.core.quantity;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Splits an amount over weights by largest remainder on exact rationals: the shares add up to the
 * amount, and no share is further than one minor unit from its exact value. Ties go to the earlier
 * weight.
 */
public final class Allocation {
  private Allocation() {}

  /**
   * @param amountMinor the amount to split; may be negative
   * @param weights each zero or above
   * @return one share per weight; all zero if every weight is zero
   * @throws IllegalArgumentException if a weight is negative
   */
  public static long[] split(long amountMinor, long... weights) {
    BigInteger total = BigInteger.ZERO;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException("a weight must not be negative: " + weight);
      }
      total = total.add(BigInteger.valueOf(weight));
    }
    long[] shares = new long[weights.length];
    if (total.signum() == 0) {
      return shares;
    }
    BigInteger amount = BigInteger.valueOf(amountMinor).abs();
    BigInteger[] remainders = new BigInteger[weights.length];
    long left = amount.longValueExact();
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] parts =
          amount.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(total);
      shares[i] = parts[0].longValueExact();
      remainders[i] = parts[1];
      left -= shares[i];
    }
    int[] order =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.<Integer, BigInteger>comparing(i -> remainders[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < left; i++) {
      shares[order[i]]++;
    }
    return amountMinor < 0 ? Arrays.stream(shares).map(share -> -share).toArray() : shares;
  }
}
