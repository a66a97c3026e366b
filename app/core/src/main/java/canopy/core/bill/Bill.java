package canopy.core.bill;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel's list of a day.
 *
 * @param channel its id in the configuration
 * @param day in the channel's own time zone
 * @param currency ISO 4217
 * @param items as the channel gave them
 * @param stated the channel's own totals; null if it states none
 */
public record Bill(
    String channel,
    LocalDate day,
    String currency,
    List<BillItem> items,
    @Nullable BillSums stated) {
  public Bill {
    items = List.copyOf(items);
  }
}
