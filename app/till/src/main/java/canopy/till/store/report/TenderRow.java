package canopy.till.store.report;

/**
 * A way of paying added up.
 *
 * @param tender its id
 * @param takenMinor kept of what was given
 * @param paidOutMinor given back in refunds, zero or below
 */
public record TenderRow(String tender, long count, long takenMinor, long paidOutMinor) {
  /** What it brought in. */
  public long totalMinor() {
    return takenMinor + paidOutMinor;
  }
}
