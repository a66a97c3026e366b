package canopy.hardware.line;

import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ends writes that would never end. A device that reads nothing (buffer full, flow control, dead
 * USB bridge) blocks a write forever, whatever time-out the port was given; closing the port from
 * another thread is what gets the writer free. Thread-safe; owns one daemon thread.
 */
public final class StallGuard implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;
  private final int stallMillis;

  /**
   * Makes a guard.
   *
   * @param stallMillis how long one write may take
   */
  public StallGuard(String name, int stallMillis) {
    this.stallMillis = stallMillis;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name(name + "-stall-guard").unstarted(task));
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Writes, and closes the connection when that takes too long. */
  public void write(Connection connection, byte[] bytes, int offset, int length)
      throws IOException {
    write(connection, bytes, offset, length, () -> false);
  }

  /**
   * Writes, and closes the connection when that takes too long without an excuse.
   *
   * @param excused asked each time the limit has passed; true allows the device the same time again
   *     (a printer that has told that its paper is out). Called on the guard's thread.
   * @throws LineException with {@link LineFault#STALLED} when the connection was closed for it
   */
  public void write(
      Connection connection, byte[] bytes, int offset, int length, BooleanSupplier excused)
      throws IOException {
    AtomicBoolean stalled = new AtomicBoolean();
    ScheduledFuture<?> watch =
        timer.scheduleWithFixedDelay(
            () -> {
              if (!excused.getAsBoolean() && stalled.compareAndSet(false, true)) {
                connection.close();
              }
            },
            stallMillis,
            stallMillis,
            TimeUnit.MILLISECONDS);
    try {
      connection.write(bytes, offset, length);
    } catch (IOException e) {
      throw stalled.get()
          ? new LineException(LineFault.STALLED, "no byte taken for " + stallMillis + " ms", e)
          : e;
    } finally {
      watch.cancel(false);
    }
    if (stalled.get()) {
      throw new LineException(LineFault.STALLED, "no byte taken for " + stallMillis + " ms");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
