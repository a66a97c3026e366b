package canopy.headoffice.journal;

import canopy.headoffice.database.Days;
import canopy.headoffice.http.Problem;
import canopy.headoffice.identity.EnrolledTill;
import canopy.headoffice.identity.Head;
import canopy.headoffice.identity.SignedRequests;
import canopy.headoffice.line.Chain;
import canopy.headoffice.line.LineReader;
import canopy.headoffice.line.ReceivedLine;
import canopy.headoffice.projection.Projector;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds batches to the journals: all of a batch or nothing, in one transaction with the rows that
 * follow from it, while the till's row is locked. Any request thread.
 */
public final class JournalStore {
  private static final Logger LOG = LoggerFactory.getLogger(JournalStore.class);

  /** From here on, handing the work over costs less than waiting for it. */
  private static final int LARGE_BATCH_LINES = 200;

  private final Jdbi jdbi;
  private final Days days;
  private final Clock clock;
  private final StoredLines lines = new StoredLines();
  private final Forks forks;
  private final Projector projector;

  public JournalStore(Jdbi jdbi, Days days, Projector projector, Clock clock) {
    this.jdbi = jdbi;
    this.days = days;
    this.clock = clock;
    this.forks = new Forks(jdbi, clock);
    this.projector = projector;
  }

  /**
   * What became of a batch.
   *
   * @param head up to here all lines are stored and committed
   * @param added how many of the batch were new
   * @param unread how many of those are not understood
   * @param quarantined all stored lines of this till that are not understood
   */
  record Accepted(Head head, int added, int unread, long quarantined) {}

  /** What the transaction found: a batch that was added, or a fork that was noted. */
  private sealed interface Outcome {
    record Added(Accepted accepted) implements Outcome {}

    record Forked(Fork fork, Head head) implements Outcome {}
  }

  /**
   * A batch whose lines continue one another, and what can be prepared before those before it are
   * stored.
   */
  record Checked(EnrolledTill till, List<ReceivedLine> lines, Set<LocalDate> days, Rows rows) {}

  /**
   * Checks what can be checked of a batch by itself, and begins to make its rows.
   *
   * @param batch at least one line, numbers without a gap
   * @throws Problem {@code broken-line}
   */
  Checked check(EnrolledTill till, List<ReceivedLine> batch) {
    long broken = new Chain().firstBroken(batch);
    if (broken > 0) {
      throw LineReader.broken(broken, "its hash does not fit its bytes and the line before");
    }
    Rows rows = new Rows(till, batch);
    Set<LocalDate> daysOfBatch = new LinkedHashSet<>();
    batch.forEach(line -> daysOfBatch.add(line.day()));
    days.ensure(daysOfBatch);
    return new Checked(till, batch, daysOfBatch, rows);
  }

  /**
   * Adds a batch when it is its turn. Lines that are stored already are compared and skipped.
   *
   * @throws Problem {@code gap}; {@code fork}, after the till was put into quarantine; {@code
   *     quarantined}, if it is; {@code too-many} if its turn does not come
   */
  Accepted add(Checked checked, Turns.Turn turn) throws SQLException {
    EnrolledTill till = checked.till();
    long first = checked.lines().getFirst().seq();
    long last = checked.lines().getLast().seq();
    long headSeq = till.head().seq();
    if (turn.await(first, last, headSeq, mayGoAhead(checked))) {
      Accepted early = addAhead(checked, turn);
      if (early != null) {
        turn.stored(early.head().seq());
        return early;
      }
      turn.fallBack();
      turn.await(first, last, headSeq, false);
    }
    Outcome outcome = jdbi.inTransaction(handle -> add(handle.getConnection(), checked));
    return switch (outcome) {
      case Outcome.Added(Accepted accepted) -> {
        turn.stored(accepted.head().seq());
        yield accepted;
      }
      case Outcome.Forked(Fork fork, Head head) -> {
        LOG.warn("{} is put into quarantine: {}", till.name(), fork.sentence());
        throw Problem.of(Problem.Kind.FORK, fork.sentence())
            .with("seq", fork.seq())
            .with("head", head.json());
      }
    };
  }

  /**
   * The rows of a batch. Those of a large one are made on another thread while PostgreSQL takes the
   * lines: both need a processor, and neither needs the other.
   */
  final class Rows {
    private final EnrolledTill till;
    private final int lines;
    private final @Nullable FutureTask<Projector.Ready> early;

    Rows(EnrolledTill till, List<ReceivedLine> batch) {
      this.till = till;
      this.lines = batch.size();
      // As far as is known before the till's row is locked, all of it is new.
      boolean large = lines >= LARGE_BATCH_LINES && batch.getFirst().seq() > till.head().seq();
      FutureTask<Projector.Ready> task =
          large ? new FutureTask<>(() -> projector.read(till.site(), till.till(), batch)) : null;
      if (task != null) {
        // Virtual threads share few processors and are not interrupted: whoever stores the batch
        // before would wait for this one.
        Thread.ofPlatform().name("rows").daemon().start(task);
      }
      this.early = task;
    }

    Projector.Ready of(List<ReceivedLine> added) {
      FutureTask<Projector.Ready> task = early;
      if (task == null || added.size() != lines) {
        return projector.read(till.site(), till.till(), added);
      }
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while rows are made", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("rows could not be made", e.getCause());
      }
    }
  }

  /**
   * Whether a batch is worth a connection that waits. Where a day has no partition, its lines would
   * keep the tables of all far days from whoever makes partitions.
   */
  private boolean mayGoAhead(Checked checked) {
    return checked.lines().size() >= LARGE_BATCH_LINES && days.areMade(checked.days());
  }

  /**
   * Copies lines and rows while the batch before is being stored, so that PostgreSQL works on both,
   * and locks the till's row when that one's transaction has ended. Nothing of it is seen before
   * its commit.
   *
   * @return null if nothing was added: then it has to be tried in its turn
   */
  private @Nullable Accepted addAhead(Checked checked, Turns.Turn turn) throws SQLException {
    EnrolledTill till = checked.till();
    List<ReceivedLine> batch = checked.lines();
    try {
      return jdbi.inTransaction(
          handle -> {
            Connection connection = handle.getConnection();
            Instant now = clock.instant();
            lines.store(connection, till, batch, now);
            int unread = projector.store(connection, checked.rows().of(batch));
            Head head = turn.awaitBefore() ? lockedHead(connection, till) : null;
            if (head == null || !follows(head, batch.getFirst())) {
              handle.rollback();
              return null;
            }
            return accepted(connection, till, batch, unread, now);
          });
    } catch (SQLException e) {
      // Such as the same lines from another copy of this program. What is true shows in its turn.
      LOG.info("{} could not be copied ahead: {}", till.name(), e.getSQLState());
      return null;
    }
  }

  private static boolean follows(Head head, ReceivedLine first) {
    return head.seq() + 1 == first.seq() && new Chain().continues(head.hash(), first);
  }

  private Accepted accepted(
      Connection connection, EnrolledTill till, List<ReceivedLine> added, int unread, Instant now)
      throws SQLException {
    long quarantined = lines.moveHead(connection, till, added, unread, now);
    ReceivedLine last = added.getLast();
    return new Accepted(new Head(last.seq(), last.hashText()), added.size(), unread, quarantined);
  }

  private Outcome add(Connection connection, Checked checked) throws SQLException {
    EnrolledTill till = checked.till();
    List<ReceivedLine> batch = checked.lines();
    Head head = lockedHead(connection, till);
    ReceivedLine first = batch.getFirst();
    if (first.seq() > head.seq() + 1) {
      throw Problem.of(
              Problem.Kind.GAP, "Lines from " + (head.seq() + 1) + " on are missing; send them.")
          .with("head", head.json());
    }
    int known = (int) Math.min(batch.size(), head.seq() + 1 - first.seq());
    Fork fork = fork(connection, till, batch, known, checked.days(), head);
    Instant now = clock.instant();
    if (fork != null) {
      forks.keep(connection, till, fork, batch, head, now);
      return new Outcome.Forked(fork, head);
    }
    List<ReceivedLine> added = batch.subList(known, batch.size());
    if (added.isEmpty()) {
      return new Outcome.Added(new Accepted(head, 0, 0, lines.quarantined(connection, till)));
    }
    lines.store(connection, till, added, now);
    int unread = projector.store(connection, checked.rows().of(added));
    return new Outcome.Added(accepted(connection, till, added, unread, now));
  }

  private Head lockedHead(Connection connection, EnrolledTill till) throws SQLException {
    StoredLines.LockedTill locked = lines.lock(connection, till);
    // It was active when the request came in; another request may have found a fork meanwhile.
    SignedRequests.refuseUnlessActive(locked.state(), locked.reason(), locked.forkSeq());
    return locked.head();
  }

  /** The first line that is another one than is stored; null if there is none. */
  private @Nullable Fork fork(
      Connection connection,
      EnrolledTill till,
      List<ReceivedLine> batch,
      int known,
      Set<LocalDate> dates,
      Head head)
      throws SQLException {
    if (known == 0) {
      ReceivedLine first = batch.getFirst();
      return new Chain().continues(head.hash(), first)
          ? null
          : new Fork(first.seq(), null, first.hashText());
    }
    return lines.firstDifference(connection, till, batch.subList(0, known), dates);
  }
}
