package canopy.till.loop;

import canopy.core.command.CounterCommand;
import canopy.core.command.Request;
import canopy.core.event.Recorded;
import canopy.core.event.UnreadableEvent;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.core.station.Book;
import canopy.core.till.Decision;
import canopy.core.till.TillRules;
import canopy.till.journal.DiskSpace;
import canopy.till.journal.JournalFailed;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the till. Requests come from any thread, are taken in order, and are
 * answered after the force: an {@link Outcome.Done} means that a power cut can no longer undo it.
 * Requests that wait while the disk works are decided one behind the other and forced together.
 * Callbacks run on the till thread and must not wait.
 */
public final class TillLoop implements AutoCloseable {
  /** Requests that may wait; more are answered with {@link Trouble#BUSY}. */
  public static final int QUEUE_LENGTH = 1024;

  /** Decisions that one force makes durable at the most. */
  static final int MOST_TOGETHER = 64;

  private static final Logger LOG = LoggerFactory.getLogger(TillLoop.class);
  private static final long SPACE_CHECK_NANOS = 1_000_000_000L;

  private final Ledger ledger;
  private final Clock clock;
  private final Effects effects;
  private final Consumer<TillSnapshot> publish;
  private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
  private final Thread thread;

  /** Who has been decided about and is told after the force. */
  private record Waiting(CompletableFuture<Outcome> answer, Outcome outcome) {}

  private final List<Waiting> waiting = new ArrayList<>();

  private TillRules rules;

  /** With every decision, also those that are not on the disk yet. */
  private TillState state;

  /** As far as the disk has it. */
  private TillState durable;

  private DiskSpace.State space = DiskSpace.State.OK;
  private long spaceCheckedNanos;
  private boolean ended;
  private Held held = Held.NOT;
  private volatile TillSnapshot snapshot;

  /**
   * Not yet running; {@link #start} lets it run.
   *
   * @param state with everything applied that the journal holds
   * @param effects called for every durable event, on the till thread
   * @param publish gets every new snapshot, on the till thread
   */
  public TillLoop(
      Ledger ledger,
      Book book,
      TillState state,
      Clock clock,
      Effects effects,
      Consumer<TillSnapshot> publish) {
    this.ledger = ledger;
    this.rules = new TillRules(book);
    this.state = state;
    this.durable = state;
    this.clock = clock;
    this.effects = effects;
    this.publish = publish;
    this.thread = new Thread(this::run, "till");
    this.spaceCheckedNanos = System.nanoTime() - SPACE_CHECK_NANOS;
    this.snapshot = look(state);
  }

  /** Journals the start of the program and begins to take requests. */
  public void start(UUID boot, String version) throws IOException {
    ledger.start(rules.businessDate(state, clock.instant()), boot, version);
    try {
      catchUp();
    } catch (UnreadableEvent e) {
      throw new IOException("the line just written cannot be read", e);
    }
    snapshot = look(state);
    thread.start();
    var _ = submit(Request.system(new CounterCommand.Recover()));
  }

  /** Asks for something. Any thread; never waits. */
  public CompletableFuture<Outcome> submit(Request request) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    if (!queue.offer(() -> ask(request, answer))) {
      LOG.warn("too many requests are waiting; refused {}", request.command().getClass());
      answer.complete(new Outcome.Stopped(Trouble.BUSY));
    }
    return answer;
  }

  /** Puts new master data in force, after the requests that wait already. Any thread. */
  public CompletableFuture<TillSnapshot> replaceBook(Book book) {
    CompletableFuture<TillSnapshot> done = new CompletableFuture<>();
    Runnable task =
        () -> {
          finish();
          rules = new TillRules(book);
          publishNow();
          done.complete(snapshot);
        };
    if (!queue.offer(task)) {
      done.completeExceptionally(new IllegalStateException("too many requests are waiting"));
    }
    return done;
  }

  /**
   * Takes no more business, or goes on. Answers when everything that was asked before has been
   * done. Any thread.
   */
  public CompletableFuture<TillSnapshot> hold(Held now) {
    CompletableFuture<TillSnapshot> done = new CompletableFuture<>();
    Runnable task =
        () -> {
          finish();
          held = now;
          publishNow();
          done.complete(snapshot);
        };
    if (!queue.offer(task)) {
      done.completeExceptionally(new IllegalStateException("too many requests are waiting"));
    }
    return done;
  }

  /** A person has seen that the journal failed, and wants to go on. Any thread. */
  public CompletableFuture<Outcome> resume() {
    CompletableFuture<Outcome> done = new CompletableFuture<>();
    Runnable task =
        () -> {
          boolean seen = ledger.journal().failed();
          finish();
          try {
            if (!seen) {
              throw new IllegalStateException("nobody has seen that the journal failed");
            }
            catchUp();
            ledger.journal().resumeOnFreshSegment();
            publishNow();
            done.complete(new Outcome.Done(List.of(), snapshot));
          } catch (IOException | UnreadableEvent | RuntimeException e) {
            LOG.error("the journal cannot go on", e);
            done.complete(new Outcome.Stopped(Trouble.JOURNAL_FAILED));
          }
        };
    if (!queue.offer(task)) {
      done.complete(new Outcome.Stopped(Trouble.BUSY));
    }
    return done;
  }

  /** The newest snapshot. Any thread. */
  public TillSnapshot snapshot() {
    return snapshot;
  }

  /** Takes what is waiting, journals the stop, and ends. Not from the till thread. */
  @Override
  public void close() {
    if (!thread.isAlive()) {
      return;
    }
    Runnable last =
        () -> {
          ask(Request.system(new CounterCommand.Stop()), new CompletableFuture<>());
          ended = true;
        };
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        queue.put(last);
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!ended) {
      try {
        Runnable next = queue.take();
        for (int taken = 1; next != null; taken++) {
          next.run();
          next = ended || taken == MOST_TOGETHER ? null : queue.poll();
        }
      } catch (InterruptedException e) {
        LOG.warn("the till thread was interrupted and goes on");
      }
      finish();
    }
  }

  private void ask(Request request, CompletableFuture<Outcome> answer) {
    Outcome outcome;
    try {
      outcome = decide(request);
    } catch (RuntimeException e) {
      outcome = stopped(e, request.command().getClass().getName());
    }
    waiting.add(new Waiting(answer, outcome));
    if (!ledger.gathers()) {
      finish();
    }
  }

  private Outcome decide(Request request) {
    if (ledger.journal().failed()) {
      return new Outcome.Stopped(Trouble.JOURNAL_FAILED);
    }
    if (space() == DiskSpace.State.FULL && Business.takesRoom(request, state.basket().open())) {
      return new Outcome.Stopped(Trouble.DISK_FULL);
    }
    if (held != Held.NOT && Business.isBusiness(request)) {
      return new Outcome.Stopped(trouble());
    }
    Instant now = clock.instant();
    return switch (rules.decide(state, request, now)) {
      case Decision.Refused refused -> new Outcome.Refused(refused.refusal());
      case Decision.Accepted accepted when accepted.events().isEmpty() ->
          new Outcome.Done(List.of(), look(state));
      case Decision.Accepted accepted -> {
        LocalDate day = rules.businessDate(state, now);
        Ledger.Draft draft = ledger.draft(accepted.events(), day, request.by());
        if (!ledger.joins(draft)) {
          finish();
          if (ledger.journal().failed()) {
            yield new Outcome.Stopped(Trouble.JOURNAL_FAILED);
          }
        }
        // Whatever has a fault throws here, before anything is written.
        List<Recorded> recorded = ledger.places(draft, now);
        TillState next = state;
        for (Recorded event : recorded) {
          next = next.apply(event);
        }
        Outcome.Done done = new Outcome.Done(recorded, look(next));
        ledger.add(draft, recorded.getFirst().at());
        state = next;
        yield done;
      }
    };
  }

  /** Forces what has been decided, and then tells everybody who waits, in order. */
  private void finish() {
    List<Waiting> told = List.copyOf(waiting);
    waiting.clear();
    Outcome.@Nullable Stopped stopped = null;
    try {
      ledger.commit();
      durable = state;
    } catch (RuntimeException e) {
      // What was decided and did not reach the disk has not happened.
      state = durable;
      stopped = stopped(e, told.size() + " requests");
    }
    for (Waiting one : told) {
      one.answer().complete(follow(stopped != null ? stopped : one.outcome()));
    }
  }

  private static Outcome.Stopped stopped(RuntimeException e, String doing) {
    LOG.error("stopped in {}", doing, e);
    return new Outcome.Stopped(
        e instanceof JournalFailed ? Trouble.JOURNAL_FAILED : Trouble.PROGRAM_FAULT);
  }

  private Outcome follow(Outcome outcome) {
    if (outcome instanceof Outcome.Done done) {
      show(done.after());
      for (Recorded event : done.events()) {
        try {
          effects.after(event, done.after());
        } catch (RuntimeException e) {
          // It is on the disk all the same.
          LOG.error("fault in what follows from line {}", event.seq(), e);
        }
      }
    } else if (snapshot.trouble() != trouble()) {
      show(
          new TillSnapshot(
              snapshot.state(), snapshot.totals(), snapshot.book(), snapshot.day(), trouble()));
    }
    return outcome;
  }

  /** Takes over what is on the disk and not in the state. */
  private void catchUp() throws IOException, UnreadableEvent {
    state = ledger.replay(durable);
    durable = state;
  }

  private DiskSpace.State space() {
    long now = System.nanoTime();
    if (now - spaceCheckedNanos >= SPACE_CHECK_NANOS) {
      spaceCheckedNanos = now;
      try {
        DiskSpace disk = ledger.journal().space();
        space = disk.state();
        if (space == DiskSpace.State.FULL) {
          // The next start puts it back; it does not count as room until then.
          disk.releaseBallast();
        }
      } catch (IOException e) {
        LOG.warn("the room on the disk is not known, or was not made", e);
      }
    }
    return space;
  }

  private void publishNow() {
    show(look(state));
  }

  private void show(TillSnapshot now) {
    snapshot = now;
    try {
      publish.accept(now);
    } catch (RuntimeException e) {
      LOG.error("fault in showing what is", e);
    }
  }

  private TillSnapshot look(TillState at) {
    Sale open = at.basket().open();
    return new TillSnapshot(
        at,
        open == null ? null : rules.totals(open),
        rules.book(),
        rules.businessDate(at, clock.instant()),
        trouble());
  }

  private Trouble trouble() {
    if (ledger.journal().failed()) {
      return Trouble.JOURNAL_FAILED;
    }
    return switch (held) {
      case UNTIL_RESTART -> Trouble.MUST_RESTART;
      case UNTIL_ENROLLED -> Trouble.MUST_ENROL;
      case NOT ->
          switch (space) {
            case OK -> Trouble.NONE;
            case LOW -> Trouble.DISK_LOW;
            case FULL -> Trouble.DISK_FULL;
          };
    };
  }
}
