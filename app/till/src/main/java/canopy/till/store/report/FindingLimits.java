package canopy.till.store.report;

/**
 * From where on something is found. A file of the data folder can say otherwise.
 *
 * @param voidsPerDay of lines and sales, by one cashier
 * @param noSalesPerDay openings of the drawer, by one cashier
 * @param overridesPerDay changed prices, by one cashier
 * @param largeVoidMinor a voided sale of at least this is found, paid or not
 * @param noSaleSeconds after a sale
 * @param refundMinutes after the cashier's own sale
 * @param roundMinor an amount is round if it is a multiple of this
 */
public record FindingLimits(
    int voidsPerDay,
    int noSalesPerDay,
    int overridesPerDay,
    long largeVoidMinor,
    int noSaleSeconds,
    int refundMinutes,
    long roundMinor) {
  public FindingLimits {
    if (Math.min(voidsPerDay, Math.min(noSalesPerDay, overridesPerDay)) < 1
        || largeVoidMinor < 1
        || noSaleSeconds < 0
        || refundMinutes < 0
        || roundMinor < 1) {
      throw new IllegalArgumentException("limits are above zero");
    }
  }

  /** What a till has where nothing else was set. */
  public static FindingLimits standard() {
    return new FindingLimits(5, 3, 5, 20_000, 60, 15, 1_000);
  }
}
