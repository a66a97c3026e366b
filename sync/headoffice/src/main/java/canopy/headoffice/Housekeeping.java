package canopy.headoffice;

import canopy.headoffice.database.Days;
import canopy.headoffice.identity.SignedRequests;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done now and then, on a thread of its own. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final ScheduledThreadPoolExecutor thread;

  Housekeeping(Days days, SignedRequests signed) {
    thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("housekeeping").factory());
    every("making partitions", 1, TimeUnit.HOURS, days::ahead);
    every("forgetting signatures", 1, TimeUnit.MINUTES, signed::sweep);
  }

  private void every(String what, long time, TimeUnit unit, Runnable work) {
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.warn("{} failed; it is tried again", what, e);
          }
        };
    var _ = thread.scheduleWithFixedDelay(guarded, time, time, unit);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
