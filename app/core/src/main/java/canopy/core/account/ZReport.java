package canopy.core.account;

import canopy.core.day.DayEnd;
import canopy.core.quantity.Money;
import canopy.core.sale.DayTotals;
import canopy.core.settlement.FuelSettlement;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All figures of a business day.
 *
 * @param totals added up here, line by line
 * @param signed the totals that the close wrote down; null while the day is not closed
 * @param discounts on sales, zero or above unless refunds gave more back
 * @param taxes by id
 * @param groups fuel first, then departments
 * @param tenders by kind
 * @param cashiers by id
 * @param incidents those that happened
 * @param voided what voided sales came to
 * @param cash of the drawer
 * @param fuel four ways
 * @param bills compared on the day
 * @param end what it leaves to the next day; as it would be now while the day is not closed
 */
public record ZReport(
    Span span,
    DayTotals totals,
    @Nullable DayTotals signed,
    Money discounts,
    List<TaxSum> taxes,
    List<GroupSum> groups,
    List<TenderSum> tenders,
    List<CashierSum> cashiers,
    Map<Incident, Integer> incidents,
    Money voided,
    Cash cash,
    FuelSettlement fuel,
    List<ComparedBill> bills,
    DayEnd end) {
  /**
   * The drawer.
   *
   * @param shifts that ended on the day
   * @param movements without a sale
   */
  public record Cash(List<ShiftLine> shifts, List<CashLine> movements) {
    public Cash {
      shifts = List.copyOf(shifts);
      movements = List.copyOf(movements);
    }
  }

  public ZReport {
    taxes = List.copyOf(taxes);
    groups = List.copyOf(groups);
    tenders = List.copyOf(tenders);
    cashiers = List.copyOf(cashiers);
    Map<Incident, Integer> sorted = new EnumMap<>(Incident.class);
    sorted.putAll(incidents);
    incidents = Collections.unmodifiableMap(sorted);
    bills = List.copyOf(bills);
  }

  /** How often something happened. */
  public int count(Incident incident) {
    return incidents.getOrDefault(incident, 0);
  }

  /** Whether the totals that were signed are the sum of the day's lines. */
  public boolean isTrue() {
    return signed == null || signed.equals(totals);
  }
}
