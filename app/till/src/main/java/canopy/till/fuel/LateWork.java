package canopy.till.fuel;

import canopy.core.state.Authorisation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the forecourt's desk does after a while. Thread-safe. */
final class LateWork {
  private static final Logger LOG = LoggerFactory.getLogger(LateWork.class);
  private static final long SETTLE_MILLIS = 3_000;
  private static final long SEARCH_AGAIN_MILLIS = 30_000;
  private static final long TRY_AGAIN_MILLIS = 2_000;

  private final PastFillSearch past;
  private final Pause pause;
  private final Runnable search;
  private final Consumer<Authorisation> settle;

  /** What is about to be done once. */
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

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
    once("search", SEARCH_AGAIN_MILLIS, search);
  }

  /** Tries again what failed for a reason that passes; what waits by that name does for all. */
  void tryAgain(String name, Runnable task) {
    once(name, TRY_AGAIN_MILLIS, task);
  }

  private void once(String name, long millis, Runnable task) {
    if (waiting.add(name)) {
      pause.run(
          millis,
          () -> {
            waiting.remove(name);
            task.run();
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
