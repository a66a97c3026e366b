package canopy.sync;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that does one step after the other and sleeps between them until the step's time has
 * come or somebody rings.
 */
final class Worker implements AutoCloseable {
  /** The work. */
  @FunctionalInterface
  interface Step {
    /**
     * Does what is to be done now. On the worker's thread.
     *
     * @return how long nothing is to be done, if nobody rings
     */
    Duration run() throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  Worker(String name, Step step) {
    thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(step));
  }

  void start() {
    thread.start();
  }

  /** There may be something to do. Any thread; never waits. */
  void ring() {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Ends the thread after its step; whoever closes it makes the step end, but never by an
   * interrupt, which would close the files that it has open. Waits a few seconds at most.
   */
  @Override
  public void close() {
    closed = true;
    ring();
    try {
      if (thread.isAlive()) {
        thread.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Step step) {
    while (!closed) {
      try {
        Duration wait = step.run();
        if (!closed && bell.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        LOG.error("{} goes on in a minute", thread.getName(), e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (bell.tryAcquire(AFTER_A_FAULT.toMillis(), TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
