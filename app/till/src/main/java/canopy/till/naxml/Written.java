package canopy.till.naxml;

import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import java.math.BigDecimal;

/**
 * How figures stand in the files: exact decimals without grouping.
 *
 * @param decimals of the currency
 */
record Written(int decimals) {
  private static final int THOUSANDTHS = 3;

  String money(Money amount) {
    return BigDecimal.valueOf(amount.minor(), decimals).toPlainString();
  }

  String price(UnitPrice price) {
    return BigDecimal.valueOf(price.tenthsOfMinor(), decimals + 1).toPlainString();
  }

  /** Litres with three decimals. */
  static String litres(long millilitres) {
    return BigDecimal.valueOf(millilitres, THOUSANDTHS).toPlainString();
  }

  /** Pieces, or kilograms with three decimals. */
  static String quantity(Quantity quantity) {
    return quantity.unit() == Quantity.Unit.PIECE
        ? Long.toString(quantity.amount())
        : BigDecimal.valueOf(quantity.amount(), THOUSANDTHS).toPlainString();
  }
}
