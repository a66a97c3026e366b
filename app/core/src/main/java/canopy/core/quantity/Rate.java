package canopy.core.quantity;

/**
 * A share, such as a tax rate or a discount.
 *
 * @param partsPerMillion 130000 is 13 %
 */
public record Rate(long partsPerMillion) implements Comparable<Rate> {
  public static final long ONE = 1_000_000;
  public static final Rate ZERO = new Rate(0);

  /**
   * @param percent whole percent
   */
  public static Rate percent(long percent) {
    return new Rate(Math.multiplyExact(percent, ONE / 100));
  }

  /** What is left of the whole; below zero if this is more than that. */
  public Rate rest() {
    return new Rate(Math.subtractExact(ONE, partsPerMillion));
  }

  /** This share of an amount. */
  public Money of(Money amount, Rounding rounding) {
    return amount.times(partsPerMillion, ONE, rounding);
  }

  @Override
  public int compareTo(Rate other) {
    return Long.compare(partsPerMillion, other.partsPerMillion);
  }
}
