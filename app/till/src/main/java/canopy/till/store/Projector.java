package canopy.till.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the store from the journal, in order, on a thread of its own. While it is behind it writes
 * many events in one transaction and a second thread reads ahead. Nothing that goes wrong here
 * reaches a sale: it is logged, shown in the status, and tried again. Started and closed by the
 * start-up; {@link #wake} and {@link #keep} by the till's thread, which they never hold up.
 */
public final class Projector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);
  private static final int FAILURES_BEFORE_REBUILD = 3;
  private static final int MOST_DOUBLINGS = 16;

  /**
   * So long it lets events gather before it writes them, if no query waits: the processor is wanted
   * by the sale that is just made, and one transaction is cheaper than several.
   */
  private static final Duration GATHERING = Duration.ofMillis(100);

  /** So few that the collector does not copy them: its work was a sixth of a rebuild. */
  private static final int LINES_AT_ONCE = 500;

  private final Store store;
  private final StoreSettings settings;
  private final Consumer<StoreStatus> listener;
  private final Projection projection = new Projection();
  private final Thread thread = new Thread(this::run, "projector");
  private final ExecutorService readAhead =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("projector-reader").daemon().factory());
  private final AtomicReference<@Nullable Checkpoint> newest = new AtomicReference<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean awake;
  private int waiting;
  private boolean stopping;
  private StoreStatus status;

  // Of the projector's thread alone.
  private @Nullable Future<RowBatch> ahead;
  private long savedSeq;
  private boolean indexed;
  private boolean unsynced;
  private int failures;
  private long failedAt = -1;
  private boolean rebuilt;

  /**
   * @param listener told of every new status on the projector's thread, or the one that reads the
   *     store; must return at once
   */
  public Projector(Store store, Consumer<StoreStatus> listener) {
    this.store = store;
    this.settings = store.settings();
    this.listener = listener;
    this.savedSeq = store.checkpoint().map(Checkpoint::seq).orElse(0L);
    StoreDatabase database = store.database();
    this.status =
        new StoreStatus(
            StoreStatus.State.BEHIND,
            database == null ? 0 : database.appliedSeq(),
            store.journal().lastSeq(),
            "");
    this.thread.setDaemon(true);
  }

  /** Begins to work. */
  public void start() {
    thread.start();
  }

  /** There are new events in the journal. Any thread, never waits for the database. */
  public void wake() {
    lock.lock();
    try {
      if (!awake) {
        awake = true;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The till's newest state; every so often one is saved as a checkpoint. Any thread, never waits.
   */
  public void keep(Checkpoint state) {
    newest.set(state);
  }

  /** How it is. Any thread. */
  public StoreStatus status() {
    lock.lock();
    try {
      return status;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until an event is in the tables; for a query that must see it. Not on the till's or the
   * screen's thread.
   *
   * @return whether it is
   */
  public boolean awaitApplied(long seq, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    waiting++;
    changed.signalAll();
    try {
      while (status.applied() < seq) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  /** Writes what there is still to write, saves the newest state and stops. */
  @Override
  public void close() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      if (thread.isAlive() && !thread.join(LONGEST_CLOSE)) {
        LOG.warn("the projector is still busy; the next start goes on where it is");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    readAhead.shutdown();
  }

  private void run() {
    boolean done = false;
    while (!done) {
      try {
        boolean more = step();
        done = !more && !pause(settings.syncAfter(), true);
      } catch (Exception e) {
        done = !recover(e);
      }
    }
    finish();
  }

  /**
   * One batch. Returns whether there may be more to do at once. What came while it was written is
   * not: it gathers first, or the rows of a busy till would be written one by one and all along.
   */
  private boolean step() throws SQLException, IOException {
    StoreDatabase database = store.database();
    if (database == null) {
      database = store.reopen();
    }
    if (!store.hasRoom()) {
      report(StoreStatus.State.DISK_FULL, database.appliedSeq(), "");
      return false;
    }
    RowBatch batch = next(database.appliedSeq());
    if (batch.events() == 0) {
      caughtUp(database);
      return false;
    }
    boolean full = batch.events() == settings.batchEvents();
    ahead = full ? readAhead.submit(() -> load(batch.lastSeq())) : null;
    database.write(batch);
    unsynced = true;
    if (failures > 0) {
      // Commits are lazy: after an error only what has reached the disk counts as written.
      database.sync();
      failures = 0;
    }
    if (full) {
      report(StoreStatus.State.BEHIND, database.appliedSeq(), "");
    } else {
      caughtUp(database);
    }
    return full;
  }

  private RowBatch next(long appliedSeq) throws IOException {
    Future<RowBatch> loading = ahead;
    ahead = null;
    if (loading == null) {
      loading = readAhead.submit(() -> load(appliedSeq));
    }
    try {
      RowBatch batch = loading.get();
      if (batch.afterSeq() != appliedSeq) {
        throw new IllegalStateException("read ahead of " + appliedSeq + ": " + batch.afterSeq());
      }
      return batch;
    } catch (ExecutionException e) {
      throw new IOException("the journal cannot be read", e.getCause());
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  /** Only one thread at a time reads the journal, and opening the database reads it too. */
  private void endReading() {
    Future<RowBatch> loading = ahead;
    ahead = null;
    try {
      if (loading != null) {
        loading.get();
      }
    } catch (ExecutionException e) {
      LOG.debug("reading ahead failed as well: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RowBatch load(long afterSeq) throws IOException {
    RowBatch batch = new RowBatch(afterSeq);
    int left = settings.batchEvents();
    boolean more = true;
    while (more) {
      int some = Math.min(left, LINES_AT_ONCE);
      List<EventSource.Item> items = store.journal().read(batch.lastSeq() + 1, some);
      for (EventSource.Item item : items) {
        projection.project(item, batch);
        RowWriter.giveWay();
      }
      left -= items.size();
      more = items.size() == some && left > 0;
    }
    return batch;
  }

  private void caughtUp(StoreDatabase database) throws SQLException {
    if (!indexed) {
      database.ensureIndexes();
      indexed = true;
    }
    report(StoreStatus.State.CURRENT, database.appliedSeq(), "");
    saveCheckpoint(settings.checkpointEvents());
  }

  /** Best effort: without it the next start takes longer. */
  private void saveCheckpoint(long leastEvents) {
    Checkpoint checkpoint = newest.get();
    if (checkpoint != null && checkpoint.seq() - savedSeq >= leastEvents) {
      savedSeq = checkpoint.seq();
      try {
        store.save(checkpoint);
      } catch (IOException e) {
        LOG.warn("the till's state cannot be saved", e);
      }
    }
  }

  /** Waits for work. Returns false if it is time to stop. */
  private boolean pause(Duration longest, boolean endsOnWake) throws SQLException {
    boolean idle;
    lock.lock();
    try {
      long left = longest.toNanos();
      while (!stopping && left > 0 && !(endsOnWake && awake)) {
        left = changed.awaitNanos(left);
      }
      idle = !awake;
      left = idle || !endsOnWake ? 0 : GATHERING.toNanos();
      while (!stopping && left > 0 && waiting == 0) {
        left = changed.awaitNanos(left);
      }
      if (stopping) {
        return false;
      }
      awake = false;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
    StoreDatabase database = store.database();
    if (idle && database != null) {
      // Commits are lazy: a full disk is found out here, not when the events were written.
      if (unsynced) {
        unsynced = false;
        database.sync();
      } else {
        database.probe();
      }
    }
    return true;
  }

  /** After an error: lets go of the database and waits. Returns false if it is time to stop. */
  private boolean recover(Exception e) {
    long applied = status().applied();
    failures = applied == failedAt ? failures + 1 : 1;
    if (applied != failedAt) {
      rebuilt = false;
    }
    failedAt = applied;
    LOG.error("the database failed after event {} ({}. time); sales go on", applied, failures, e);
    endReading();
    store.abandon();
    indexed = false;
    report(StoreStatus.State.FAILED, applied, String.valueOf(e.getMessage()));
    try {
      int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
      Duration wait = settings.retryAfter().multipliedBy(1L << doublings);
      boolean goOn =
          pause(
              wait.compareTo(settings.longestRetry()) < 0 ? wait : settings.longestRetry(), false);
      if (goOn && failures >= FAILURES_BEFORE_REBUILD && !rebuilt && store.hasRoom()) {
        rebuilt = true;
        store.rebuild();
      }
      return goOn;
    } catch (SQLException | IOException | RuntimeException again) {
      LOG.error("the database cannot be begun anew", again);
      return true;
    }
  }

  /** What is still in the journal, and the newest state, if all is well. */
  private void finish() {
    saveCheckpoint(1);
    StoreDatabase database = store.database();
    if (database == null) {
      return;
    }
    try {
      while (step()) {
        LOG.debug("finishing, {}", database.appliedSeq());
      }
    } catch (SQLException | IOException | RuntimeException e) {
      LOG.warn("the database is behind; the next start goes on from there", e);
    }
  }

  private void report(StoreStatus.State state, long applied, String detail) {
    long last = Math.max(applied, store.journal().lastSeq());
    StoreStatus next = new StoreStatus(state, applied, last, detail);
    lock.lock();
    try {
      status = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    listener.accept(next);
  }
}
