package canopy.till.sale;

import canopy.till.ui.control.HeaderActions;
import canopy.till.ui.manage.Place;
import canopy.till.ui.pump.PumpActions;
import java.math.BigDecimal;

/**
 * What the cashier can do on the sale screen. FX thread; every call returns at once and is answered
 * by a new snapshot.
 */
interface SaleActions extends HeaderActions, PumpActions {
  /** A code from a scanner, or typed and confirmed. */
  void scan(String code);

  /** The text of the search field has changed; answered by {@link SaleModel#hits}. */
  void search(String query);

  void addArticle(String articleId);

  /** Shows the hot keys of a department; the empty id stands for the favourites. */
  void chooseDepartment(String departmentId);

  void changeQuantity(String lineId, BigDecimal quantity);

  /**
   * Leaves less of a line.
   *
   * @param reason why; may be empty
   */
  void reduce(String lineId, BigDecimal quantity, String reason);

  /** Adds to the quantity, or takes away. */
  void addQuantity(String lineId, int pieces);

  /**
   * Changes the price of a line.
   *
   * @param reason why; may be empty
   */
  void overridePrice(String lineId, BigDecimal price, String reason);

  /** Says why goods come back. */
  void explain(String reason);

  /**
   * A discount on a line; nought takes it away.
   *
   * @param reason why; may be empty
   */
  void discountPercent(String lineId, BigDecimal percent, String reason);

  void discountAmount(String lineId, BigDecimal amount, String reason);

  /** A discount on the whole sale; nought takes it away. */
  void discountSalePercent(BigDecimal percent, String reason);

  void discountSaleAmount(BigDecimal amount, String reason);

  void writeNote(String lineId, String note);

  /**
   * Strikes a line out; removes the row of an unknown code.
   *
   * @param reason why; may be empty
   */
  void voidLine(String lineId, String reason);

  /**
   * Gives the whole sale up.
   *
   * @param reason why; may be empty
   */
  void voidSale(String reason);

  /** Opens the tender screen; asks for nothing when the basket is empty. */
  void pay();

  void hold();

  void recall();

  void refund();

  /** Prints the last receipt again, marked as a copy. */
  void reprint();

  /** Opens a pump with everything ready to sell fuel before it flows. */
  void prepay(int pump);

  /**
   * Opens the drawer without a sale.
   *
   * @param reason why; if empty, to change money
   */
  void openDrawer(String reason);

  /** Goes to another screen. */
  void go(Place place);

  @Override
  default void showHealth() {
    go(Place.HEALTH);
  }

  @Override
  default void showTanks() {
    go(Place.STOCK);
  }

  @Override
  default void showPayments() {
    go(Place.PAYMENTS);
  }

  void switchLanguage();

  void switchTheme();
}
