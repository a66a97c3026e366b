package canopy.till.receipt.search;

/**
 * A line of a receipt that may come back.
 *
 * @param no number in the sale
 * @param name of the article or grade
 * @param sold units sold; 1 for weighed goods and fuel, which come back whole
 * @param left units that have not come back yet
 * @param chosen units to give back now
 * @param paid what the customer paid for the line, as written
 * @param whole whether it only comes back whole, with its quantity as written; empty if by pieces
 */
record RefundLine(
    int no, String name, long sold, long left, long chosen, String paid, String whole) {
  RefundLine choosing(long units) {
    return new RefundLine(no, name, sold, left, Math.clamp(units, 0, left), paid, whole);
  }
}
