package canopy.headoffice.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only when a test says so; it begins now. Any thread. */
public final class TestClock extends Clock {
  private Instant instant = Instant.now();

  public synchronized void pass(Duration time) {
    instant = instant.plus(time);
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
