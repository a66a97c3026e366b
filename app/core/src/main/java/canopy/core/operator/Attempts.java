package canopy.core.operator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Wrong PINs in a row for one operator. Kept by the journal, so a restart does not reset it. From
 * the third wrong PIN on, the operator waits 30 seconds, twice as long after each further one, at
 * most 15 minutes: long enough against guessing, short enough that nobody can shut a colleague out
 * for a shift.
 *
 * @param failures in a row, zero or above
 * @param lockedUntil null if not locked
 */
public record Attempts(int failures, @Nullable Instant lockedUntil) {
  public static final Attempts NONE = new Attempts(0, null);
  private static final int FREE_TRIES = 2;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 5;

  /** After one more wrong PIN. */
  public Attempts failedAt(Instant now) {
    int next = failures + 1;
    if (next <= FREE_TRIES) {
      return new Attempts(next, null);
    }
    int doublings = Math.min(next - FREE_TRIES - 1, MOST_DOUBLINGS);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return new Attempts(next, now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
  }

  public boolean lockedAt(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }
}
