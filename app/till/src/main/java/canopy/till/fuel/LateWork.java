package canopy.till.fuel;

import canopy.core.state.Authorisation;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the forecourt's desk does after a while. Thread-safe. */
final class LateWork {
  private static final Logger LOG = LoggerFactory.getLogger(LateWork.class);
  private static final long SETTLE_MILLIS = 3_000;
  private static final long SEARCH_AGAIN_MILLIS = 30_000;

  private final PastFillSearch past;
  private final Pause pause;
  private final Runnable search;
  private final Consumer<Authorisation> settle;
  private final AtomicBoolean searchWaits = new AtomicBoolean();

  /** Has something done later. */
  interface Pause {
    void run(long millis, Runnable task);
  }

  /**
   * @param search looks for past fills
   * @param settle ends a release that led to nothing
   */
  LateWork(PastFillSearch past, Pause pause, Runnable search, Consumer<Authorisation> settle) {
    this.past = past;
    this.pause = pause;
    this.search = search;
    this.settle = settle;
  }

  /** On a thread; what comes after its end is dropped. */
  static Pause on(ScheduledExecutorService thread) {
    return (millis, task) -> {
      try {
        var _ = thread.schedule(task, millis, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("the desk is closed");
      }
    };
  }

  /** Searches again; a search that waits already does for all who ask. */
  void searchAgain() {
    if (searchWaits.compareAndSet(false, true)) {
      pause.run(
          SEARCH_AGAIN_MILLIS,
          () -> {
            searchWaits.set(false);
            search.run();
          });
    }
  }

  /**
   * Ends a release of before the start, but not before every fill that may have come of it is in
   * the journal: what it was paid for would be there to be filled once more.
   */
  void settle(Authorisation old) {
    pause.run(
        SETTLE_MILLIS,
        () -> {
          if (past.isComplete()) {
            settle.accept(old);
          } else {
            settle(old);
          }
        });
  }
}
