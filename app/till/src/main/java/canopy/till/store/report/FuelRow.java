package canopy.till.store.report;

import canopy.till.store.margin.Margin;

/**
 * Fills added up, as the pumps showed them.
 *
 * @param outcome {@code PAID}, {@code PREPAID}, or an outcome without payment
 * @param discountMinor taken off when they were paid
 * @param margin what they brought in; nothing if nobody paid
 */
public record FuelRow(
    int grade,
    int pump,
    String outcome,
    long fills,
    long volumeMillilitres,
    long amountMinor,
    long discountMinor,
    Margin margin) {
  static final String PAID = "PAID";

  private static final String PREPAID = "PREPAID";

  /** Whether money came in for them. */
  public boolean sold() {
    return sold(outcome);
  }

  static boolean sold(String outcome) {
    return outcome.equals(PAID) || outcome.equals(PREPAID);
  }
}
