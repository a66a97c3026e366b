package canopy.core.account;

import canopy.core.quantity.Money;

/**
 * What one cashier sold, refunds taken off.
 *
 * @param cashier operator id
 */
public record CashierSum(String cashier, int sales, int refunds, Money total) {
  CashierSum plus(CashierSum other) {
    return new CashierSum(
        cashier, sales + other.sales, refunds + other.refunds, total.plus(other.total));
  }
}
