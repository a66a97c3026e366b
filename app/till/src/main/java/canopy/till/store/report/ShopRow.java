package canopy.till.store.report;

import canopy.till.store.margin.Margin;

/**
 * Goods of a department added up.
 *
 * @param department empty for returned goods and fuel: a return does not say what it was
 * @param margin what they brought in; its net is that of all of them
 */
public record ShopRow(
    String department, long lines, long discountMinor, long totalMinor, Margin margin) {
  /** Whether this came back; it may be fuel and is then none of the shop's. */
  public boolean returned() {
    return department.isEmpty();
  }
}
