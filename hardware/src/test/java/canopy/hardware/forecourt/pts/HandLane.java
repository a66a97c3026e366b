package canopy.hardware.forecourt.pts;

import java.util.PriorityQueue;

/** A lane whose time the test moves; what is due runs on the test's thread. */
final class HandLane implements Lane {
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private long nowMillis;
  private long given;

  private record Due(long atMillis, long number, Runnable task) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }
  }

  @Override
  public long nowMillis() {
    return nowMillis;
  }

  @Override
  public void run(Runnable task) {
    runAfter(0, task);
  }

  @Override
  public void runAfter(long millis, Runnable task) {
    given++;
    due.add(new Due(nowMillis + millis, given, task));
  }

  /** Runs what is due now, and what becomes due meanwhile. */
  void advance(long millis) {
    long until = nowMillis + millis;
    for (Due next = due.peek(); next != null && next.atMillis <= until; next = due.peek()) {
      due.remove();
      nowMillis = Math.max(nowMillis, next.atMillis);
      next.task.run();
    }
    nowMillis = until;
  }

  int waiting() {
    return due.size();
  }

  @Override
  public void close() {
    due.clear();
  }
}
