package canopy.hardware.forecourt.pts;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lane on a daemon thread of its own, in real time. */
final class ThreadLane implements Lane {
  private static final Logger log = LoggerFactory.getLogger(ThreadLane.class);
  private static final long END_MILLIS = 3_000;

  private final String name;
  private final ScheduledExecutorService thread;

  ThreadLane(String name) {
    this.name = name;
    thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
  }

  @Override
  public long nowMillis() {
    return System.nanoTime() / 1_000_000;
  }

  @Override
  public void run(Runnable task) {
    runAfter(0, task);
  }

  @Override
  public void runAfter(long millis, Runnable task) {
    try {
      var _ = thread.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("{} is closed", name);
    }
  }

  /** A bug in one task must not end the lane. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("{}", name, e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS)) {
        log.warn("{} does not end", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
