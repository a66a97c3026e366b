package canopy.till.store.report;

/**
 * What one day, cashier or shift sold.
 *
 * @param key the business day as ISO 8601, the operator's id, or the shift's
 */
public record SalesRow(String key, SalesSums sums) {}
