package canopy.till.store.report;

/**
 * Sales and refunds added up. Money in minor units.
 *
 * @param fuelSales sales with fuel
 * @param shopSales sales with goods
 * @param bothSales sales with both
 * @param soldMinor what sales came to
 * @param refundedMinor what refunds came to, zero or below
 * @param netMinor of both, without tax
 * @param taxMinor of both
 * @param discountMinor taken off, less what refunds gave back of it
 * @param roundingMinor what cash rounding added, or dropped below zero
 */
public record SalesSums(
    long sales,
    long refunds,
    long fuelSales,
    long shopSales,
    long bothSales,
    long soldMinor,
    long refundedMinor,
    long netMinor,
    long taxMinor,
    long discountMinor,
    long roundingMinor) {
  /** Nothing was sold. */
  public static final SalesSums NONE = new SalesSums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public SalesSums plus(SalesSums other) {
    return new SalesSums(
        sales + other.sales,
        refunds + other.refunds,
        fuelSales + other.fuelSales,
        shopSales + other.shopSales,
        bothSales + other.bothSales,
        soldMinor + other.soldMinor,
        refundedMinor + other.refundedMinor,
        netMinor + other.netMinor,
        taxMinor + other.taxMinor,
        discountMinor + other.discountMinor,
        roundingMinor + other.roundingMinor);
  }

  /** Sales less refunds. */
  public long totalMinor() {
    return soldMinor + refundedMinor;
  }

  /** What a sale comes to on average, rounded down to the minor unit; zero without sales. */
  public long averageBasketMinor() {
    return sales == 0 ? 0 : Math.floorDiv(soldMinor, sales);
  }
}
