package canopy.till.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that a test turns, and the desk's threads on it: everything runs on the test's thread, in
 * the order of the clock. What a crash leaves behind never runs.
 */
final class TurnedClock extends Clock implements PayThreads {
  static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

  private record Task(Instant at, long no, Runnable work) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::no));
  private Instant now = START;
  private long numbered;

  /** Runs what is due up to then; the first thing thrown ends it. */
  void passes(Duration time) {
    Instant end = now.plus(time);
    while (!tasks.isEmpty() && !tasks.peek().at().isAfter(end)) {
      Task task = tasks.remove();
      if (task.at().isAfter(now)) {
        now = task.at();
      }
      task.work().run();
    }
    if (end.isAfter(now)) {
      now = end;
    }
  }

  /** The process is gone. */
  void crash() {
    tasks.clear();
  }

  @Override
  public void desk(Runnable task) {
    add(now, task);
  }

  @Override
  public Runnable later(Duration delay, Runnable task) {
    Task added = add(delay.isNegative() ? now : now.plus(delay), task);
    return () -> tasks.remove(added);
  }

  @Override
  public void call(Runnable task) {
    add(now.plusMillis(20), task);
  }

  private Task add(Instant at, Runnable work) {
    numbered++;
    Task task = new Task(at, numbered, work);
    tasks.add(task);
    return task;
  }

  @Override
  public void close() {
    crash();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
