package canopy.core.till;

import canopy.core.event.Event;
import java.util.List;

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
}
