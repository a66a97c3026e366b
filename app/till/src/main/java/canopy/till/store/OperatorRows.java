package canopy.till.store;

import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.operator.Grant;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.till.store.query.AuditKind;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The rows of what people do at the till, and of who they are. On the projector's thread. */
final class OperatorRows {
  private OperatorRows() {}

  /** What one event adds. */
  static void project(Recorded r, OperatorEvent event, RowBatch batch) {
    switch (event) {
      case OperatorEvent.SignedIn e ->
          Projection.audit(r, AuditKind.SIGNED_IN, e.operator(), "", null, batch);
      case OperatorEvent.SignedOut e ->
          Projection.audit(r, AuditKind.SIGNED_OUT, e.operator(), "", null, batch);
      case OperatorEvent.Locked e ->
          Projection.audit(r, AuditKind.LOCKED, e.operator(), "", null, batch);
      case OperatorEvent.Unlocked e ->
          Projection.audit(r, AuditKind.UNLOCKED, e.operator(), "", null, batch);
      case OperatorEvent.PinRejected e ->
          Projection.audit(r, AuditKind.PIN_REJECTED, e.operator(), "", null, batch);
      case OperatorEvent.Approved e ->
          Projection.audit(
              r,
              AuditKind.APPROVED,
              e.operator(),
              e.right().name() + " " + e.action(),
              null,
              batch);
      case OperatorEvent.Changed e -> {
        People.Person person = e.person();
        String is = person.role() + " " + person.language() + (person.active() ? "" : " -");
        Projection.audit(
            r, AuditKind.OPERATOR_CHANGED, person.id(), person.name() + " " + is, null, batch);
      }
      case OperatorEvent.RoleChanged e ->
          Projection.audit(r, AuditKind.ROLE_CHANGED, e.role().id(), grants(e), null, batch);
      case OperatorEvent.PinChanged e ->
          Projection.audit(
              r,
              AuditKind.PIN_CHANGED,
              e.operator(),
              e.temporary() ? "temporary" : "",
              null,
              batch);
      case OperatorEvent.LockoutLifted e ->
          Projection.audit(r, AuditKind.LOCKOUT_LIFTED, e.operator(), "", null, batch);
      case OperatorEvent.TrainingStarted e ->
          Projection.audit(r, AuditKind.TRAINING_STARTED, e.operator(), "", null, batch);
      case OperatorEvent.TrainingEnded e ->
          Projection.audit(r, AuditKind.TRAINING_ENDED, e.operator(), "", null, batch);
    }
  }

  /** What the role allows, alone or with approval (in brackets). */
  private static String grants(OperatorEvent.RoleChanged e) {
    return Arrays.stream(Right.values())
        .filter(right -> e.role().grant(right) != Grant.DENIED)
        .map(
            right ->
                e.role().grant(right) == Grant.ALLOWED ? right.name() : "(" + right.name() + ")")
        .collect(Collectors.joining(" "));
  }
}
