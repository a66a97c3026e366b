package canopy.core.quantity;

/**
 * The price of one piece, one kilogram or one litre, in tenths of a minor unit, so that 7.869 a
 * litre is exact.
 *
 * @param tenthsOfMinor 78600 is 78.60 in a currency with two decimals
 */
public record UnitPrice(long tenthsOfMinor) implements Comparable<UnitPrice> {
  /** How far a price may be from the one before without anybody asking whether it is right. */
  public static final int FAR_PERCENT = 30;

  private static final int PERCENT = 100;
  private static final long TENTHS_PER_MINOR = 10;
  private static final long MILLILITRES_PER_LITRE = 1000;

  public static UnitPrice ofMinor(long minor) {
    return new UnitPrice(Math.multiplyExact(minor, TENTHS_PER_MINOR));
  }

  /** The price of a quantity, rounded half up to a minor unit. */
  public Money times(Quantity quantity, String currency) {
    long minor =
        Rounding.HALF_UP.multiplyDivide(
            tenthsOfMinor, quantity.amount(), TENTHS_PER_MINOR * quantity.unit().perPrice());
    return Money.of(minor, currency);
  }

  /**
   * The price of a volume, rounded half up; only for checking: the dispenser's own amount is the
   * legal one.
   */
  public Money times(Volume volume, String currency) {
    long minor =
        Rounding.HALF_UP.multiplyDivide(
            tenthsOfMinor, volume.millilitres(), TENTHS_PER_MINOR * MILLILITRES_PER_LITRE);
    return Money.of(minor, currency);
  }

  /** Whether it is so far from the price in force that somebody may have mistyped it. */
  public boolean isFarFrom(UnitPrice inForce) {
    long away = Math.abs(Math.subtractExact(tenthsOfMinor, inForce.tenthsOfMinor));
    return away > Math.multiplyExact(inForce.tenthsOfMinor, FAR_PERCENT) / PERCENT;
  }

  @Override
  public int compareTo(UnitPrice other) {
    return Long.compare(tenthsOfMinor, other.tenthsOfMinor);
  }
}
