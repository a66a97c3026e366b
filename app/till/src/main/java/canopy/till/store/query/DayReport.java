package canopy.till.store.query;

import canopy.core.quantity.Money;
import canopy.core.sale.DayTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A business day at this till.
 *
 * @param closing null if the day is not closed
 * @param totals as signed at closing, or added up so far
 * @param taxes by tax id
 * @param cashiers by operator id
 * @param discounts all together, zero or above unless refunds gave more back
 */
public record DayReport(
    LocalDate day,
    @Nullable Closing closing,
    DayTotals totals,
    List<TaxTotal> taxes,
    List<CashierTotal> cashiers,
    Money discounts,
    Incidents incidents) {
  public DayReport {
    taxes = List.copyOf(taxes);
    cashiers = List.copyOf(cashiers);
  }

  /** When and by whom the day was closed. */
  public record Closing(Instant at, String by) {}

  /** One tax. */
  public record TaxTotal(String taxId, Money base, Money amount) {}

  /** What one cashier sold, refunds taken off. */
  public record CashierTotal(String cashier, int sales, int refunds, Money total) {}

  /** How often happened what a manager looks at. */
  public record Incidents(
      int voidedSales,
      int voidedLines,
      int priceOverrides,
      int drawerOpenings,
      int copies,
      int rejectedPins) {}
}
