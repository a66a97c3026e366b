package canopy.till.store;

import canopy.core.event.Recorded;
import canopy.core.event.ShiftEvent;
import canopy.core.quantity.Money;
import canopy.core.shift.CashMovement;
import canopy.till.store.query.AuditKind;
import org.jspecify.annotations.Nullable;

/** The rows of what happens to a shift, its drawer and its cash. On the projector's thread. */
final class ShiftRows {
  private ShiftRows() {}

  /** What one event adds. */
  static void project(Recorded r, ShiftEvent event, RowBatch batch) {
    switch (event) {
      case ShiftEvent.Opened e ->
          audit(r, AuditKind.SHIFT_OPENED, e, e.byItself() ? "by itself" : "", e.opening(), batch);
      case ShiftEvent.FloatCounted e ->
          audit(r, AuditKind.FLOAT_COUNTED, e, "", e.opening(), batch);
      case ShiftEvent.DrawerAssigned e ->
          audit(r, AuditKind.DRAWER_ASSIGNED, e, e.drawer() + " " + e.responsible(), null, batch);
      case ShiftEvent.DrawerReleased e ->
          audit(r, AuditKind.DRAWER_RELEASED, e, e.drawer() + " " + e.responsible(), null, batch);
      case ShiftEvent.HandedOver e ->
          audit(r, AuditKind.SHIFT_HANDED_OVER, e, e.from() + " > " + e.to(), null, batch);
      case ShiftEvent.Counted e ->
          audit(r, AuditKind.SHIFT_COUNTED, e, "", e.count().cashDifference(), batch);
      case ShiftEvent.DifferenceAccepted e ->
          audit(
              r, AuditKind.DIFFERENCE_ACCEPTED, e, e.acceptedBy() + " " + e.reason(), null, batch);
      case ShiftEvent.PaidIn e -> moved(r, AuditKind.CASH_PAID_IN, e.movement(), batch);
      case ShiftEvent.PaidOut e -> moved(r, AuditKind.CASH_PAID_OUT, e.movement(), batch);
      case ShiftEvent.Dropped e -> moved(r, AuditKind.CASH_DROPPED, e.movement(), batch);
      case ShiftEvent.FloatChanged e -> moved(r, AuditKind.FLOAT_CHANGED, e.movement(), batch);
      case ShiftEvent.Reported e -> audit(r, AuditKind.SHIFT_REPORTED, e, "", null, batch);
      case ShiftEvent.Closed e ->
          audit(r, AuditKind.SHIFT_CLOSED, e, e.open().size() + " open", e.left(), batch);
    }
  }

  private static void moved(Recorded r, AuditKind kind, CashMovement movement, RowBatch batch) {
    String why = (movement.reason() + " " + movement.note()).strip();
    Projection.audit(r, kind, movement.id(), why, movement.change(), batch);
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
