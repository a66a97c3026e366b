package canopy.till.store.report;

/**
 * Fills added up, as the pumps showed them.
 *
 * @param outcome {@code PAID}, {@code PREPAID}, or an outcome without payment
 * @param discountMinor taken off when they were paid
 */
public record FuelRow(
    int grade,
    int pump,
    String outcome,
    long fills,
    long volumeMillilitres,
    long amountMinor,
    long discountMinor) {
  /** Whether money came in for them. */
  public boolean sold() {
    return outcome.equals("PAID") || outcome.equals("PREPAID");
  }
}
