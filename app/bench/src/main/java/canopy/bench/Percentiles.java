package canopy.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times of one scenario, in nanoseconds. */
final class Percentiles {
  private final long[] sorted;

  Percentiles(long[] nanos) {
    sorted = nanos.clone();
    Arrays.sort(sorted);
  }

  /** Microseconds below which {@code percent} of the times lie. */
  long micros(int percent) {
    return sorted[(int) ((sorted.length - 1) * (long) percent / 100)] / 1000;
  }

  String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-48s p50 %7d us   p90 %7d us   p99 %7d us   max %7d us",
        name,
        micros(50),
        micros(90),
        micros(99),
        micros(100));
  }
}
