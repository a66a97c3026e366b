package canopy.channel.bill;

import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says.
 *
 * @param form whose form it has
 * @param stated the totals at its end; null if the form has none
 */
public record BillRows(Form form, List<BillItem> items, @Nullable BillSums stated) {
  /** Most rows of a bill. */
  public static final int MOST_ROWS = 200_000;

  /** The forms of bills. */
  public enum Form {
    WECHAT,
    ALIPAY,
    PLAIN
  }

  public BillRows {
    items = List.copyOf(items);
  }
}
