package canopy.till.receipt;

import canopy.core.event.ShiftEvent;
import canopy.core.quantity.Money;
import canopy.core.sale.DayTotals;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.DrawerCash;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.TenderCount;
import canopy.core.shift.TenderFlow;
import canopy.core.state.PrintJob;
import canopy.core.tender.TenderKind;
import canopy.hardware.printer.paper.ReceiptBuilder;
import canopy.hardware.printer.paper.TextStyle;
import canopy.hardware.printer.paper.TextStyle.Align;
import canopy.hardware.printer.paper.TextStyle.Size;
import canopy.till.ui.manage.OpenWords;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Papers about a shift: its report, an X report, a count, and slips of cash without a sale.
 *
 * @param approvedBy the second person who said yes; null if none was needed
 */
record ShiftPaper(
    PaperStyle style, ReceiptBuilder paper, int columns, @Nullable String approvedBy) {
  private static final TextStyle HEADING = new TextStyle(Align.CENTRE, true, Size.NORMAL);

  /** Only what {@link ShiftEvent#subject} names has a paper. */
  void print(ShiftEvent about, PrintJob job) {
    switch (about) {
      case ShiftEvent.Closed e -> closed(e, job);
      case ShiftEvent.Reported e -> reported(e, job);
      case ShiftEvent.Counted e -> counted(e, job);
      case ShiftEvent.PaidIn e -> slip(e, e.movement(), job);
      case ShiftEvent.PaidOut e -> slip(e, e.movement(), job);
      case ShiftEvent.Dropped e -> slip(e, e.movement(), job);
      case ShiftEvent.FloatChanged e -> slip(e, e.movement(), job);
      case ShiftEvent.Opened _,
          ShiftEvent.FloatCounted _,
          ShiftEvent.DrawerAssigned _,
          ShiftEvent.DrawerReleased _,
          ShiftEvent.HandedOver _,
          ShiftEvent.DifferenceAccepted _ ->
          throw new IllegalArgumentException("no paper about " + about);
    }
  }

  private void closed(ShiftEvent.Closed e, PrintJob job) {
    Shift shift = e.shift();
    head(job, style.text("shift"));
    heading(shift);
    paper.pair(style.text("closed"), style.time(job.queuedAt()));
    if (e.withDay()) {
      paper.text(style.text("ofShift.withDay"));
    }
    for (DrawerSession session : shift.sessions()) {
      paper.text(
          style.text("ofShift.session", session.drawer(), style.operator(session.responsible())));
    }
    if (shift.count() == null && !e.withDay() && !style.seesExpectedCash(job.by())) {
      // Closing is never refused: without this it would end every blind count.
      blind(shift, "ofShift.uncountedBlind");
    } else {
      settled(e);
    }
    open(e.open());
    signature("staff");
    signature("next");
  }

  private void settled(ShiftEvent.Closed e) {
    Shift shift = e.shift();
    cash(shift);
    ShiftCount count = shift.count();
    if (count == null) {
      paper.text(style.text("ofShift.uncounted"), TextStyle.BOLD);
    } else {
      differences(count);
    }
    paper.pair(style.text("ofShift.left"), money(e.left()), TextStyle.BOLD);
    figures(shift);
  }

  /** Nothing that tells what should be in the drawer. */
  private void blind(Shift shift, String key) {
    DayTotals all = shift.totals().all();
    paper.separator();
    paper.pair(style.text("ofShift.sales"), Integer.toString(all.sales()));
    paper.pair(style.text("ofShift.refunds"), Integer.toString(all.refunds()));
    paper.text(style.text(key));
  }

  private void reported(ShiftEvent.Reported e, PrintJob job) {
    head(job, style.text("ofShift.x", e.no()));
    heading(e.shift());
    paper.pair(style.text("time"), style.time(job.queuedAt()));
    if (e.blind()) {
      blind(e.shift(), "ofShift.blind");
      return;
    }
    cash(e.shift());
    figures(e.shift());
  }

  private void counted(ShiftEvent.Counted e, PrintJob job) {
    ShiftCount count = e.count();
    head(job, style.text("ofShift.count", count.no()));
    paper.pair(style.text("ofShift.number"), e.shiftId(), TextStyle.BOLD);
    paper.pair(style.text("time"), style.time(count.at()));
    paper.separator();
    pieces(count.cash());
    for (TenderCount tender : count.tenders()) {
      paper.pair(
          style.names().tender(tender.kind()), style.amount(tender.counted()), TextStyle.BOLD);
    }
    signature("staff");
  }

  private void slip(ShiftEvent e, CashMovement movement, PrintJob job) {
    head(job, style.text("ofCash." + movement.kind()));
    paper.pair(style.text("ofCash.slip"), movement.id(), TextStyle.BOLD);
    paper.pair(style.text("ofShift.number"), e.shiftId());
    paper.pair(style.text("time"), style.time(job.queuedAt()));
    paper.separator();
    paper.pair(style.text("amount"), style.amount(movement.amount()), TextStyle.TOTAL);
    if (!movement.reason().isEmpty()) {
      paper.text(style.text("ofCash.reason", style.names().reason(movement.reason())));
    }
    if (!movement.note().isEmpty()) {
      paper.text(movement.note());
    }
    if (movement.pieces() != null) {
      paper.separator();
      pieces(movement.pieces());
    }
    signature("staff");
    signature(movement.kind() == CashMovement.Kind.SAFE_DROP ? "witness" : "other");
  }

  private void head(PrintJob job, String title) {
    PaperHead head = new PaperHead(style, paper);
    head.station();
    head.copy(job);
    paper.separator();
    paper.text(title, TextStyle.TITLE);
    head.printedBy(job.by());
    if (approvedBy != null) {
      paper.text(style.text("approvedBy", style.operator(approvedBy)), TextStyle.BOLD);
    }
  }

  private void heading(Shift shift) {
    paper.pair(style.text("ofShift.number"), shift.id(), TextStyle.BOLD);
    paper.pair(style.text("businessDay"), shift.day().toString());
    paper.pair(style.text("ofShift.opened"), style.time(shift.openedAt()));
    paper.text(
        shift.byItself()
            ? style.text("ofShift.byItself")
            : style.text("ofShift.openedBy", style.operator(shift.openedBy())));
  }

  private void cash(Shift shift) {
    title("cash");
    DrawerCash cash = shift.cash();
    boolean counted = cash.floatCount() != null;
    paper.pair(
        style.text(counted ? "ofShift.float" : "ofShift.floatUncounted"), money(cash.opening()));
    if (cash.differsFromLeft()) {
      paper.pair(style.text("ofShift.between"), money(cash.foundBetween()), TextStyle.BOLD);
    }
    Money taken = Money.zero(shift.currency());
    Money out = Money.zero(shift.currency());
    for (TenderFlow flow : shift.flows().values()) {
      if (flow.type() == TenderKind.Type.CASH) {
        taken = taken.plus(flow.taken());
        out = out.plus(flow.paidOut());
      }
    }
    paper.pair(style.text("ofShift.taken"), money(taken));
    paper.pair(style.text("ofShift.paidOut"), money(out.negated()));
    for (Map.Entry<CashMovement.Kind, DrawerCash.Moved> each : cash.moved().entrySet()) {
      DrawerCash.Moved moved = each.getValue();
      Money amount = each.getKey().comesIn() ? moved.amount() : moved.amount().negated();
      paper.pair(
          style.text("ofCash.times", style.text("ofCash." + each.getKey()), moved.count()),
          money(amount));
    }
    if (!cash.settled().isZero()) {
      paper.pair(style.text("ofShift.settled"), money(cash.settled()));
    }
    paper.pair(style.text("ofShift.expected"), style.amount(shift.expectedCash()), TextStyle.BOLD);
  }

  private void differences(ShiftCount count) {
    title("count");
    for (TenderCount tender : count.tenders()) {
      paper.text(style.names().tender(tender.kind()));
      paper.pair("  " + style.text("ofShift.counted"), money(tender.counted()));
      if (tender.type() != TenderKind.Type.CASH) {
        paper.pair("  " + style.text("ofShift.expected"), money(tender.expected()));
      }
      paper.pair(
          "  " + style.text("ofShift.difference"), money(tender.difference()), TextStyle.BOLD);
    }
    String by = count.acceptedBy();
    if (by != null) {
      paper.text(style.text("ofCash.reason", count.reason()));
      paper.text(style.text("ofShift.acceptedBy", style.operator(by)));
    } else if (count.differs()) {
      paper.text(style.text("ofShift.unexplained"), TextStyle.BOLD);
    }
  }

  private void figures(Shift shift) {
    title("figures");
    DayTotals totals = shift.totals().all();
    paper.pair(style.text("ofShift.sales"), Integer.toString(totals.sales()));
    paper.pair(style.text("ofShift.refunds"), Integer.toString(totals.refunds()));
    paper.pair(style.text("ofShift.turnover"), style.amount(totals.total()), TextStyle.TOTAL);
    paper.pair(style.text("taxes"), money(totals.tax()));
    paper.pair(style.text("cashRounding"), money(totals.cashRounding()));
    paper.pair(style.text("ofShift.noSales"), Integer.toString(shift.noSales()));
    title("tenders");
    totals.tenders().forEach((kind, kept) -> paper.pair(style.names().tender(kind), money(kept)));
    if (!totals.fuel().isEmpty()) {
      title("fuels");
      totals.fuel().forEach((grade, sum) -> fuel(style.names().grade(grade), sum));
    }
    if (!totals.writtenOff().isEmpty()) {
      title("unpaid");
      totals.writtenOff().forEach((outcome, sum) -> fuel(style.text("form." + outcome), sum));
    }
    if (shift.totals().sellers().size() > 1) {
      title("cashiers");
      shift
          .totals()
          .sellers()
          .forEach((cashier, sum) -> paper.pair(style.operator(cashier), money(sum.total())));
    }
  }

  private void fuel(String name, DayTotals.FuelTotal sum) {
    paper.text(name);
    paper.pair(
        "  " + style.text("ofShift.fills", sum.fills(), style.formats().litres(sum.volume())),
        money(sum.amount()));
  }

  private void open(List<OpenItem> items) {
    if (items.isEmpty()) {
      return;
    }
    title("forward");
    OpenWords words =
        new OpenWords(
            style::plain,
            fuel -> style.names().grade(fuel.grade()) + " " + style.minute(fuel.endedAt()));
    for (OpenItem item : items) {
      String what = words.what(item);
      String where = words.which(item);
      if (item.kind() == OpenItem.Kind.UNSENT_LINES) {
        paper.pair(what, where);
      } else if (item.amount() == null) {
        paper.text(what + " " + where);
      } else {
        paper.text(what + " " + where);
        paper.pair("  " + words.fuel(item), money(item.amount()));
      }
    }
  }

  private void pieces(CashCount count) {
    String currency = style.master().get().config().currency();
    count
        .pieces()
        .forEach(
            (denomination, pieces) ->
                paper.pair(
                    money(Money.of(denomination, currency)) + " x " + pieces,
                    money(Money.of(Math.multiplyExact(denomination, pieces), currency))));
  }

  private void title(String key) {
    paper.separator();
    paper.text(style.text("heading." + key), HEADING);
  }

  private void signature(String key) {
    paper.feed(2);
    paper.pair(style.text("sign." + key), "_".repeat(columns / 2));
  }

  private String money(Money amount) {
    return style.formats().money(amount);
  }
}
