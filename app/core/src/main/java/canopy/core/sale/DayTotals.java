package canopy.core.sale;

import canopy.core.fuel.Fill;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.WriteOff;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.tender.Tender;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a business day comes to at this till, added up sale by sale. Refunds count below zero.
 *
 * @param sales number of completed sales
 * @param refunds number of completed refunds
 * @param total of all sales and refunds; exactly the sum of their totals
 * @param tax in {@code total}
 * @param cashRounding what rounding of cash added, or dropped below zero
 * @param tenders what each tender kind brought in, given less change; together {@code total +
 *     cashRounding}
 * @param fuel delivered against money, by grade, as the pumps showed it: fills paid in a sale, and
 *     fills that used up a prepayment. A refund does not lower it, for the fuel does not come back:
 *     together with {@code writtenOff} and what is unpaid it is what the pumps delivered
 * @param writtenOff fills not paid in a sale, by outcome
 */
public record DayTotals(
    int sales,
    int refunds,
    Money total,
    Money tax,
    Money cashRounding,
    Map<String, Money> tenders,
    Map<Integer, FuelTotal> fuel,
    Map<FillOutcome, FuelTotal> writtenOff) {

  /** Fuel added up. */
  public record FuelTotal(int fills, Volume volume, Money amount) {
    FuelTotal plus(FuelTotal other) {
      return new FuelTotal(
          fills + other.fills, volume.plus(other.volume), amount.plus(other.amount));
    }
  }

  public DayTotals {
    tenders = Collections.unmodifiableMap(new TreeMap<>(tenders));
    fuel = Collections.unmodifiableMap(new TreeMap<>(fuel));
    writtenOff = Collections.unmodifiableMap(new TreeMap<>(writtenOff));
  }

  /** A day on which nothing has happened yet. */
  public static DayTotals none(String currency) {
    Money zero = Money.zero(currency);
    return new DayTotals(0, 0, zero, zero, zero, Map.of(), Map.of(), Map.of());
  }

  /** These totals and one more sale or refund. */
  public DayTotals plus(CompletedSale sale) {
    boolean refund = sale.kind() == Sale.Kind.REFUND;
    Map<String, Money> nextTenders = new TreeMap<>(tenders);
    for (Tender tender : sale.tenders()) {
      nextTenders.merge(tender.kind(), tender.kept(), Money::plus);
    }
    Map<Integer, FuelTotal> nextFuel = fuel;
    for (Line line : sale.lines()) {
      if (line instanceof Line.FuelFill sold) {
        nextFuel = with(nextFuel, sold.fill());
      }
    }
    return new DayTotals(
        sales + (refund ? 0 : 1),
        refunds + (refund ? 1 : 0),
        total.plus(sale.totals().total()),
        tax.plus(sale.totals().tax()),
        cashRounding.plus(sale.cashRounding()),
        nextTenders,
        nextFuel,
        writtenOff);
  }

  /** These totals and a fill that was paid before it flowed. */
  public DayTotals plusPrepaid(Fill fill) {
    return new DayTotals(
        sales, refunds, total, tax, cashRounding, tenders, with(fuel, fill), writtenOff);
  }

  private static Map<Integer, FuelTotal> with(Map<Integer, FuelTotal> fuel, Fill fill) {
    Map<Integer, FuelTotal> next = new TreeMap<>(fuel);
    next.merge(fill.grade(), new FuelTotal(1, fill.volume(), fill.amount()), FuelTotal::plus);
    return next;
  }

  /** These totals and a fill that was not paid in a sale. */
  public DayTotals plus(Fill fill, WriteOff writeOff) {
    Map<FillOutcome, FuelTotal> next = new TreeMap<>(writtenOff);
    next.merge(writeOff.outcome(), new FuelTotal(1, fill.volume(), fill.amount()), FuelTotal::plus);
    return new DayTotals(sales, refunds, total, tax, cashRounding, tenders, fuel, next);
  }
}
