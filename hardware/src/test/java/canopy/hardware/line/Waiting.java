package canopy.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.Patience;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Waits for what must come, with a deadline instead of sleeping. */
public final class Waiting {
  private static final long LOOK_NANOS = 5_000_000;

  private Waiting() {}

  /** Takes entries until one fits; fails after the deadline. */
  public static <T> T until(BlockingQueue<T> queue, Predicate<T> fits) {
    long deadline = deadline();
    StringBuilder seen = new StringBuilder();
    try {
      while (true) {
        T next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertThat(next).as("waited in vain, saw %s", seen).isNotNull();
        if (fits.test(next)) {
          return next;
        }
        seen.append(next).append("; ");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Looks again and again until it holds; fails after the deadline. */
  public static void until(BooleanSupplier condition) {
    long deadline = deadline();
    while (!condition.getAsBoolean()) {
      assertThat(deadline - System.nanoTime()).as("waited in vain").isPositive();
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static long deadline() {
    return System.nanoTime() + Patience.LONGEST.toNanos();
  }
}
