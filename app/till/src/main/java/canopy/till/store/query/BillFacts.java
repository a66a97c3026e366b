package canopy.till.store.query;

import canopy.core.bill.Neighbours;
import canopy.core.bill.OwnItem;
import java.util.List;

/**
 * What our books say of a channel's day.
 *
 * @param rows payments and refunds that may stand on its bill, in the order they were begun
 * @param near what the bills of other days have to do with it
 */
public record BillFacts(List<PaymentRow> rows, Neighbours near) {
  public BillFacts {
    rows = List.copyOf(rows);
  }

  /** The rows for the comparison. */
  public List<OwnItem> own() {
    return rows.stream().map(PaymentRow::own).toList();
  }
}
