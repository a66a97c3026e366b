package canopy.core.shift;

import canopy.core.fuel.Fill;
import canopy.core.quantity.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not settled when a shift ends, and is the next shift's from then on.
 *
 * @param name by which it is found again: a sale's number, a fill's key, a merchant order number
 * @param pump its pump; 0 if it is not about one
 * @param detail a label, a state or a count, by kind; may be empty
 * @param amount null if it has none
 * @param fuel of an unpaid fill; null of anything else, and where an older journal names one
 */
public record OpenItem(
    Kind kind,
    String name,
    int pump,
    String detail,
    @Nullable Money amount,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fuel fuel) {
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

  /**
   * What fuel, for whoever has to find the customer: several fills may wait at one pump.
   *
   * @param grade the {@code FuelGrade} id
   * @param endedAt when the nozzle was hung up
   */
  public record Fuel(int grade, Instant endedAt) {}

  /** Anything but a fill. */
  public OpenItem(Kind kind, String name, int pump, String detail, @Nullable Money amount) {
    this(kind, name, pump, detail, amount, null);
  }

  /** A fill that waits for its money. */
  public static OpenItem unpaid(Fill fill) {
    Fuel fuel = new Fuel(fill.grade(), fill.endedAt());
    return new OpenItem(Kind.UNPAID_FILL, fill.key(), fill.pump(), "", fill.amount(), fuel);
  }

  /** Whether another item is about the same thing, however far it has come. */
  public boolean isSameAs(OpenItem other) {
    return kind == other.kind && name.equals(other.name);
  }
}
