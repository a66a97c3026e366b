package canopy.core.account;

import canopy.core.day.DayEnd;
import canopy.core.event.BillEvent;
import canopy.core.event.Event;
import canopy.core.event.FuelEvent;
import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.event.StockEvent;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.shift.CashMovement;
import canopy.core.shift.ShiftCount;
import canopy.core.tax.TaxShare;
import canopy.core.tender.Tender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a business day from its journal lines, one after the other. Not shared between threads;
 * may be asked for the report at any time, and go on.
 */
public final class DayAccount {
  private final int number;
  private final long firstSeq;
  private final FuelTally fuel;
  private final Map<String, TaxSum> taxes = new TreeMap<>();
  private final Map<String, GroupSum> groups = new TreeMap<>();
  private final Map<String, TenderSum> tenders = new TreeMap<>();
  private final Map<String, CashierSum> cashiers = new TreeMap<>();
  private final Map<Incident, Integer> incidents = new EnumMap<>(Incident.class);
  private final List<ShiftLine> shifts = new ArrayList<>();
  private final Map<String, List<ShiftCount>> handedOver = new HashMap<>();
  private final List<CashLine> movements = new ArrayList<>();
  private final List<ComparedBill> bills = new ArrayList<>();
  private DayTotals totals;
  private Money discounts;
  private Money voided;
  private long lastSeq;

  /** The newest approval: it stands before what it is about. */
  private OperatorEvent.@Nullable Approved approved;

  private @Nullable Recorded first;
  private @Nullable Recorded last;

  /**
   * @param number that the day's report has, or will have
   * @param firstSeq the line after the one that closed the day before; 1 for the first day
   * @param before how the day before ended; null for the first day, and where the program that
   *     closed it did not write that down
   */
  public DayAccount(int number, long firstSeq, String currency, @Nullable DayEnd before) {
    this.number = number;
    this.firstSeq = firstSeq;
    Money zero = Money.zero(currency);
    this.fuel = new FuelTally(currency, before, firstSeq == 1);
    this.totals = DayTotals.none(currency);
    this.discounts = zero;
    this.voided = zero;
    this.lastSeq = firstSeq - 1;
  }

  /** The number of its report. */
  public int number() {
    return number;
  }

  /** The newest line that is in it. */
  public long lastSeq() {
    return lastSeq;
  }

  /**
   * Adds the next line.
   *
   * @throws IllegalArgumentException if it does not follow, or the day is closed
   */
  public void add(Recorded recorded) {
    if (recorded.seq() != lastSeq + 1 || isClosed()) {
      throw new IllegalArgumentException(
          "line " + recorded.seq() + " does not follow " + lastSeq + " on this day");
    }
    lastSeq = recorded.seq();
    first = first == null ? recorded : first;
    last = recorded;
    Event event = recorded.event();
    Incident incident = Incident.of(event);
    if (incident != null) {
      incidents.merge(incident, 1, Integer::sum);
    }
    switch (event) {
      case SaleEvent.Completed e -> completed(e.sale());
      case SaleEvent.Voided e -> voided = voided.plus(e.total());
      case FuelEvent e -> fuel(e);
      case StockEvent e -> fuel.add(e);
      case ShiftEvent e -> shift(e, recorded);
      case OperatorEvent.Approved e -> approved = e;
      case BillEvent.Compared e ->
          compared(new ComparedBill(recorded.at(), recorded.by(), e.check()));
      case Event _ -> {}
    }
  }

  /** The same bill once more takes the place of the one before. */
  private void compared(ComparedBill bill) {
    bills.removeIf(
        before ->
            before.check().channel().equals(bill.check().channel())
                && before.check().day().equals(bill.check().day()));
    bills.add(bill);
  }

  /** Whether the line that closes the day is in it. */
  public boolean isClosed() {
    return last != null && last.event() instanceof StationEvent.DayClosed;
  }

  private void completed(CompletedSale sale) {
    totals = totals.plus(sale);
    discounts = discounts.plus(sale.totals().discount());
    fuel.add(sale);
    for (TaxShare tax : sale.totals().taxes()) {
      TaxSum sum = new TaxSum(tax.taxId(), tax.base(), tax.amount());
      taxes.merge(tax.taxId(), sum, TaxSum::plus);
    }
    for (Line line : sale.lines()) {
      LineAmounts amounts =
          sale.amounts(line.no())
              .orElseThrow(() -> new IllegalArgumentException(sale.id() + " lacks amounts"));
      GroupSum sum = group(line, amounts);
      groups.merge(sum.key(), sum, GroupSum::plus);
    }
    for (Tender tender : sale.tenders()) {
      tenders.merge(tender.kind(), TenderSum.of(tender), TenderSum::plus);
    }
    boolean refund = sale.kind() == Sale.Kind.REFUND;
    CashierSum own =
        new CashierSum(sale.cashier(), refund ? 0 : 1, refund ? 1 : 0, sale.totals().total());
    cashiers.merge(sale.cashier(), own, CashierSum::plus);
  }

  private static GroupSum group(Line line, LineAmounts amounts) {
    GroupSum.Kind kind =
        switch (line) {
          case Line.Goods _ -> GroupSum.Kind.DEPARTMENT;
          case Line.FuelFill _ -> GroupSum.Kind.FUEL;
          case Line.FuelPrepay _ -> GroupSum.Kind.PREPAID;
          case Line.PrepayRest _ -> GroupSum.Kind.PREPAID_REST;
          case Line.Return _ -> GroupSum.Kind.RETURNED;
        };
    String id =
        switch (line) {
          case Line.Goods goods -> goods.department();
          case Line.FuelFill sold -> Integer.toString(sold.fill().grade());
          case Line.FuelPrepay _, Line.PrepayRest _, Line.Return _ -> "";
        };
    return new GroupSum(kind, id, 1, amounts.net(), amounts.total());
  }

  private void fuel(FuelEvent event) {
    fuel.add(event);
    if (event instanceof FuelEvent.Dispensed filled && filled.prepayId() != null) {
      totals = totals.plusPrepaid(filled.prepaidPart());
    } else if (event instanceof FuelEvent.WrittenOff off) {
      totals = totals.plus(off.fill(), off.writeOff());
    }
  }

  private void shift(ShiftEvent event, Recorded recorded) {
    switch (event) {
      case ShiftEvent.HandedOver e -> {
        ShiftCount count = e.count();
        if (count != null) {
          handedOver.computeIfAbsent(e.shiftId(), id -> new ArrayList<>()).add(count);
        }
      }
      case ShiftEvent.PaidIn e -> moved(recorded, e.shiftId(), e.movement());
      case ShiftEvent.PaidOut e -> moved(recorded, e.shiftId(), e.movement());
      case ShiftEvent.Dropped e -> moved(recorded, e.shiftId(), e.movement());
      case ShiftEvent.FloatChanged e -> moved(recorded, e.shiftId(), e.movement());
      case ShiftEvent.Closed e ->
          shifts.add(
              new ShiftLine(
                  e.shift(),
                  recorded.at(),
                  handedOver.getOrDefault(e.shiftId(), List.of()),
                  e.left(),
                  e.withDay()));
      case ShiftEvent.Opened _,
          ShiftEvent.FloatCounted _,
          ShiftEvent.DrawerAssigned _,
          ShiftEvent.DrawerReleased _,
          ShiftEvent.Counted _,
          ShiftEvent.DifferenceAccepted _,
          ShiftEvent.Reported _ -> {}
    }
  }

  private void moved(Recorded recorded, String shift, CashMovement movement) {
    OperatorEvent.Approved given = approved;
    String second = given != null && given.action().equals(movement.id()) ? given.operator() : null;
    movements.add(new CashLine(recorded.at(), recorded.by(), second, shift, movement));
  }

  /**
   * The report of a closed day.
   *
   * @throws IllegalStateException if the day is not closed
   */
  public ZReport report() {
    if (last == null || !(last.event() instanceof StationEvent.DayClosed closed)) {
      throw new IllegalStateException("the day is not closed");
    }
    DayEnd end = closed.end();
    if (end == null) {
      // Closed by a program that wrote down the totals alone.
      end = new DayEnd(number, firstSeq, List.of(), List.of(), List.of(), List.of());
    }
    Span span =
        new Span(
            number,
            closed.closedDay(),
            firstSeq,
            lastSeq,
            at(first),
            last.at(),
            last.by(),
            closed.seal());
    return report(span, closed.totals(), end);
  }

  /**
   * The report of a day that is not closed, as it is now.
   *
   * @param day business date
   * @param end how the day would end now
   */
  public ZReport report(LocalDate day, DayEnd end) {
    Span span = new Span(number, day, firstSeq, lastSeq, at(first), at(last), null, null);
    return report(span, null, end);
  }

  private static @Nullable Instant at(@Nullable Recorded recorded) {
    return recorded == null ? null : recorded.at();
  }

  private ZReport report(Span span, @Nullable DayTotals signed, DayEnd end) {
    return new ZReport(
        span,
        totals,
        signed,
        discounts,
        List.copyOf(taxes.values()),
        groups.values().stream()
            .sorted(Comparator.comparing(GroupSum::kind).thenComparing(GroupSum::id))
            .toList(),
        List.copyOf(tenders.values()),
        List.copyOf(cashiers.values()),
        incidents,
        voided,
        new ZReport.Cash(shifts, movements),
        fuel.settlement(end),
        bills,
        end);
  }
}
