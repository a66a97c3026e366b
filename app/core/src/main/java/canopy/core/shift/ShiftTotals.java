package canopy.core.shift;

import canopy.core.fuel.Fill;
import canopy.core.fuel.WriteOff;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a shift comes to, in the shape of a day's totals: a day is the sum of its shifts, and a
 * shift the sum of its cashiers.
 *
 * @param all of the shift
 * @param cashiers by operator; {@code system} for what no person did, such as a prepaid fill that
 *     ends
 */
public record ShiftTotals(DayTotals all, Map<String, DayTotals> cashiers) {
  public ShiftTotals {
    cashiers = Collections.unmodifiableMap(new TreeMap<>(cashiers));
  }

  /** Before the first sale. */
  public static ShiftTotals none(String currency) {
    return new ShiftTotals(DayTotals.none(currency), Map.of());
  }

  /** These totals and one more sale or refund, which is its cashier's. */
  public ShiftTotals plus(CompletedSale sale) {
    return with(sale.cashier(), totals -> totals.plus(sale));
  }

  /** These totals and a fill that was paid before it flowed. */
  public ShiftTotals plusPrepaid(String by, Fill fill) {
    return with(by, totals -> totals.plusPrepaid(fill));
  }

  /** These totals and a fill that was not paid in a sale. */
  public ShiftTotals plus(String by, Fill fill, WriteOff writeOff) {
    return with(by, totals -> totals.plus(fill, writeOff));
  }

  /** Those who sold something or took something back, with what it came to. */
  public Map<String, DayTotals> sellers() {
    Map<String, DayTotals> sellers = new TreeMap<>(cashiers);
    sellers.values().removeIf(totals -> totals.sales() == 0 && totals.refunds() == 0);
    return sellers;
  }

  private ShiftTotals with(String cashier, UnaryOperator<DayTotals> change) {
    Map<String, DayTotals> next = new TreeMap<>(cashiers);
    DayTotals before = next.get(cashier);
    DayTotals none = DayTotals.none(all.total().currency());
    next.put(cashier, change.apply(before == null ? none : before));
    return new ShiftTotals(change.apply(all), next);
  }
}
