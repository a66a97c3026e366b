package canopy.till.sale;

/**
 * A key of the grid: an article or a department.
 *
 * @param id article or department
 * @param name in the operator's language
 * @param priceMinor minor units, or -1 for a department
 * @param shade 0 to 9, the department's place in the order; gives the key its coloured edge
 */
record HotKey(String id, String name, long priceMinor, int shade) {
  boolean department() {
    return priceMinor < 0;
  }
}
