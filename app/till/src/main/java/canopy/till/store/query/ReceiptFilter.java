package canopy.till.store.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which receipts to look for. What is null does not matter.
 *
 * @param numberPart any part of the number, upper or lower case
 * @param amountMinor of the total, whichever way the money went
 * @param cashier operator id
 * @param pump of a fill or a prepayment in it
 */
public record ReceiptFilter(
    @Nullable String numberPart,
    @Nullable LocalDate day,
    @Nullable Long amountMinor,
    @Nullable String cashier,
    @Nullable Integer pump) {
  /** All receipts. */
  public static final ReceiptFilter ALL = new ReceiptFilter(null, null, null, null, null);
}
