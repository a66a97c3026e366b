package canopy.headoffice.projection;

import canopy.core.event.Recorded;
import canopy.core.event.ShiftEvent;
import canopy.core.sale.DayTotals;
import canopy.core.shift.CashMovement;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.TenderCount;
import canopy.core.shift.TenderFlow;
import java.util.Map;

/** The rows of shifts, their counts, and cash that moved without a sale. */
final class ShiftRows {
  private ShiftRows() {}

  static void project(Recorded r, ShiftEvent event, Rows rows) {
    switch (event) {
      case ShiftEvent.Opened e -> opened(r, e, rows);
      case ShiftEvent.Counted e -> counted(r, "COUNTED", e.shiftId(), e.count(), rows);
      case ShiftEvent.HandedOver e -> {
        ShiftCount count = e.count();
        if (count != null) {
          counted(r, "HANDED_OVER", e.shiftId(), count, rows);
        }
      }
      case ShiftEvent.Closed e -> closed(r, e, rows);
      case ShiftEvent.PaidIn e -> moved(r, e.shiftId(), e.movement(), rows);
      case ShiftEvent.PaidOut e -> moved(r, e.shiftId(), e.movement(), rows);
      case ShiftEvent.Dropped e -> moved(r, e.shiftId(), e.movement(), rows);
      case ShiftEvent.FloatChanged e -> moved(r, e.shiftId(), e.movement(), rows);
      // The close repeats what these have changed.
      case ShiftEvent.FloatCounted _ -> {}
      case ShiftEvent.DifferenceAccepted _ -> {}
      case ShiftEvent.DrawerAssigned _ -> {}
      case ShiftEvent.DrawerReleased _ -> {}
      case ShiftEvent.Reported _ -> {}
    }
  }

  private static void opened(Recorded r, ShiftEvent.Opened e, Rows rows) {
    rows.shiftOpening(r)
        .text(e.shiftId())
        .integer(e.number())
        .time(r.at())
        .text(r.by())
        .bool(e.byItself())
        .bool(e.floatCount() != null)
        .bigint(e.carried().minor())
        .bigint(e.opening().minor())
        .text(e.opening().currency());
  }

  private static void counted(
      Recorded r, String occasion, String shift, ShiftCount count, Rows rows) {
    int no = 0;
    for (TenderCount tender : count.tenders()) {
      no++;
      rows.shiftCount(r)
          .integer(no)
          .text(shift)
          .text(occasion)
          .integer(count.no())
          .time(count.at())
          .text(count.by())
          .text(tender.kind())
          .text(tender.type().name())
          .bigint(tender.expected().minor())
          .bigint(tender.counted().minor())
          .bigint(tender.difference().minor())
          .text(count.reason())
          .text(count.acceptedBy());
    }
  }

  private static void closed(Recorded r, ShiftEvent.Closed e, Rows rows) {
    Shift shift = e.shift();
    DayTotals totals = shift.totals().all();
    ShiftCount count = shift.count();
    rows.shiftClose(r)
        .text(shift.id())
        .integer(shift.number())
        .date(shift.day())
        .time(shift.openedAt())
        .text(shift.openedBy())
        .time(r.at())
        .text(r.by())
        .text(shift.currency())
        .bigint(shift.cash().opening().minor())
        .bigint(shift.expectedCash().minor())
        .bigint(e.left().minor())
        .bool(count != null)
        .bool(e.withDay())
        .integer(totals.sales())
        .integer(totals.refunds())
        .bigint(totals.total().minor())
        .bigint(totals.tax().minor())
        .bigint(totals.cashRounding().minor())
        .integer(shift.noSales())
        .integer(e.open().size())
        .jsonb(Rows.document(shift));
    if (count != null) {
      counted(r, "CLOSED", shift.id(), count, rows);
    }
    int no = 0;
    for (Map.Entry<String, TenderFlow> flow : shift.flows().entrySet()) {
      no++;
      rows.shiftFlow(r)
          .integer(no)
          .text(shift.id())
          .text(flow.getKey())
          .text(flow.getValue().type().name())
          .bigint(flow.getValue().taken().minor())
          .bigint(flow.getValue().paidOut().minor());
    }
  }

  private static void moved(Recorded r, String shift, CashMovement movement, Rows rows) {
    rows.cashMovement(r)
        .text(shift)
        .text(movement.id())
        .text(movement.kind().name())
        .time(r.at())
        .text(r.by())
        .bigint(movement.change().minor())
        .text(movement.amount().currency())
        .text(movement.reason())
        .text(movement.note());
  }
}
