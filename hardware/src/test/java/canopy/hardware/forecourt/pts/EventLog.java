package canopy.hardware.forecourt.pts;

import canopy.hardware.Patience;
import canopy.hardware.forecourt.ForecourtEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps every event and lets a test wait for one. */
final class EventLog implements Consumer<ForecourtEvent> {
  private final List<ForecourtEvent> events = new ArrayList<>();
  private int mark;

  @Override
  public synchronized void accept(ForecourtEvent event) {
    events.add(event);
    notifyAll();
  }

  /** Only what comes from now on counts. */
  synchronized void mark() {
    mark = events.size();
  }

  synchronized <T extends ForecourtEvent> T await(Class<T> type, Predicate<T> which) {
    long until = System.nanoTime() + Patience.LONGEST.toNanos();
    int at = mark;
    while (true) {
      for (; at < events.size(); at++) {
        if (type.isInstance(events.get(at)) && which.test(type.cast(events.get(at)))) {
          return type.cast(events.get(at));
        }
      }
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("no " + type.getSimpleName() + " among " + tail());
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  <T extends ForecourtEvent> T await(Class<T> type) {
    return await(type, event -> true);
  }

  synchronized <T extends ForecourtEvent> List<T> all(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private List<ForecourtEvent> tail() {
    return List.copyOf(events.subList(Math.max(mark, events.size() - 40), events.size()));
  }
}
