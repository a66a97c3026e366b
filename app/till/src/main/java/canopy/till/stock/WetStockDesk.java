package canopy.till.stock;

import canopy.core.command.Command;
import canopy.core.command.Request;
import canopy.core.command.StockCommand;
import canopy.core.event.Recorded;
import canopy.core.event.StockEvent;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.state.StockBook;
import canopy.core.station.Limits;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockSetup;
import canopy.core.stock.Tank;
import canopy.core.stock.TotaliserReading;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.tank.TankAnswer;
import canopy.hardware.tank.TankGauge;
import canopy.hardware.tank.TankReading;
import canopy.till.fuel.ForecourtDesk;
import canopy.till.loop.Effects;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between gauge, pumps and the till loop for the wet stock. Reads everything when asked and
 * every hour, and writes it down; a device that does not answer is named, so that somebody types
 * what it would have said, and holds nothing up. Notices deliveries and alarms in what the gauge
 * tells all the time, which itself is not written down. After a day was balanced it has the rules
 * look it over.
 */
public final class WetStockDesk implements Effects, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WetStockDesk.class);

  /** Readings under way at once; more are answered with nothing read. */
  private static final int MOST_ROUNDS = 8;

  private volatile StockSetup setup;
  private final ForecourtDesk forecourt;
  private final WetStock figures;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("wet-stock").daemon().factory());
  private volatile @Nullable TillLoop loop;
  private volatile @Nullable TankGauge gauge;
  private volatile LevelWatch levels;

  // Of the desk's thread alone.
  private final List<Round> rounds = new ArrayList<>();
  private @Nullable Instant lastPeriodic;

  /**
   * @param figures holds the rules against a day
   */
  public WetStockDesk(StockSetup setup, ForecourtDesk forecourt, WetStock figures, Clock clock) {
    this.setup = setup;
    this.forecourt = forecourt;
    this.figures = figures;
    this.clock = clock;
    this.levels = new LevelWatch(setup);
  }

  /**
   * Joins till and gauge and begins to read by itself; what the gauge tells goes to {@link #heard}.
   */
  public void connect(TillLoop till, TankGauge driver) {
    gauge = driver;
    loop = till;
    var _ = thread.scheduleWithFixedDelay(() -> guarded(this::everyMinute), 1, 1, TimeUnit.MINUTES);
    run(
        () -> {
          checkLastDay(till.snapshot());
        });
    // The gauge is read since before there was a till to tell; the next reading is long in coming.
    driver.latest().ifPresent(this::heard);
    tellSetUp(false);
  }

  /**
   * Has the tanks written down as the book has them.
   *
   * @param changed whether they are others than before: then it is news too that there are none
   */
  public void tellSetUp(boolean changed) {
    run(() -> note(new StockCommand.TellSetUp(changed)));
  }

  /** The tanks and how they are watched. */
  public StockSetup setup() {
    return setup;
  }

  /** Puts other tanks or limits in force, after their file is safe. On one thread at a time. */
  public void setUp(StockSetup next) {
    StockSetup before = setup;
    setup = next;
    figures.setUp(next);
    boolean same =
        next.tanks().equals(before.tanks()) && next.settleSeconds() == before.settleSeconds();
    if (!same) {
      levels = new LevelWatch(next); // What rises now is measured in other tanks.
    }
  }

  /** The figures of days that were balanced. */
  public WetStock figures() {
    return figures;
  }

  /** The tanks as the gauge told last. Any thread. */
  public TankBoard board() {
    TankGauge driver = gauge;
    return levels.board(driver == null ? null : driver.status());
  }

  /** What the pumps have drawn from a tank since the journal began, less what was poured back. */
  public Volume drawn(StockBook book, int tank) {
    return levels.drawn(book, tank);
  }

  /**
   * Reads all tanks and counters and writes down what was read. Any thread.
   *
   * @param by who wants it: the operator at the till, or {@code system}
   * @return completes on the desk's thread when it is in the journal, at the latest {@code
   *     answerSeconds} after the call; never fails, but may have read nothing
   */
  public CompletableFuture<Readings> read(Occasion occasion, String by) {
    Round round = new Round(occasion, by, tankNumbers(), nozzles());
    if (!run(() -> begin(round))) {
      round.result().complete(round.readings());
    }
    return round.result();
  }

  private Set<Integer> tankNumbers() {
    return setup.tanks().stream()
        .map(Tank::number)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<Tank.Outlet> nozzles() {
    Set<Tank.Outlet> all = new LinkedHashSet<>();
    forecourt
        .board()
        .hoses()
        .forEach(
            (pump, hoses) -> {
              for (Hose hose : hoses) {
                if (hose.nozzle() > 0) {
                  all.add(new Tank.Outlet(pump, hose.nozzle()));
                }
              }
            });
    return all;
  }

  private void begin(Round round) {
    if (rounds.size() >= MOST_ROUNDS) {
      round.result().complete(round.readings());
      return;
    }
    rounds.add(round);
    TankGauge driver = gauge;
    if (driver == null) {
      round.gauge(List.of());
    } else {
      driver.readNow(answer -> run(() -> answered(round, answer)));
    }
    forecourt.board().hoses().keySet().forEach(forecourt::readTotals);
    var _ =
        thread.schedule(() -> guarded(() -> end(round)), setup.answerSeconds(), TimeUnit.SECONDS);
    endIfComplete(round);
  }

  private void answered(Round round, TankAnswer answer) {
    round.gauge(
        switch (answer) {
          case TankAnswer.Read it ->
              GaugeWords.readings(setup.tanks(), it.reading()).stream()
                  .filter(this::isPossible)
                  .toList();
          case TankAnswer.Failed it -> {
            LOG.warn("the tank gauge was not read: {}", it.status().detail());
            yield List.of();
          }
        });
    endIfComplete(round);
  }

  /** One probe that tells nonsense counts as silent, and costs the other tanks nothing. */
  private boolean isPossible(canopy.core.stock.TankReading reading) {
    Tank tank = setup.all().tank(reading.tank());
    boolean possible = tank != null && tank.mayHold(reading);
    if (!possible) {
      LOG.warn("tank {} cannot hold what the gauge tells: {}", reading.tank(), reading.volume());
    }
    return possible;
  }

  /** What the forecourt tells; all but counters is passed over. On the driver's thread. */
  public void heard(ForecourtEvent event) {
    if (event instanceof ForecourtEvent.Totals e) {
      run(() -> counted(e));
    } else if (event instanceof ForecourtEvent.CommandRefused e
        && e.command() == ForecourtCommand.TOTALS) {
      run(() -> List.copyOf(rounds).forEach(round -> refused(round, e.pump())));
    }
  }

  private void counted(ForecourtEvent.Totals e) {
    TillLoop till = loop;
    if (till == null) {
      return;
    }
    TotaliserReading reading =
        new TotaliserReading(
            e.pump(),
            e.hose().nozzle(),
            e.hose().grade(),
            TotaliserReading.Source.PUMP,
            clock.instant(),
            new Volume(e.totaliser().volumeMillilitres()),
            Money.of(e.totaliser().amountMinor(), till.snapshot().book().station().currency()));
    long told = reading.volume().millilitres();
    if (told < 0
        || told > Limits.STOCK_MILLILITRES
        || e.pump() > till.snapshot().book().station().pumps()) {
      LOG.warn("pump {} cannot have counted {}", e.pump(), reading.volume());
      return;
    }
    for (Round round : List.copyOf(rounds)) {
      round.nozzle(reading);
      endIfComplete(round);
    }
  }

  private void refused(Round round, int pump) {
    round.refused(pump);
    endIfComplete(round);
  }

  private void endIfComplete(Round round) {
    if (round.complete()) {
      end(round);
    }
  }

  /** Counters first: when the tanks are balanced, the day's counters are there to look at. */
  private void end(Round round) {
    if (!rounds.remove(round)) {
      return;
    }
    Readings readings = round.readings();
    var counters = new StockCommand.RecordTotalisers(readings.occasion(), readings.totalisers());
    var tanks = new StockCommand.RecordTanks(readings.occasion(), readings.tanks());
    var _ =
        written(submit(round.by(), counters))
            .thenCompose(
                counted ->
                    written(submit(round.by(), tanks))
                        .thenApply(dipped -> readings.written(dipped, counted)))
            .exceptionally(
                failure -> {
                  LOG.warn("nothing was written down", failure);
                  return readings.written(false, false);
                })
            .thenAccept(round.result()::complete);
  }

  private static CompletableFuture<Boolean> written(CompletableFuture<Outcome> outcome) {
    return outcome.handle((done, _) -> done instanceof Outcome.Done);
  }

  /** What the gauge tells all the time. On its thread. */
  public void heard(TankReading told) {
    run(
        () -> {
          TillLoop till = loop;
          if (till != null) {
            levels.look(told, till.snapshot().state().stock(), this::note);
          }
        });
  }

  private void everyMinute() {
    Instant now = clock.instant();
    Instant last = lastPeriodic;
    boolean due =
        last == null
            || now.isBefore(last)
            || Duration.between(last, now).toMinutes() >= setup.readEveryMinutes();
    if (due && !setup.tanks().isEmpty()) {
      lastPeriodic = now;
      begin(new Round(Occasion.PERIODIC, Recorded.SYSTEM, tankNumbers(), nozzles()));
    }
  }

  /** A day that was balanced is looked over. On the till thread. */
  @Override
  public void after(Recorded recorded, TillSnapshot snapshot) {
    if (recorded.event() instanceof StockEvent.TanksBalanced
        || recorded.event() instanceof StockEvent.TotalisersBalanced) {
      run(() -> check(recorded.day(), recorded.seq()));
    }
  }

  /** The program may have ended before the last closed day was looked over. */
  private void checkLastDay(TillSnapshot till) {
    LocalDate closed = till.state().day().lastClosed();
    if (closed != null) {
      check(closed, till.state().seq());
    }
  }

  private void check(LocalDate day, long seq) {
    for (Tank tank : setup.tanks()) {
      var _ =
          figures
              .check(tank, day, seq)
              .whenComplete(
                  (flags, failure) -> {
                    if (failure != null) {
                      LOG.warn("tank {} was not looked over", tank.number(), failure);
                    } else if (!flags.isEmpty()) {
                      note(new StockCommand.Flag(flags));
                    }
                  });
    }
  }

  private void note(Command command) {
    var _ = submit(Recorded.SYSTEM, command);
  }

  private CompletableFuture<Outcome> submit(String by, Command command) {
    TillLoop till = loop;
    if (till == null) {
      return CompletableFuture.failedFuture(new IllegalStateException("no till yet"));
    }
    Request request =
        by.equals(Recorded.SYSTEM) ? Request.system(command) : Request.by(by, command);
    return till.submit(request)
        .thenApply(
            outcome -> {
              if (!(outcome instanceof Outcome.Done)) {
                LOG.warn("{} not written down: {}", command.getClass().getSimpleName(), outcome);
              }
              return outcome;
            });
  }

  private boolean run(Runnable task) {
    try {
      thread.execute(() -> guarded(task));
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("the wet-stock desk is closed");
      return false;
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("the wet stock was not looked after", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
