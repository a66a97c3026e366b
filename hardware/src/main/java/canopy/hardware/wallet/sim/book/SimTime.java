package canopy.hardware.wallet.sim.book;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicLong;

/** The simulator's time: that of its clock plus the jumps it was told to make. Any thread. */
public final class SimTime {
  /** The wallets' own zone, whatever the machine's is. */
  public static final ZoneId BEIJING = ZoneOffset.ofHours(8);

  private final Clock clock;
  private final AtomicLong jumpedMillis = new AtomicLong();

  public SimTime(Clock clock) {
    this.clock = clock;
  }

  public long millis() {
    return clock.millis() + jumpedMillis.get();
  }

  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  /** Moment to Beijing time. */
  public static ZonedDateTime beijing(long millis) {
    return Instant.ofEpochMilli(millis).atZone(BEIJING);
  }

  /** Goes forward, or back. */
  public void jump(long millis) {
    jumpedMillis.addAndGet(millis);
  }
}
