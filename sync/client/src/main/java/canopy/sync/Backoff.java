package canopy.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: from 1 s, doubled to 60 s, each time a random part of it, so
 * that ten thousand tills do not come back in the same moment. One thread.
 */
final class Backoff {
  private static final long FIRST_MILLIS = 1000;
  private static final long LONGEST_MILLIS = 60_000;

  private final RandomGenerator random;
  private long nextMillis = FIRST_MILLIS;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** It went well: the next failure is the first one again. */
  void reset() {
    nextMillis = FIRST_MILLIS;
  }

  /** The wait after one more failure: at least half of its step. */
  Duration next() {
    long step = nextMillis;
    nextMillis = Math.min(LONGEST_MILLIS, 2 * step);
    return Duration.ofMillis(random.nextLong(step / 2, step + 1));
  }

  /**
   * The wait after a trouble: step by step while head office cannot be reached, the longest at once
   * for what only a person can mend, and never less than head office asked for.
   */
  Duration after(LineTrouble trouble) {
    Trouble.Code code = trouble.trouble().code();
    if (code.weight() != Trouble.Weight.UNREACHED && code != Trouble.Code.TOO_MANY) {
      nextMillis = LONGEST_MILLIS;
    }
    Duration step = next();
    return trouble.retryAfter().compareTo(step) > 0 ? trouble.retryAfter() : step;
  }
}
