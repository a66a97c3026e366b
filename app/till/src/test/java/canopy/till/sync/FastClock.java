package canopy.till.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Time that runs a hundred times faster, so that nobody waits for a back-off. Processes that know
 * when it began have the same. Any thread.
 */
final class FastClock extends Clock {
  private static final int SPEED = 100;

  private final Instant began;

  FastClock() {
    this(Instant.now());
  }

  FastClock(Instant began) {
    this.began = began;
  }

  Instant began() {
    return began;
  }

  /** For measuring how long something took. */
  long nanoTime() {
    return SPEED * System.nanoTime();
  }

  @Override
  public Instant instant() {
    return began.plus(Duration.between(began, Instant.now()).multipliedBy(SPEED));
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
