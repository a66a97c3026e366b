package canopy.core.till;

import canopy.core.event.Event;
import canopy.core.station.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a request. */
public sealed interface Decision {
  /** Done, once these events are durable. Empty if there was nothing left to do. */
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** Not done, and why. */
  record Refused(Refusal refusal) implements Decision {}

  static Decision accept(Event... events) {
    return new Accepted(List.of(events));
  }

  static Decision accept(List<Event> events) {
    return new Accepted(events);
  }

  static Decision refuse(Refusal.Reason reason, Object... args) {
    return new Refused(Refusal.of(reason, args));
  }

  /**
   * What is wrong with a reason that somebody gave; null if nothing is.
   *
   * @param all what is kept together with it, for its length
   */
  static @Nullable Decision refuseReason(String all, String reason) {
    if (reason.isBlank()) {
      return refuse(Refusal.Reason.REASON_NEEDED);
    }
    return all.length() > Limits.TEXT_LENGTH
        ? refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH)
        : null;
  }
}
