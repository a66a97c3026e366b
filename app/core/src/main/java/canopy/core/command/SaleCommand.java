package canopy.core.command;

import canopy.core.fuel.Limit;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.Discount;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a cashier does to the sale that is being rung up. A first line opens a sale. */
public sealed interface SaleCommand extends Command {
  /**
   * Adds goods. The same article again, at the same price, counts up its line.
   *
   * @param code what was scanned, typed or chosen
   * @param labelAmount the amount on a price label; null if there is none
   */
  record AddArticle(String articleId, String code, Quantity quantity, @Nullable Money labelAmount)
      implements SaleCommand {}

  /** Takes an unpaid fill into the sale. Giving it back is {@link VoidLine}. */
  record TakeFill(String fillKey) implements SaleCommand {}

  /**
   * Sells fuel before it flows.
   *
   * @param grade the only one that may flow; null if any may
   */
  record AddPrepay(int pump, Limit limit, Money amount, @Nullable Integer grade)
      implements SaleCommand {
    /** Of any grade. */
    public AddPrepay(int pump, Limit limit, Money amount) {
      this(pump, limit, amount, null);
    }
  }

  /** Sells litres of one grade before they flow, at its price of now. */
  record PrepayLitres(int pump, int grade, Volume volume) implements SaleCommand {}

  /**
   * Counts a line anew.
   *
   * @param reason why there is less of it; may be empty
   */
  record SetQuantity(int lineNo, Quantity quantity, String reason) implements SaleCommand {
    /** Without saying why. */
    public SetQuantity(int lineNo, Quantity quantity) {
      this(lineNo, quantity, "");
    }
  }

  /**
   * Changes a price.
   *
   * @param reason why; may be empty
   */
  record SetPrice(int lineNo, UnitPrice price, String reason) implements SaleCommand {
    /** Without saying why. */
    public SetPrice(int lineNo, UnitPrice price) {
      this(lineNo, price, "");
    }
  }

  /**
   * Sets a line's discount; null takes it away.
   *
   * @param reason why; may be empty
   */
  record SetLineDiscount(int lineNo, @Nullable Discount discount, String reason)
      implements SaleCommand {
    /** Without saying why. */
    public SetLineDiscount(int lineNo, @Nullable Discount discount) {
      this(lineNo, discount, "");
    }
  }

  /**
   * Sets the discount on the whole sale; null takes it away.
   *
   * @param reason why; may be empty
   */
  record SetDiscount(@Nullable Discount discount, String reason) implements SaleCommand {
    /** Without saying why. */
    public SetDiscount(@Nullable Discount discount) {
      this(discount, "");
    }
  }

  record SetLineNote(int lineNo, String note) implements SaleCommand {}

  record SetNote(String note) implements SaleCommand {}

  /**
   * Strikes a line out.
   *
   * @param reason why; may be empty
   */
  record VoidLine(int lineNo, String reason) implements SaleCommand {
    /** Without saying why. */
    public VoidLine(int lineNo) {
      this(lineNo, "");
    }
  }

  record VoidSale(String reason) implements SaleCommand {}

  record Hold(String label) implements SaleCommand {}

  record Recall(String saleId) implements SaleCommand {}

  /** The customer's date of birth, for goods with an age limit. It is compared and forgotten. */
  record ConfirmAge(LocalDate born, int years) implements SaleCommand {}

  /** Begins a refund without a receipt; goods are then added as in a sale. */
  record StartBlindRefund() implements SaleCommand {}

  /** Returns units of a line of an earlier sale; the first one opens the refund. */
  record ReturnUnits(Original original, int lineNo, long units) implements SaleCommand {}

  /** Gives back the unused rest of a prepayment, in a refund of its own. */
  record ReturnRest(String prepayId) implements SaleCommand {}
}
