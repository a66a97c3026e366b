package canopy.till.loop;

import canopy.core.event.Recorded;
import canopy.core.till.Refusal;
import java.util.List;

/** What became of a request. */
public sealed interface Outcome {
  /** Done and on the disk. Empty if there was nothing left to do. */
  record Done(List<Recorded> events, TillSnapshot after) implements Outcome {
    public Done {
      events = List.copyOf(events);
    }
  }

  /** Against a rule. Nothing has changed. */
  record Refused(Refusal refusal) implements Outcome {}

  /** The till cannot take it now. Nothing has changed. */
  record Stopped(Trouble trouble) implements Outcome {}
}
