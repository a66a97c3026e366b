package canopy.core.event;

import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.tender.Tender;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a sale from its first line to its last cent. {@code saleId} is always the sale's
 * number.
 */
public sealed interface SaleEvent extends Event {
  String saleId();

  /**
   * A sale or refund was begun. {@code refundOf} is the original's number, null if there is none.
   */
  record Opened(
      String saleId,
      Sale.Kind kind,
      @Nullable String refundOf,
      String currency,
      String cashier,
      Instant at)
      implements SaleEvent {}

  /** A line was added. */
  record LineAdded(String saleId, Line line) implements SaleEvent {}

  /**
   * A line has another quantity, price, discount or note. {@code line} is the line as it is now;
   * {@code reason} is why, empty if nobody said.
   *
   * @param before what there was of it, where there is less of it now; null otherwise, and in
   *     journals of earlier versions
   */
  record LineChanged(
      String saleId,
      Change change,
      Line line,
      // Left out where there is none: journals of earlier versions have the same shape.
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Quantity before)
      implements SaleEvent {
    public LineChanged {
      reason = reason == null ? "" : reason; // Null where the journal has none.
    }

    /** With no less of it than before. */
    public LineChanged(String saleId, Change change, Line line, String reason) {
      this(saleId, change, line, reason, null);
    }

    /** The line when there was more of it; null if nothing was taken out. */
    public Line.@Nullable Goods reduced() {
      return before != null && line instanceof Line.Goods goods ? goods.counted(before) : null;
    }
  }

  /** What changed in a line. */
  enum Change {
    QUANTITY,
    PRICE,
    DISCOUNT,
    NOTE
  }

  /**
   * A line was struck through. {@code line} is the line as it was; {@code reason} is why, empty if
   * nobody said.
   */
  record LineVoided(
      String saleId,
      Line line,
      // Left out where there is none: journals of earlier versions have the same shape.
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason)
      implements SaleEvent {
    public LineVoided {
      reason = reason == null ? "" : reason; // Null where the journal has none.
    }
  }

  /**
   * The discount on the whole sale was set, or taken away if null.
   *
   * @param reason why, empty if nobody said
   * @param off what it took off of what was in the sale then; null if it was taken away, and in
   *     journals of earlier versions
   */
  record Discounted(
      String saleId,
      @Nullable Discount discount,
      // Left out where there is none: journals of earlier versions have the same shape.
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money off)
      implements SaleEvent {
    public Discounted {
      reason = reason == null ? "" : reason; // Null where the journal has none.
    }
  }

  /** The cashier has checked the customer's date of birth (which is not kept). */
  record AgeConfirmed(String saleId, int years) implements SaleEvent {}

  /**
   * The customer is too young, by the date of birth that the cashier entered (which is not kept).
   */
  record AgeRefused(String saleId, int years) implements SaleEvent {}

  /** The note on the whole sale. */
  record Noted(String saleId, String note) implements SaleEvent {}

  /** Put aside, to be recalled. */
  record Held(String saleId, String label) implements SaleEvent {}

  /**
   * Put aside with a payment that is not settled, for the next customer.
   *
   * @param cashier who did so and answers for its money from then on; null if that is who opened it
   */
  record SetAside(
      String saleId, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cashier)
      implements SaleEvent {}

  /**
   * A refund that the till makes by itself, beside the open sale: it is final at once. Without a
   * line it is no refund of anything, but one way of paying given back in another.
   */
  record OpenedAside(
      String saleId,
      String refundOf,
      String currency,
      String cashier,
      Instant at,
      @Nullable Line line)
      implements SaleEvent {}

  /** Taken up again. */
  record Recalled(String saleId) implements SaleEvent {}

  /** Given up before it was paid. {@code total} is what it came to. */
  record Voided(String saleId, String reason, Money total) implements SaleEvent {}

  /** Money was taken, or paid out in a refund. */
  record TenderTaken(String saleId, Tender tender) implements SaleEvent {}

  /** Money taken for a sale that was not finished went back to the customer. */
  record TenderReturned(String saleId, Tender tender) implements SaleEvent {}

  /** Paid in full: the sale is final. */
  record Completed(CompletedSale sale) implements SaleEvent {
    @Override
    public String saleId() {
      return sale.id();
    }
  }
}
