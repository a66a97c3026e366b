package canopy.till.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Notices that somebody has moved the clock: compares it with one that cannot be moved. Any thread.
 */
public final class ClockWatch {
  private static final long TOLERANCE_SECONDS = 30;

  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Instant startedAt;
  private final long startedNanos;

  public ClockWatch(Clock clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.startedAt = clock.instant();
    this.startedNanos = nanoTime.getAsLong();
  }

  /**
   * By how many seconds the clock was moved ahead since the start, below zero for back; zero within
   * half a minute, which time servers correct.
   */
  public long movedSeconds() {
    long shown = Duration.between(startedAt, clock.instant()).toSeconds();
    long passed = Duration.ofNanos(nanoTime.getAsLong() - startedNanos).toSeconds();
    long moved = shown - passed;
    return Math.abs(moved) <= TOLERANCE_SECONDS ? 0 : moved;
  }
}
