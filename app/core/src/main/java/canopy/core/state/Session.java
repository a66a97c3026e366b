package canopy.core.state;

import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.operator.Attempts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the till.
 *
 * @param operator signed in; null if nobody is
 * @param locked whether the screen waits for that operator's PIN
 * @param attempts wrong PINs in a row, by operator; nobody without any
 * @param staff what the journal says about people
 */
public record Session(
    @Nullable String operator, boolean locked, Map<String, Attempts> attempts, StaffBook staff) {
  static final Session NONE = new Session(null, false, Map.of(), StaffBook.NONE);

  public Session {
    attempts = Map.copyOf(attempts);
  }

  public Attempts attemptsOf(String id) {
    return attempts.getOrDefault(id, Attempts.NONE);
  }

  /** Who is signed in must choose a PIN before anything else. */
  public boolean mustChangePin() {
    return operator != null && staff.mustChangePin(operator);
  }

  Session apply(OperatorEvent event, Recorded recorded) {
    Session next =
        switch (event) {
          case OperatorEvent.SignedIn in -> here(in.operator(), false).forgiving(in.operator());
          case OperatorEvent.SignedOut _ -> here(null, false);
          case OperatorEvent.Locked _ -> here(operator, true);
          case OperatorEvent.Unlocked unlock -> here(operator, false).forgiving(unlock.operator());
          case OperatorEvent.PinRejected wrong ->
              new Session(
                  operator,
                  locked,
                  Maps.with(
                      attempts,
                      wrong.operator(),
                      attemptsOf(wrong.operator()).failedAt(recorded.at())),
                  staff);
          case OperatorEvent.Approved approved -> forgiving(approved.operator());
          case OperatorEvent.LockoutLifted lifted -> forgiving(lifted.operator());
          case OperatorEvent.Changed _,
              OperatorEvent.RoleChanged _,
              OperatorEvent.Decided _,
              OperatorEvent.RoleDecided _,
              OperatorEvent.Released _,
              OperatorEvent.HeldBack _,
              OperatorEvent.Named _,
              OperatorEvent.PinChanged _,
              OperatorEvent.TrainingStarted _,
              OperatorEvent.TrainingEnded _ ->
              this;
        };
    return new Session(next.operator, next.locked, next.attempts, staff.apply(event, recorded));
  }

  private Session here(@Nullable String who, boolean nowLocked) {
    return new Session(who, nowLocked, attempts, staff);
  }

  private Session forgiving(String who) {
    return new Session(operator, locked, Maps.without(attempts, who), staff);
  }
}
