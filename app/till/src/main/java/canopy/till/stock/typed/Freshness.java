package canopy.till.stock.typed;

import java.time.Duration;
import java.time.Instant;

/** How long a reading stands for the close or the change of shifts that it was made for. */
public final class Freshness {
  private static final Duration FRESH = Duration.ofMinutes(15);

  private Freshness() {}

  /** Whether what was read then need not be read again now. */
  public static boolean isFresh(Instant read, Instant now) {
    return read.plus(FRESH).isAfter(now);
  }
}
