package canopy.till.store.report;

/**
 * Goods of a department added up.
 *
 * @param department empty for returned goods and fuel: a return does not say what it was
 */
public record ShopRow(
    String department, long lines, long discountMinor, long netMinor, long totalMinor) {
  /** Whether this came back; it may be fuel and is then none of the shop's. */
  public boolean returned() {
    return department.isEmpty();
  }
}
