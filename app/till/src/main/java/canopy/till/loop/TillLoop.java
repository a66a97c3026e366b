package canopy.till.loop;

import canopy.core.command.BillCommand;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PriceCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.command.StockCommand;
import canopy.core.command.TenderCommand;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the till. Requests come from any thread, are taken in order, and are
 * answered after the force: an {@link Outcome.Done} means that a power cut can no longer undo it.
 * Callbacks run on the till thread and must not wait.
 */
public final class TillLoop implements AutoCloseable {
  /** Requests that may wait; more are answered with {@link Trouble#BUSY}. */
  public static final int QUEUE_LENGTH = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(TillLoop.class);
  private static final long SPACE_CHECK_NANOS = 1_000_000_000L;

  private final Ledger ledger;
  private final Clock clock;
  private final Effects effects;
  private final Consumer<TillSnapshot> publish;
  private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
  private final Thread thread;

  private TillRules rules;
  private TillState state;
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
    this.clock = clock;
    this.effects = effects;
    this.publish = publish;
    this.thread = new Thread(this::run, "till");
    this.spaceCheckedNanos = System.nanoTime() - SPACE_CHECK_NANOS;
    this.snapshot = look();
  }

  /** Journals the start of the program and begins to take requests. */
  public void start(UUID boot, String version) throws IOException {
    ledger.start(rules.businessDate(state, clock.instant()), boot, version);
    try {
      state = ledger.replay(state);
    } catch (UnreadableEvent e) {
      throw new IOException("the line just written cannot be read", e);
    }
    snapshot = look();
    thread.start();
    var _ = submit(Request.system(new CounterCommand.Recover()));
  }

  /** Asks for something. Any thread; never waits. */
  public CompletableFuture<Outcome> submit(Request request) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    if (!queue.offer(() -> answer.complete(handle(request)))) {
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
          try {
            ledger.journal().resumeOnFreshSegment();
            publishNow();
            done.complete(new Outcome.Done(List.of(), snapshot));
          } catch (IOException | RuntimeException e) {
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
          handle(Request.system(new CounterCommand.Stop()));
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
        queue.take().run();
      } catch (InterruptedException e) {
        LOG.warn("the till thread was interrupted and goes on");
      }
    }
  }

  private Outcome handle(Request request) {
    try {
      return decide(request);
    } catch (JournalFailed e) {
      LOG.error("the journal failed; the till takes nothing more", e);
      publishNow();
      return new Outcome.Stopped(Trouble.JOURNAL_FAILED);
    } catch (RuntimeException e) {
      LOG.error("fault in {}", request.command().getClass(), e);
      return new Outcome.Stopped(Trouble.PROGRAM_FAULT);
    }
  }

  private Outcome decide(Request request) {
    if (ledger.journal().failed()) {
      return new Outcome.Stopped(Trouble.JOURNAL_FAILED);
    }
    if (space() == DiskSpace.State.FULL && takesRoom(request)) {
      publishNow();
      return new Outcome.Stopped(Trouble.DISK_FULL);
    }
    if (held != Held.NOT && isBusiness(request)) {
      return new Outcome.Stopped(trouble());
    }
    Instant now = clock.instant();
    return switch (rules.decide(state, request, now)) {
      case Decision.Refused refused -> new Outcome.Refused(refused.refusal());
      case Decision.Accepted accepted -> {
        List<Recorded> recorded =
            accepted.events().isEmpty()
                ? List.of()
                : ledger.append(accepted.events(), rules.businessDate(state, now), request.by());
        for (Recorded event : recorded) {
          state = state.apply(event);
        }
        publishNow();
        for (Recorded event : recorded) {
          effects.after(event, snapshot);
        }
        yield new Outcome.Done(recorded, snapshot);
      }
    };
  }

  private static boolean isBusiness(Request request) {
    return switch (request.command()) {
      case OperatorCommand c -> false;
      case CounterCommand.OpenDrawer c -> true;
      case CounterCommand.CloseDay c -> true;
      case CounterCommand c -> false;
      case SaleCommand c -> true;
      case TenderCommand c -> true;
      case PaymentCommand c -> true;
      case BillCommand c -> true;
      case PriceCommand c -> true;
      case StockCommand c -> true;
      case ShiftCommand c -> true;
      case FuelCommand c -> true;
    };
  }

  /** On a full disk nothing new is begun; what was begun can be paid, voided and closed. */
  private boolean takesRoom(Request request) {
    Sale open = state.basket().open();
    return switch (request.command()) {
      case SaleCommand.VoidLine c -> false;
      case SaleCommand.VoidSale c -> false;
      case SaleCommand c -> true;
      case TenderCommand c -> open == null;
      case PaymentCommand c -> false;
      case BillCommand c -> true;
      case PriceCommand c -> false;
      case StockCommand c -> false;
      case ShiftCommand c -> false;
      case FuelCommand.Authorise c -> true;
      case FuelCommand.RetryPrepay c -> true;
      case FuelCommand c -> false;
      case OperatorCommand c -> false;
      case CounterCommand c -> false;
    };
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
    snapshot = look();
    publish.accept(snapshot);
  }

  private TillSnapshot look() {
    Sale open = state.basket().open();
    return new TillSnapshot(
        state,
        open == null ? null : rules.totals(open),
        rules.book(),
        rules.businessDate(state, clock.instant()),
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
