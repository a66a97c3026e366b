package canopy.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only when a test says so. */
final class Now extends Clock {
  private Instant instant = Instant.parse("2026-03-02T08:00:00Z");
  private long nanos = 5_000_000_000L;

  Uploader.Times times() {
    return new Uploader.Times(this, this::nanoTime);
  }

  synchronized void pass(Duration time) {
    instant = instant.plus(time);
    nanos += time.toNanos();
  }

  private synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized Instant instant() {
    return instant;
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
