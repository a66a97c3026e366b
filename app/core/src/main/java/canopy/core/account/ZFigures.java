package canopy.core.account;

import canopy.core.quantity.Volume;
import canopy.core.sale.DayTotals;
import canopy.core.settlement.FuelSum;
import canopy.core.settlement.Gap;
import canopy.core.settlement.NozzlePeriod;
import canopy.core.settlement.TankLine;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A report as plain figures with names, so that other programs can lay theirs beside it: minor
 * units, millilitres and counts. What is not known has no entry.
 */
public final class ZFigures {
  /** What is open by sales and fills alone. */
  private static final Set<OpenItem.Kind> OPEN =
      Set.of(
          OpenItem.Kind.HELD_SALE,
          OpenItem.Kind.SALE_ASIDE,
          OpenItem.Kind.UNPAID_FILL,
          OpenItem.Kind.PREPAY,
          OpenItem.Kind.RELEASED_PUMP);

  private final SortedMap<String, Long> figures = new TreeMap<>();

  private ZFigures() {}

  /** All figures of a report. */
  public static SortedMap<String, Long> of(ZReport report) {
    ZFigures all = new ZFigures();
    all.put("number", report.span().number());
    all.put("lines/first", report.span().firstSeq());
    all.put("lines/last", report.span().lastSeq());
    all.totals(report.totals());
    all.put("discounts", report.discounts().minor());
    all.put("voided", report.voided().minor());
    all.sums(report);
    all.drawer(report.cash());
    report.fuel().nozzles().forEach(all::nozzle);
    report.fuel().tanks().forEach(all::tank);
    report.fuel().gaps().forEach(all::gap);
    report
        .bills()
        .forEach(
            bill ->
                all.put(
                    "bill/" + bill.check().channel() + "/" + bill.check().day(),
                    bill.check().differences().size()));
    report.end().open().stream()
        .filter(item -> OPEN.contains(item.kind()))
        .forEach(item -> all.add("open/" + item.kind(), 1));
    return all.figures;
  }

  private void put(String name, long value) {
    figures.put(name, value);
  }

  private void add(String name, long value) {
    figures.merge(name, value, Math::addExact);
  }

  private void put(String name, @Nullable Volume volume) {
    if (volume != null) {
      put(name, volume.millilitres());
    }
  }

  private void totals(DayTotals totals) {
    put("sales", totals.sales());
    put("refunds", totals.refunds());
    put("total", totals.total().minor());
    put("tax", totals.tax().minor());
    put("rounding", totals.cashRounding().minor());
    totals.fuel().forEach((grade, sum) -> fuel("fuel/" + grade, sum));
    totals.writtenOff().forEach((outcome, sum) -> fuel("lost/" + outcome, sum));
  }

  private void fuel(String name, DayTotals.FuelTotal sum) {
    put(name + "/fills", sum.fills());
    put(name + "/millilitres", sum.volume().millilitres());
    put(name + "/amount", sum.amount().minor());
  }

  private void sums(ZReport report) {
    for (TaxSum tax : report.taxes()) {
      put("tax/" + tax.taxId() + "/base", tax.base().minor());
      put("tax/" + tax.taxId() + "/amount", tax.amount().minor());
    }
    for (GroupSum group : report.groups()) {
      String name = "group/" + group.kind() + "/" + group.id();
      put(name + "/lines", group.lines());
      put(name + "/net", group.net().minor());
      put(name + "/total", group.total().minor());
    }
    for (TenderSum tender : report.tenders()) {
      put("tender/" + tender.kind() + "/count", tender.count());
      put("tender/" + tender.kind() + "/taken", tender.taken().minor());
      put("tender/" + tender.kind() + "/paidOut", tender.paidOut().minor());
    }
    for (CashierSum cashier : report.cashiers()) {
      put("cashier/" + cashier.cashier() + "/sales", cashier.sales());
      put("cashier/" + cashier.cashier() + "/refunds", cashier.refunds());
      put("cashier/" + cashier.cashier() + "/total", cashier.total().minor());
    }
    report.incidents().forEach((incident, count) -> put("incident/" + incident, count));
  }

  private void drawer(ZReport.Cash cash) {
    for (CashLine line : cash.movements()) {
      add("cash/" + line.movement().kind() + "/count", 1);
      add("cash/" + line.movement().kind() + "/amount", line.movement().amount().minor());
    }
    for (ShiftLine line : cash.shifts()) {
      Shift shift = line.shift();
      String name = "shift/" + shift.id();
      put(name + "/sales", shift.totals().all().sales());
      put(name + "/total", shift.totals().all().total().minor());
      put(name + "/opening", shift.cash().opening().minor());
      put(name + "/between", shift.cash().foundBetween().minor());
      put(name + "/expected", shift.expectedCash().minor());
      put(name + "/left", line.left().minor());
      ShiftCount count = shift.count();
      if (count != null) {
        put(name + "/difference", count.cashDifference().minor());
      }
    }
  }

  private void nozzle(NozzlePeriod at) {
    String name = "nozzle/" + at.nozzle().pump() + "/" + at.nozzle().number();
    sum(name + "/brought", at.fills().brought());
    sum(name + "/dispensed", at.fills().dispensed());
    sum(name + "/carried", at.fills().carried());
    at.fills().fates().forEach((fate, sum) -> sum(name + "/" + fate, sum));
    put(name + "/metered", at.metered());
  }

  private void sum(String name, FuelSum sum) {
    put(name + "/millilitres", sum.volume().millilitres());
    put(name + "/amount", sum.amount().minor());
  }

  private void tank(TankLine line) {
    String name = "tank/" + line.period().plan().tank();
    put(name + "/opening", line.opening());
    put(name + "/delivered", line.delivered());
    put(name + "/drawn", line.drawn());
    put(name + "/returned", line.returned());
    put(name + "/book", line.book());
    put(name + "/closing", line.closing());
    put(name + "/variance", line.variance());
  }

  private void gap(Gap gap) {
    Gap.Place place = gap.place();
    String where = "grade " + place.grade();
    if (place.nozzle() != null) {
      where = "nozzle " + place.nozzle().pump() + "/" + place.nozzle().number();
    } else if (place.tank() != null) {
      where = "tank " + place.tank() + (place.document().isEmpty() ? "" : " " + place.document());
    }
    Volume volume = gap.volume();
    add("gap/" + gap.kind() + "/" + where, volume == null ? 1 : volume.millilitres());
  }
}
