package canopy.core.bill;

import canopy.core.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * A row of the bill, an item of ours, or both.
 *
 * @param key unique within a comparison, and the same in the next one of the same bill
 * @param there the channel's row; null if it has none
 * @param here ours; null if we know of none. Where the channel alone has it, this is what we know
 *     of the order all the same
 */
public record Entry(
    String key, Category category, @Nullable BillItem there, @Nullable OwnItem here) {
  public Entry {
    if (there == null && here == null) {
      throw new IllegalArgumentException("an entry is of one side at least");
    }
  }

  /** What the channel's side adds up. */
  Money there(String currency) {
    return there == null ? Money.zero(currency) : there.signed();
  }

  /** What our side adds up. */
  Money here(String currency) {
    boolean counts =
        here != null && category.countsHere() && here.standing() != OwnItem.Standing.VOID;
    return counts && here != null ? here.signed() : Money.zero(currency);
  }
}
