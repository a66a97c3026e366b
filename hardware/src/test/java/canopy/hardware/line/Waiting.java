package canopy.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits on queues with a deadline instead of sleeping. */
public final class Waiting {
  private static final long DEADLINE_SECONDS = 20;

  private Waiting() {}

  /** Takes entries until one fits; fails after the deadline. */
  public static <T> T until(BlockingQueue<T> queue, Predicate<T> fits) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
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
}
