package canopy.core.till;

import canopy.core.command.OperatorCommand;
import canopy.core.event.OperatorEvent;
import canopy.core.operator.Operator;
import canopy.core.state.Session;
import canopy.core.station.Book;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and the lock-out. The PIN itself was checked elsewhere. */
record OperatorRules(Book book) {

  Decision decide(Moment moment, OperatorCommand command) {
    Session session = moment.state().session();
    return switch (command) {
      case OperatorCommand.SignIn c -> signIn(moment, session, c.operator());
      case OperatorCommand.RejectPin c -> rejectPin(moment, session, c.operator());
      case OperatorCommand.SignOut c ->
          session.operator() == null
              ? Decision.accept()
              : Decision.accept(new OperatorEvent.SignedOut(session.operator()));
      case OperatorCommand.Lock c ->
          session.operator() == null || session.locked()
              ? Decision.accept()
              : Decision.accept(new OperatorEvent.Locked(session.operator()));
      case OperatorCommand.Unlock c -> unlock(moment, session, c.operator());
      case OperatorCommand.Staff c ->
          throw new IllegalStateException("decided by the rules of people");
    };
  }

  private Decision signIn(Moment moment, Session session, String id) {
    if (session.operator() != null && !session.operator().equals(id)) {
      return Decision.refuse(Refusal.Reason.SOMEBODY_SIGNED_IN);
    }
    Decision no = refuse(moment, session, id);
    return no != null ? no : Decision.accept(new OperatorEvent.SignedIn(id));
  }

  private Decision unlock(Moment moment, Session session, String id) {
    if (session.operator() == null || !session.operator().equals(id)) {
      return Decision.refuse(Refusal.Reason.SOMEBODY_SIGNED_IN);
    }
    Decision no = refuse(moment, session, id);
    return no != null ? no : Decision.accept(new OperatorEvent.Unlocked(id));
  }

  private Decision rejectPin(Moment moment, Session session, String id) {
    Decision no = refuse(moment, session, id);
    return no != null ? no : Decision.accept(new OperatorEvent.PinRejected(id));
  }

  private @Nullable Decision refuse(Moment moment, Session session, String id) {
    Operator operator = book.operator(id);
    if (operator == null || !operator.active()) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_OPERATOR);
    }
    return refuseLocked(moment, session, operator);
  }

  /** Null if the operator is not locked out. */
  static @Nullable Decision refuseLocked(Moment moment, Session session, Operator operator) {
    var attempts = session.attemptsOf(operator.id());
    Instant until = attempts.lockedUntil();
    if (until != null && attempts.lockedAt(moment.now())) {
      long seconds = Duration.between(moment.now(), until).plusMillis(999).toSeconds();
      return Decision.refuse(Refusal.Reason.PIN_LOCKED, operator.name(), seconds);
    }
    return null;
  }
}
