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
 */
public record Session(@Nullable String operator, boolean locked, Map<String, Attempts> attempts) {
  static final Session NONE = new Session(null, false, Map.of());

  public Session {
    attempts = Map.copyOf(attempts);
  }

  public Attempts attemptsOf(String id) {
    return attempts.getOrDefault(id, Attempts.NONE);
  }

  Session apply(OperatorEvent event, Recorded recorded) {
    return switch (event) {
      case OperatorEvent.SignedIn in ->
          new Session(in.operator(), false, Maps.without(attempts, in.operator()));
      case OperatorEvent.SignedOut out -> new Session(null, false, attempts);
      case OperatorEvent.Locked lock -> new Session(operator, true, attempts);
      case OperatorEvent.Unlocked unlock ->
          new Session(operator, false, Maps.without(attempts, unlock.operator()));
      case OperatorEvent.PinRejected wrong ->
          new Session(
              operator,
              locked,
              Maps.with(
                  attempts,
                  wrong.operator(),
                  attemptsOf(wrong.operator()).failedAt(recorded.at())));
      case OperatorEvent.Approved approved ->
          new Session(operator, locked, Maps.without(attempts, approved.operator()));
    };
  }
}
