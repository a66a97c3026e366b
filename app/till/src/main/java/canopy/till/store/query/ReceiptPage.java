package canopy.till.store.query;

import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some receipts, newest first.
 *
 * @param more how many there are after these, counted up to {@link #MOST_COUNTED}
 */
public record ReceiptPage(List<Row> rows, int more) {
  /** Further ones are not counted: the cashier should search more narrowly. */
  public static final int MOST_COUNTED = 1_000;

  public ReceiptPage {
    rows = List.copyOf(rows);
  }

  /** Where the next page begins. */
  public long nextBefore() {
    return rows.isEmpty() ? 0 : rows.getLast().seq();
  }

  /**
   * A receipt in a list.
   *
   * @param seq place in the journal
   * @param refundOf the original's number; null in a sale or a refund without receipt
   * @param lines how many
   * @param pump of its first fill or prepayment; null if there is none
   */
  public record Row(
      long seq,
      String number,
      Sale.Kind kind,
      @Nullable String refundOf,
      LocalDate day,
      Instant completedAt,
      String cashier,
      int lines,
      Money total,
      @Nullable Integer pump) {}
}
