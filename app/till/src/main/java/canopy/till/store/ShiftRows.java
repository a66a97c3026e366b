package canopy.till.store;

import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import canopy.core.event.ShiftEvent;
import canopy.core.quantity.Money;
import canopy.core.shift.CashMovement;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.TenderCount;
import canopy.till.store.query.AuditKind;
import org.jspecify.annotations.Nullable;

/** The rows of what happens to a shift, its drawer and its cash. On the projector's thread. */
final class ShiftRows {
  private final EventJson json = new EventJson();

  /** What one event adds. */
  void project(Recorded r, ShiftEvent event, RowBatch batch) {
    switch (event) {
      case ShiftEvent.Opened e -> opened(r, e, batch);
      case ShiftEvent.FloatCounted e ->
          audit(r, AuditKind.FLOAT_COUNTED, e, "", e.opening(), batch);
      case ShiftEvent.DrawerAssigned e -> {
        drawer(r, e, e.session(), e.drawer(), e.responsible(), "ASSIGNED", batch);
        audit(r, AuditKind.DRAWER_ASSIGNED, e, e.drawer() + " " + e.responsible(), null, batch);
      }
      case ShiftEvent.DrawerReleased e -> {
        drawer(r, e, e.session(), e.drawer(), e.responsible(), "RELEASED", batch);
        audit(r, AuditKind.DRAWER_RELEASED, e, e.drawer() + " " + e.responsible(), null, batch);
      }
      case ShiftEvent.HandedOver e ->
          audit(r, AuditKind.SHIFT_HANDED_OVER, e, e.from() + " > " + e.to(), null, batch);
      case ShiftEvent.Counted e -> counted(r, e, batch);
      case ShiftEvent.DifferenceAccepted e -> {
        batch.add(
            Table.ACCEPTED_DIFFERENCES,
            r.seq(),
            e.shiftId(),
            e.count(),
            r.at().toEpochMilli(),
            e.acceptedBy(),
            e.reason());
        String who = e.acceptedBy() + " " + e.reason();
        audit(r, AuditKind.DIFFERENCE_ACCEPTED, e, who, null, batch);
      }
      case ShiftEvent.PaidIn e -> moved(r, AuditKind.CASH_PAID_IN, e, e.movement(), batch);
      case ShiftEvent.PaidOut e -> moved(r, AuditKind.CASH_PAID_OUT, e, e.movement(), batch);
      case ShiftEvent.Dropped e -> moved(r, AuditKind.CASH_DROPPED, e, e.movement(), batch);
      case ShiftEvent.FloatChanged e -> moved(r, AuditKind.FLOAT_CHANGED, e, e.movement(), batch);
      case ShiftEvent.Reported e -> {
        document(r, e, batch);
        audit(r, AuditKind.SHIFT_REPORTED, e, Integer.toString(e.no()), null, batch);
      }
      case ShiftEvent.Closed e -> closed(r, e, batch);
    }
  }

  private static void opened(Recorded r, ShiftEvent.Opened e, RowBatch batch) {
    batch.add(
        Table.SHIFT_OPENS,
        r.seq(),
        e.shiftId(),
        e.number(),
        r.day(),
        r.at().toEpochMilli(),
        r.by(),
        e.byItself(),
        e.floatCount() != null,
        e.carried().minor(),
        e.opening().minor(),
        e.opening().currency());
    audit(r, AuditKind.SHIFT_OPENED, e, e.byItself() ? "by itself" : "", e.opening(), batch);
  }

  private static void drawer(
      Recorded r,
      ShiftEvent e,
      int session,
      String drawer,
      String responsible,
      String step,
      RowBatch batch) {
    batch.add(
        Table.DRAWER_STEPS,
        r.seq(),
        e.shiftId(),
        session,
        drawer,
        responsible,
        step,
        r.at().toEpochMilli());
  }

  private void counted(Recorded r, ShiftEvent.Counted e, RowBatch batch) {
    ShiftCount count = e.count();
    batch.add(
        Table.SHIFT_COUNTS,
        r.seq(),
        e.shiftId(),
        count.no(),
        r.day(),
        r.at().toEpochMilli(),
        r.by());
    int part = 0;
    for (TenderCount tender : count.tenders()) {
      part++;
      batch.add(
          Table.COUNTED_TENDERS,
          r.seq() * Projection.PARTS_PER_EVENT + part,
          tender.kind(),
          tender.type().name(),
          tender.expected().minor(),
          tender.counted().minor());
    }
    document(r, e, batch);
    audit(r, AuditKind.SHIFT_COUNTED, e, "", count.cashDifference(), batch);
  }

  private void closed(Recorded r, ShiftEvent.Closed e, RowBatch batch) {
    Shift shift = e.shift();
    batch.add(
        Table.SHIFT_CLOSES,
        r.seq(),
        e.shiftId(),
        shift.number(),
        shift.day(),
        r.at().toEpochMilli(),
        r.by(),
        e.withDay(),
        shift.expectedCash().minor(),
        e.left().minor(),
        e.open().size());
    document(r, e, batch);
    audit(r, AuditKind.SHIFT_CLOSED, e, e.open().size() + " open", e.left(), batch);
  }

  private void moved(
      Recorded r, AuditKind kind, ShiftEvent event, CashMovement movement, RowBatch batch) {
    batch.add(
        Table.CASH_MOVEMENTS,
        r.seq(),
        movement.id(),
        event.shiftId(),
        movement.kind().name(),
        r.day(),
        r.at().toEpochMilli(),
        r.by(),
        movement.change().minor(),
        movement.reason(),
        movement.note());
    document(r, event, batch);
    String why = (movement.reason() + " " + movement.note()).strip();
    Projection.audit(r, kind, movement.id(), why, movement.change(), batch);
    if (!movement.reason().isEmpty()) {
      Projection.why(r, kind, movement.reason(), movement.change(), batch);
    }
  }

  private void document(Recorded r, ShiftEvent event, RowBatch batch) {
    EventJson.Type type = json.type(event);
    batch.add(
        Table.SHIFT_DOCUMENTS,
        r.seq(),
        event.subject(),
        event.shiftId(),
        type.name(),
        type.version(),
        json.data(event));
  }

  private static void audit(
      Recorded r,
      AuditKind kind,
      ShiftEvent event,
      String detail,
      @Nullable Money amount,
      RowBatch batch) {
    Projection.audit(r, kind, event.shiftId(), detail, amount, batch);
  }
}
