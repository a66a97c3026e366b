package canopy.core.shift;

import canopy.core.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not settled when a shift ends, and is the next shift's from then on.
 *
 * @param name by which it is found again: a sale's number, a fill's key, a merchant order number
 * @param pump its pump; 0 if it is not about one
 * @param detail a label, a state or a count, by kind; may be empty
 * @param amount null if it has none
 */
public record OpenItem(Kind kind, String name, int pump, String detail, @Nullable Money amount) {
  /** What is open. */
  public enum Kind {
    OPEN_SALE,
    HELD_SALE,
    /** A sale put aside until its payment is settled. */
    SALE_ASIDE,
    UNPAID_FILL,
    /** A pump that may fill, or fills. */
    RELEASED_PUMP,
    PREPAY,
    PAYMENT,
    REFUND,
    PRINT_JOB,
    /** A difference with a channel's bill that nobody has dealt with. */
    BILL_DIFFERENCE,
    /** Lines that head office does not have yet; the detail says how many. */
    UNSENT_LINES
  }

  /** Whether another item is about the same thing, however far it has come. */
  public boolean isSameAs(OpenItem other) {
    return kind == other.kind && name.equals(other.name);
  }
}
