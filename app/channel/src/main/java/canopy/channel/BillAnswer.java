package canopy.channel;

import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import java.util.List;

/** A channel's list of a day, or why there is none. */
public sealed interface BillAnswer {
  /**
   * @param rows as the channel gave them
   * @param stated the channel's own totals
   */
  record Bill(List<BillItem> rows, BillSums stated) implements BillAnswer {
    public Bill {
      rows = List.copyOf(rows);
    }
  }

  /** Not there yet, not to be had, or not to be trusted. */
  record None(String code, String message) implements BillAnswer {}
}
