package canopy.till.store.finding;

import org.jspecify.annotations.Nullable;

/**
 * From where on something is found. A file of the data folder can say otherwise.
 *
 * @param voidsPerDay of lines, parts of lines and sales, by one cashier
 * @param noSalesPerDay openings of the drawer, by one cashier
 * @param overridesPerDay changed prices, by one cashier
 * @param largeVoidMinor a voided sale of at least this is found, paid or not
 * @param noSaleSeconds after a sale
 * @param refundMinutes after the cashier's own sale
 * @param roundMinor an amount is round if it is a multiple of this
 * @param wrongPinsPerDay of one person; files written before have none
 * @param discounts what was taken off; files written before have none
 * @param dearLineMinor goods of at least this taken out of a sale are found, even once; files
 *     written before have none
 */
public record FindingLimits(
    int voidsPerDay,
    int noSalesPerDay,
    int overridesPerDay,
    long largeVoidMinor,
    int noSaleSeconds,
    int refundMinutes,
    long roundMinor,
    int wrongPinsPerDay,
    Discounts discounts,
    long dearLineMinor) {
  private static final long USUAL_DEAR_LINE = 10_000;
  private static final int USUAL_WRONG_PINS = 3;

  /**
   * How much may be taken off without being found.
   *
   * @param fromMinor so much taken off a line or a sale is found, whatever share it is
   * @param sharePpm so large a share of a line or a sale is found, parts per million
   * @param shareFromMinor but not if it comes to less than this
   * @param fuelSharePpm fuel that was sold so far under its price is found
   */
  public record Discounts(long fromMinor, long sharePpm, long shareFromMinor, long fuelSharePpm) {
    /** What a till has where nothing else was set. */
    public static final Discounts USUAL = new Discounts(5_000, 300_000, 500, 100_000);

    public Discounts {
      if (Math.min(Math.min(fromMinor, shareFromMinor), Math.min(sharePpm, fuelSharePpm)) < 1) {
        throw new IllegalArgumentException("limits are above zero");
      }
    }
  }

  public FindingLimits {
    wrongPinsPerDay = wrongPinsPerDay == 0 ? USUAL_WRONG_PINS : wrongPinsPerDay;
    discounts = orUsual(discounts);
    dearLineMinor = dearLineMinor == 0 ? USUAL_DEAR_LINE : dearLineMinor;
    if (Math.min(voidsPerDay, Math.min(noSalesPerDay, overridesPerDay)) < 1
        || wrongPinsPerDay < 1
        || largeVoidMinor < 1
        || dearLineMinor < 1
        || noSaleSeconds < 0
        || refundMinutes < 0
        || roundMinor < 1) {
      throw new IllegalArgumentException("limits are above zero");
    }
  }

  private static Discounts orUsual(@Nullable Discounts told) {
    return told == null ? Discounts.USUAL : told;
  }

  /** What a till has where nothing else was set. */
  public static FindingLimits standard() {
    return new FindingLimits(
        5, 3, 5, 20_000, 60, 15, 1_000, USUAL_WRONG_PINS, Discounts.USUAL, USUAL_DEAR_LINE);
  }
}
