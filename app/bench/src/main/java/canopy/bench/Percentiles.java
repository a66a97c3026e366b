package canopy.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times of one scenario, in nanoseconds. */
public final class Percentiles {
  private static final double NANOS_PER_MILLI = 1e6;

  private final long[] sorted;

  public Percentiles(long[] nanos) {
    sorted = nanos.clone();
    Arrays.sort(sorted);
  }

  /** Milliseconds within which {@code percent} of the times lie. */
  public double millis(int percent) {
    int rank = Math.ceilDiv(sorted.length * percent, 100);
    return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
  }

  int count() {
    return sorted.length;
  }

  /** p50, p90 and p99 as cells of a Markdown table. */
  public String cells() {
    return String.format(
        Locale.ROOT, "%.2f ms | %.2f ms | %.2f ms", millis(50), millis(90), millis(99));
  }
}
