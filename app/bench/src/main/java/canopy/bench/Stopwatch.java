package canopy.bench;

import java.util.Arrays;

/** Collects times one by one. */
public final class Stopwatch {
  private final long[] nanos;
  private int count;

  /**
   * @param most how many times there will be at most
   */
  public Stopwatch(int most) {
    nanos = new long[most];
  }

  public void add(long oneNanos) {
    nanos[count] = oneNanos;
    count++;
  }

  void addAll(Stopwatch other) {
    System.arraycopy(other.nanos, 0, nanos, count, other.count);
    count += other.count;
  }

  public int count() {
    return count;
  }

  public Percentiles percentiles() {
    return new Percentiles(Arrays.copyOf(nanos, count));
  }
}
