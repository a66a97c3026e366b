package canopy.till.store.finding;

import canopy.till.store.query.AuditKind;
import java.util.Set;

/**
 * What is worth a manager's minute: patterns of mistakes, and of helping oneself or one's friends.
 */
public enum FindingRule {
  /** A cashier voided many lines, parts of lines or sales in one day. */
  MANY_VOIDS,
  /** A cashier opened the drawer many times without a sale. */
  MANY_NO_SALES,
  /** A cashier changed many prices. */
  MANY_OVERRIDES,
  /**
   * Somebody's PIN was typed wrong many times in one day: by himself, or by who wants to be him.
   */
  MANY_WRONG_PINS,
  /** Money went out for goods of which there is no receipt. */
  REFUND_WITHOUT_RECEIPT,
  /** Dear goods were taken out of a sale: they may have left without being paid for. */
  DEAR_LINE,
  /** A sale was voided when money had already been taken, or a large one: goods may have left. */
  LATE_VOID,
  /** The drawer was opened without a sale right after one: change for oneself. */
  NO_SALE_AFTER_SALE,
  /** A cashier gave back his own sale soon after it: the customer may never have come back. */
  REFUND_SOON,
  /** Money that had come in another way went out in cash. */
  REFUND_IN_CASH,
  /** A discount made a round amount: what was given may have been agreed on. */
  ROUND_DISCOUNT,
  /** Much was taken off a line or a sale, in money or as a share of it. */
  LARGE_DISCOUNT,
  /** Fuel was sold under its price. */
  FUEL_UNDER_PRICE,
  /**
   * The dispenser's amount is more than one minor unit away from its litres times its price. It is
   * the legal amount and stays; the dispenser wants looking at.
   */
  FILL_AMOUNT_DIFFERS,
  /** A drawer was not as it should have been, and a second person accepted that, or nobody. */
  COUNT_DIFFERS,
  /** A float was not what the shift before had left: against whoever had the drawer then. */
  FLOAT_DIFFERS,
  /** A payment was taken as paid, or written off, on somebody's word. */
  PAYMENT_BY_HAND;

  /** What is counted up, where it takes many of them; empty where one is enough. */
  public Set<AuditKind> counted() {
    return switch (this) {
      case MANY_VOIDS ->
          Set.of(AuditKind.SALE_VOIDED, AuditKind.LINE_VOIDED, AuditKind.LINE_REDUCED);
      case MANY_NO_SALES -> Set.of(AuditKind.DRAWER_OPENED);
      case MANY_OVERRIDES -> Set.of(AuditKind.PRICE_OVERRIDDEN);
      case MANY_WRONG_PINS -> Set.of(AuditKind.PIN_REJECTED);
      case REFUND_WITHOUT_RECEIPT,
          DEAR_LINE,
          LATE_VOID,
          NO_SALE_AFTER_SALE,
          REFUND_SOON,
          REFUND_IN_CASH,
          ROUND_DISCOUNT,
          LARGE_DISCOUNT,
          FUEL_UNDER_PRICE,
          FILL_AMOUNT_DIFFERS,
          COUNT_DIFFERS,
          FLOAT_DIFFERS,
          PAYMENT_BY_HAND ->
          Set.of();
    };
  }
}
