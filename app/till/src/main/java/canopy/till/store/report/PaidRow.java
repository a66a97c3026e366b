package canopy.till.store.report;

/**
 * What of one grade or department was paid in one way.
 *
 * @param tender its id
 * @param count fills or lines, each where most of its sale was paid
 * @param millilitres of fuel, shared like the money; 0 for goods
 * @param paidMinor shared where a sale was paid in several ways
 */
public record PaidRow(String tender, long count, long millilitres, long paidMinor) {}
