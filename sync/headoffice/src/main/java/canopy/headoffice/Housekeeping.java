package canopy.headoffice;

import canopy.headoffice.database.Days;
import canopy.headoffice.feed.Prices;
import canopy.headoffice.feed.StationChanges;
import canopy.headoffice.identity.SignedRequests;
import canopy.headoffice.projection.Rebuild;
import java.sql.SQLException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done now and then: what takes a moment on one thread, and the making of rows,
 * which may take hours, on another.
 */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final ScheduledThreadPoolExecutor moments = thread("housekeeping");
  private final ScheduledThreadPoolExecutor hours = thread("rebuild");

  Housekeeping(
      Days days, SignedRequests signed, Rebuild rebuild, Prices prices, StationChanges asked) {
    hours.execute(guarded("reading again what could not be read", rebuild::unread));
    var _ =
        hours.scheduleWithFixedDelay(
            guarded("bringing rows up to date", rebuild::outdated), 0, 1, TimeUnit.HOURS);
    every("making partitions", 1, TimeUnit.HOURS, days::ahead);
    every("forgetting signatures", 1, TimeUnit.MINUTES, signed::sweep);
    every("settling prices", 1, TimeUnit.SECONDS, prices::settle);
    every("answering stations", 1, TimeUnit.SECONDS, asked::settle);
  }

  private static ScheduledThreadPoolExecutor thread(String name) {
    return new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name).factory());
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void every(String what, long time, TimeUnit unit, Work work) {
    var _ = moments.scheduleWithFixedDelay(guarded(what, work), time, time, unit);
  }

  private static Runnable guarded(String what, Work work) {
    return () -> {
      try {
        work.run();
      } catch (SQLException | RuntimeException e) {
        LOG.warn("{} failed", what, e);
      }
    };
  }

  @Override
  public void close() {
    hours.shutdownNow();
    moments.shutdownNow();
    hours.close();
    moments.close();
  }
}
