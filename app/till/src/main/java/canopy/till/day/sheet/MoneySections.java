package canopy.till.day.sheet;

import canopy.core.account.CashLine;
import canopy.core.account.CashierSum;
import canopy.core.account.GroupSum;
import canopy.core.account.Incident;
import canopy.core.account.ShiftLine;
import canopy.core.account.TaxSum;
import canopy.core.account.TenderSum;
import canopy.core.account.ZReport;
import canopy.core.quantity.Money;
import canopy.core.sale.DayTotals;
import canopy.core.shift.DrawerCash;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.TenderCount;
import canopy.core.tender.TenderKind;
import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sales and the drawer, as tables. */
record MoneySections(DayWords words, ZReport report) {

  Section summary() {
    DayTotals totals = report.totals();
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(counted("day.z.sales", totals.sales()));
    rows.add(counted("day.z.refunds", totals.refunds()));
    rows.add(amount("day.z.turnover", totals.total()));
    rows.add(amount("day.z.net", totals.total().minus(totals.tax())));
    rows.add(amount("day.z.tax", totals.tax()));
    rows.add(amount("day.z.discounts", report.discounts()));
    rows.add(amount("day.z.rounding", totals.cashRounding()));
    return Section.of(
        words.text("day.z.summary"),
        List.of(
            Column.text(words.text("day.z.what")),
            Column.integer(words.text("day.z.count")),
            Column.money(words.text("day.z.amount"))),
        rows);
  }

  private List<Cell> counted(String key, long count) {
    return List.of(Cell.of(words.text(key)), Cell.integer(count), Cell.empty());
  }

  private List<Cell> amount(String key, Money amount) {
    return List.of(Cell.of(words.text(key)), Cell.empty(), Cell.money(amount.minor()));
  }

  Section tenders() {
    List<List<Cell>> rows = new ArrayList<>();
    for (TenderSum tender : report.tenders()) {
      rows.add(
          List.of(
              Cell.of(words.tender(tender.kind())),
              Cell.integer(tender.count()),
              Cell.money(tender.taken().minor()),
              Cell.money(-tender.paidOut().minor()),
              Cell.money(tender.kept().minor()),
              difference(tender.kind())));
    }
    Section section =
        Section.summed(
            words.text("day.z.tenders"),
            List.of(
                Column.text(words.text("day.z.tender")),
                Column.integer(words.text("day.z.count")),
                Column.money(words.text("day.z.taken")),
                Column.money(words.text("day.z.paidout")),
                Column.money(words.text("day.z.kept")),
                Column.money(words.text("day.z.difference"))),
            rows,
            words.text("day.z.sum"));
    if (rows.stream().anyMatch(row -> row.getLast() instanceof Cell.Figure)) {
      return section;
    }
    // Nobody counted: that is not a difference of nothing.
    List<Cell> sums = new ArrayList<>(section.sums());
    sums.set(sums.size() - 1, Cell.empty());
    return new Section(section.title(), section.note(), section.columns(), rows, sums);
  }

  /**
   * What counting found more or less, in all shifts of the day; empty if nobody counted it. A
   * hand-over settles cash, so that each count finds what is new. Of other kinds each count is of
   * all that the shift has taken: the last one says it.
   */
  private Cell difference(String kind) {
    @Nullable Money sum = null;
    for (ShiftLine line : report.cash().shifts()) {
      @Nullable Money inShift = null;
      for (ShiftCount count : line.counts()) {
        for (TenderCount tender : count.tenders()) {
          if (tender.kind().equals(kind)) {
            Money found = tender.difference();
            boolean cash = tender.type() == TenderKind.Type.CASH;
            inShift = inShift == null || !cash ? found : inShift.plus(found);
          }
        }
      }
      if (inShift != null) {
        sum = sum == null ? inShift : sum.plus(inShift);
      }
    }
    return sum == null ? Cell.empty() : Cell.money(sum.minor());
  }

  Section shifts() {
    List<List<Cell>> rows = new ArrayList<>();
    for (ShiftLine line : report.cash().shifts()) {
      ShiftCount count = line.shift().count();
      Money expected = line.shift().expectedCash();
      Money without = line.shift().cash().withoutSales();
      rows.add(
          List.of(
              Cell.of(line.shift().id()),
              words.moment(line.closedAt()),
              Cell.money(line.shift().totals().all().total().minor()),
              between(line.shift().cash()),
              Cell.money(line.shift().cash().opening().minor()),
              Cell.money(expected.minus(without).minor()),
              Cell.money(without.minus(line.shift().cash().opening()).minor()),
              Cell.money(expected.minor()),
              count == null
                  ? Cell.of(
                      words.text(
                          line.handedOver().isEmpty() ? "day.z.uncounted" : "day.z.handovers"))
                  : Cell.money(line.shift().cashByCount().minor()),
              cashDifference(line)));
    }
    Section section =
        Section.of(
            words.text("day.z.shifts"),
            List.of(
                Column.text(words.text("day.z.shift")),
                Column.dateTime(words.text("day.z.closed")),
                Column.money(words.text("day.z.turnover")),
                Column.money(words.text("day.z.between")),
                Column.money(words.text("day.z.float")),
                Column.money(words.text("day.z.cashtaken")),
                Column.money(words.text("day.z.inout")),
                Column.money(words.text("day.z.expected")),
                Column.money(words.text("day.z.counted")),
                Column.money(words.text("day.z.difference"))),
            rows);
    return rows.isEmpty() ? section : section.noting(words.text("day.z.cashnote"));
  }

  /** Nothing is said where the shift before left nothing, or there was none. */
  private static Cell between(DrawerCash cash) {
    return cash.differsFromLeft() ? Cell.money(cash.foundBetween().minor()) : Cell.empty();
  }

  /** What all counts of a shift found; empty if nobody counted. */
  private static Cell cashDifference(ShiftLine line) {
    Money found =
        line.counts().stream().map(ShiftCount::cashDifference).reduce(Money::plus).orElse(null);
    return found == null ? Cell.empty() : Cell.money(found.minor());
  }

  /** Who had the drawer, and what was found when it went on. */
  Section drawers() {
    List<List<Cell>> rows = new ArrayList<>();
    for (ShiftLine line : report.cash().shifts()) {
      for (DrawerSession session : line.shift().sessions()) {
        Instant until = session.until() == null ? line.closedAt() : session.until();
        ShiftCount count = countIn(line, session.from(), until);
        String accepted = count == null ? null : count.acceptedBy();
        rows.add(
            List.of(
                Cell.of(line.shift().id()),
                Cell.of(session.drawer()),
                Cell.of(words.operator(session.responsible())),
                words.moment(session.from()),
                words.moment(until),
                Cell.of(count == null ? words.text("day.z.uncounted") : words.operator(count.by())),
                count == null ? Cell.empty() : Cell.money(count.cashDifference().minor()),
                accepted == null ? Cell.empty() : Cell.of(words.operator(accepted))));
      }
    }
    return Section.of(
        words.text("day.z.drawers"),
        List.of(
            Column.text(words.text("day.z.shift")),
            Column.text(words.text("day.z.drawer")),
            Column.text(words.text("day.z.had")),
            Column.dateTime(words.text("day.z.from")),
            Column.dateTime(words.text("day.z.until")),
            Column.text(words.text("day.z.countedby")),
            Column.money(words.text("day.z.difference")),
            Column.text(words.text("day.z.acceptedby"))),
        rows);
  }

  /** The last count while somebody had the drawer; null if there was none. */
  private static @Nullable ShiftCount countIn(ShiftLine line, Instant from, Instant until) {
    return line.counts().stream()
        .filter(count -> !count.at().isBefore(from) && !count.at().isAfter(until))
        .reduce((before, last) -> last)
        .orElse(null);
  }

  Section movements() {
    List<List<Cell>> rows = new ArrayList<>();
    for (CashLine line : report.cash().movements()) {
      rows.add(
          List.of(
              words.moment(line.at()),
              Cell.of(words.text("day.z.movement." + line.movement().kind())),
              Cell.of(line.movement().id()),
              Cell.of(words.operator(line.by())),
              approver(line),
              Cell.of(words.reason(line.movement().reason())),
              Cell.of(line.movement().note()),
              Cell.money(line.movement().change().minor())));
    }
    return Section.summed(
        words.text("day.z.movements"),
        List.of(
            Column.dateTime(words.text("day.z.at")),
            Column.text(words.text("day.z.what")),
            Column.text(words.text("day.z.slip")),
            Column.text(words.text("day.z.by")),
            Column.text(words.text("day.z.approvedby")),
            Column.text(words.text("day.z.reason")),
            Column.text(words.text("day.z.note")),
            Column.money(words.text("day.z.amount"))),
        rows,
        words.text("day.z.sum"));
  }

  private Cell approver(CashLine line) {
    String second = line.approvedBy();
    return second == null ? Cell.empty() : Cell.of(words.operator(second));
  }

  Section taxes() {
    List<List<Cell>> rows = new ArrayList<>();
    for (TaxSum tax : report.taxes()) {
      rows.add(
          List.of(
              Cell.of(words.tax(tax.taxId())),
              Cell.money(tax.base().minor()),
              Cell.money(tax.amount().minor())));
    }
    return Section.summed(
        words.text("day.z.taxes"),
        List.of(
            Column.text(words.text("day.z.tax")),
            Column.money(words.text("day.z.base")),
            Column.money(words.text("day.z.amount"))),
        rows,
        words.text("day.z.sum"));
  }

  Section groups() {
    List<List<Cell>> rows = new ArrayList<>();
    for (GroupSum group : report.groups()) {
      rows.add(
          List.of(
              Cell.of(name(group)),
              Cell.integer(group.lines()),
              Cell.money(group.net().minor()),
              Cell.money(group.total().minor())));
    }
    return Section.summed(
        words.text("day.z.groups"),
        List.of(
            Column.text(words.text("day.z.group")),
            Column.integer(words.text("day.z.lines")),
            Column.money(words.text("day.z.net")),
            Column.money(words.text("day.z.amount"))),
        rows,
        words.text("day.z.sum"));
  }

  private String name(GroupSum group) {
    return switch (group.kind()) {
      case FUEL -> words.grade(Integer.parseInt(group.id()));
      case DEPARTMENT -> words.department(group.id());
      case PREPAID, PREPAID_REST, RETURNED -> words.text("day.z.group." + group.kind());
    };
  }

  Section cashiers() {
    List<List<Cell>> rows = new ArrayList<>();
    for (CashierSum cashier : report.cashiers()) {
      rows.add(
          List.of(
              Cell.of(words.operator(cashier.cashier())),
              Cell.integer(cashier.sales()),
              Cell.integer(cashier.refunds()),
              Cell.money(cashier.total().minor())));
    }
    return Section.summed(
        words.text("day.z.cashiers"),
        List.of(
            Column.text(words.text("day.z.cashier")),
            Column.integer(words.text("day.z.sales")),
            Column.integer(words.text("day.z.refunds")),
            Column.money(words.text("day.z.amount"))),
        rows,
        words.text("day.z.sum"));
  }

  Section incidents() {
    List<List<Cell>> rows = new ArrayList<>();
    report
        .incidents()
        .forEach(
            (incident, count) ->
                rows.add(
                    List.of(
                        Cell.of(words.text("day.z.incident." + incident)),
                        Cell.integer(count),
                        incident == Incident.SALE_VOIDED
                            ? Cell.money(report.voided().minor())
                            : Cell.empty())));
    return Section.of(
        words.text("day.z.incidents"),
        List.of(
            Column.text(words.text("day.z.what")),
            Column.integer(words.text("day.z.count")),
            Column.money(words.text("day.z.amount"))),
        rows);
  }
}
