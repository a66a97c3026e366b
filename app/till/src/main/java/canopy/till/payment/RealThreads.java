package canopy.till.payment;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread for the desk, and one virtual thread for each call. The calls are bounded by the desk:
 * one at a time for each payment that is not settled, of which the rules allow so many.
 */
public final class RealThreads implements PayThreads {
  private static final Logger LOG = LoggerFactory.getLogger(RealThreads.class);

  private final ScheduledThreadPoolExecutor desk =
      new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "payment-desk"));
  private final ExecutorService calls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("payment-call-", 0).factory());

  public RealThreads() {
    desk.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void desk(Runnable task) {
    try {
      desk.execute(guarded(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("the payment desk is closed; the next start goes on", e);
    }
  }

  @Override
  public Runnable later(Duration delay, Runnable task) {
    try {
      Future<?> future =
          desk.schedule(guarded(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException e) {
      LOG.debug("the payment desk is closed; the next start goes on", e);
      return () -> {};
    }
  }

  @Override
  public void call(Runnable task) {
    try {
      calls.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("the payment desk is closed; the next start goes on", e);
    }
  }

  /** The top of the desk's loop: one faulty payment must not stop the others. */
  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("fault at the payment desk", e);
      }
    };
  }

  @Override
  public void close() {
    desk.shutdownNow();
    calls.shutdownNow();
  }
}
