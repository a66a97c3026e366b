package canopy.till.fuel;

import canopy.core.command.FuelCommand;
import canopy.core.command.Request;
import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.fuel.Limit;
import canopy.core.state.Authorisation;
import canopy.core.state.FuelBook;
import canopy.core.state.Session;
import canopy.hardware.forecourt.AuthoriseRequest;
import canopy.hardware.forecourt.FillOwner;
import canopy.hardware.forecourt.Forecourt;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.Totaliser;
import canopy.till.loop.Effects;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the forecourt and the till loop. What the controller tells becomes commands; what
 * the till has journalled becomes orders to the controller. A fill is claimed, journalled, and only
 * then closed at the controller, in that order after any crash.
 *
 * <p>The live pumps ({@link LiveBoard}) are owned by the driver's listener thread; the effects run
 * on the till thread; STOP and STOP ALL go to the driver straight from the caller, ahead of every
 * queue.
 */
public final class ForecourtDesk implements Effects, Consumer<ForecourtEvent>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ForecourtDesk.class);

  private final Supplier<String> ids;
  private final BooleanSupplier autoAuthorise;
  private final Consumer<PumpBoard> publish;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "forecourt-desk"));
  private final PastFillSearch past;
  private final LateWork late;
  private final FillIntake intake;
  private final LiveBoard live = new LiveBoard();

  /** Pumps that have answered since the start. */
  private final Set<Integer> seen = new HashSet<>();

  private volatile @Nullable Forecourt forecourt;
  private volatile @Nullable TillLoop loop;

  /**
   * @param ids gives a new id for every request
   * @param autoAuthorise the manager's setting, asked whenever a pump calls
   * @param journalBegan since when this till answers for fills
   * @param publish gets every new board, on the driver's thread
   */
  public ForecourtDesk(
      Fills fills,
      Supplier<String> ids,
      BooleanSupplier autoAuthorise,
      Supplier<Instant> journalBegan,
      Consumer<PumpBoard> publish) {
    this.ids = ids;
    this.autoAuthorise = autoAuthorise;
    this.publish = publish;
    this.past = new PastFillSearch(fills, journalBegan, this::book);
    this.late = new LateWork(past, LateWork.on(later), this::search, this::settle);
    this.intake =
        new FillIntake(fills, past, late::searchAgain, () -> forecourt, () -> loop, this::submit);
  }

  /** Joins the till's side. Call before there is a driver: its first news must not be missed. */
  public void connect(TillLoop till) {
    loop = till;
  }

  /** Joins the forecourt's side; null if there is none. The driver's listener is this object. */
  public void drive(@Nullable Forecourt driver) {
    forecourt = driver;
    TillLoop till = loop;
    if (driver != null && till != null) {
      TillSnapshot now = till.snapshot();
      IntStream.rangeClosed(1, now.book().station().pumps())
          .filter(now.state().fuel()::isStopped)
          .forEach(driver::hold);
    }
  }

  /** The newest board. Any thread. */
  public PumpBoard board() {
    return live.newest();
  }

  /** Stops one pump, now. Any thread. */
  public void stop(int pump) {
    Forecourt driver = forecourt;
    if (driver != null) {
      driver.stop(pump);
    }
    submit(atTheTill(new FuelCommand.StopPump(pump)));
  }

  /**
   * Has the counters of a pump's nozzles read; {@link #totals} has them when they come. Any thread.
   */
  public void readTotals(int pump) {
    Forecourt driver = forecourt;
    if (driver != null) {
      live.forgetTotals(pump);
      for (Hose hose : board().hoses().getOrDefault(pump, List.of())) {
        driver.requestTotals(ids.get(), pump, hose.nozzle());
      }
    }
  }

  /** The counters of a pump as last read, by nozzle. Any thread. */
  public Map<Integer, Totaliser> totals(int pump) {
    return live.totals(pump);
  }

  /** Pumps whose counters could not be read when they were last asked for, and why. Any thread. */
  public Map<Integer, Refusal> unreadTotals() {
    return live.unread();
  }

  /** Stops every pump, now; works signed in or not. Any thread. */
  public void stopAll() {
    Forecourt driver = forecourt;
    if (driver != null) {
      driver.stopAll();
    }
    submit(atTheTill(new FuelCommand.StopAll()));
  }

  /** By who is signed in. Before a locked till anybody may stand: that is nobody's doing. */
  private Request atTheTill(FuelCommand command) {
    TillLoop till = loop;
    Session session = till == null ? null : till.snapshot().state().session();
    String operator = session == null || session.locked() ? null : session.operator();
    return operator == null ? Request.system(command) : Request.by(operator, command);
  }

  /** What the till has journalled, as orders to the controller. On the till thread. */
  @Override
  public void after(Recorded recorded, TillSnapshot snapshot) {
    Forecourt driver = forecourt;
    if (recorded.event() instanceof StationEvent.PumpPricesSet
        || recorded.event() instanceof StationEvent.PumpPricesRefused) {
      // What kept pumps from being released may be over, and who waits there calls no second time.
      board().pumps().keySet().forEach(this::answerAgain);
    }
    if (driver == null || !(recorded.event() instanceof FuelEvent event)) {
      return;
    }
    switch (event) {
      case FuelEvent.Authorised e ->
          driver.authorise(
              new AuthoriseRequest(
                  e.requestId(),
                  e.pump(),
                  Fills.limit(e.limit()),
                  List.of(),
                  e.grade() == null ? List.of() : List.of(e.grade()),
                  null));
      case FuelEvent.PumpRestarted e -> driver.restart(e.pump());
      case FuelEvent.PumpSuspended e -> driver.suspend(e.pump());
      case FuelEvent.PumpResumed e -> driver.resume(e.pump());
      case FuelEvent.PumpStopped _, FuelEvent.AllStopped _ -> {}
      case FuelEvent.AuthorisationAccepted _, FuelEvent.AuthorisationEnded _ -> {}
      case FuelEvent.Dispensed _, FuelEvent.Closed _, FuelEvent.WrittenOff _ -> {}
      case FuelEvent.Prepaid _, FuelEvent.PrepayUsed _ -> {}
    }
  }

  /** What the controller tells. On the driver's thread. */
  @Override
  public void accept(ForecourtEvent event) {
    switch (event) {
      case ForecourtEvent.ControllerOnline e -> live.online();
      case ForecourtEvent.ControllerOffline e -> live.offline(e.reason());
      case ForecourtEvent.LayoutRead e -> {
        live.layout(e.hoses());
        past.setTime(e.time());
        search();
      }
      case ForecourtEvent.PumpChanged e -> changed(e.pump(), e.status());
      case ForecourtEvent.FillFinished e -> intake.finished(e);
      case ForecourtEvent.FillClaimed e -> intake.claimed(e.fill(), e.before() == FillOwner.MINE);
      case ForecourtEvent.FillClaimRefused e -> intake.notClaimed(e.key(), e.reason());
      case ForecourtEvent.FillReleased e -> LOG.info("fill {} given back", e.key().text());
      case ForecourtEvent.FillClosed e -> intake.closed(e.key());
      case ForecourtEvent.AuthoriseAnswered e -> {
        Refusal refusal = e.refusal();
        if (refusal != null) {
          end(e.requestId(), refusal);
          live.note(e.pump(), refusal);
          if (refusal.trouble().passes()) {
            late.tryAgain("call " + e.pump(), () -> answerAgain(e.pump()));
          }
        } else if (e.transaction() > 0) {
          submit(
              Request.system(new FuelCommand.ConfirmAuthorisation(e.requestId(), e.transaction())));
        }
      }
      case ForecourtEvent.ReservationCleared e ->
          end(e.requestId().isEmpty() ? found(e) : e.requestId(), e.reason());
      case ForecourtEvent.CommandAccepted e -> LOG.info("{} pump {}", e.command(), e.pump());
      case ForecourtEvent.CommandRefused e -> {
        if (past.failed(e.requestId())) {
          LOG.warn("past fills cannot be read: {}", e.reason());
          late.searchAgain();
        } else if (e.command() != ForecourtCommand.REPEAT_PRICES) {
          live.note(e.pump(), e.reason());
          if (e.command() == ForecourtCommand.TOTALS) {
            live.notRead(e.pump(), e.reason());
          }
          if (e.command() == ForecourtCommand.CLOSE_TRANSACTION && e.reason().trouble().passes()) {
            // The controller may have closed it and show nothing of it any more.
            late.tryAgain("close " + e.pump(), () -> intake.closeOld(e.pump()));
          }
        }
      }
      case ForecourtEvent.Totals e -> live.totals(e.pump(), e.hose().nozzle(), e.totaliser());
      case ForecourtEvent.PricesRead e -> {}
      case ForecourtEvent.PricesWritten e -> {}
      case ForecourtEvent.PricesCompared e -> {}
      case ForecourtEvent.PricesShown e -> live.prices(e.pump(), e.tenthsOfMinorByNozzle());
      case ForecourtEvent.PastFills e -> {
        Forecourt driver = forecourt;
        if (driver != null) {
          past.take(driver, e);
        }
      }
    }
    publish.accept(live.renew());
  }

  private void search() {
    Forecourt driver = forecourt;
    if (driver != null && board().online()) {
      past.begin(driver);
    }
  }

  private void changed(int pump, PumpStatus status) {
    PumpStatus before = live.put(pump, status);
    boolean called = before != null && before.state() == PumpState.CALLING;
    if (status.state() == PumpState.CALLING && !called) {
      answerCall(pump);
    }
    // A pump that does not answer says nothing about its release.
    if (status.state() != PumpState.INOPERATIVE && seen.add(pump)) {
      intake.closeOld(pump);
      if (!status.state().isReleased() && !status.fillOpen()) {
        settleOldRelease(pump);
      }
    }
  }

  private void answerCall(int pump) {
    if (autoAuthorise.getAsBoolean()) {
      submit(
          Request.system(new FuelCommand.Authorise(ids.get(), pump, new Limit.FullTank(), true)));
    }
  }

  /**
   * The first look at a pump after a start: if the journal says that it is released and the
   * controller knows nothing of it, the release never arrived or is long over. The fills that are
   * waiting there, or were closed, come first.
   */
  private void settleOldRelease(int pump) {
    TillLoop till = loop;
    Authorisation old = till == null ? null : till.snapshot().state().fuel().releases().get(pump);
    if (old == null) {
      return;
    }
    if (past.isComplete()) {
      search(); // This pump was not to be reached then.
    }
    late.settle(old);
  }

  private void settle(Authorisation old) {
    end(old.requestId(), Refusal.of(ForecourtTrouble.ANSWER_LOST));
    answerAgain(old.pump()); // The old release stood in the way when it called.
  }

  /** A customer who still waits with the nozzle in hand calls no second time. */
  private void answerAgain(int pump) {
    if (board().status(pump).state() == PumpState.CALLING) {
      answerCall(pump);
    }
  }

  /** The release behind a reservation that the driver found at the controller; empty if none. */
  private String found(ForecourtEvent.ReservationCleared e) {
    Authorisation running = book().releases().get(e.pump());
    return running != null
            && (running.transaction() == 0 || running.transaction() == e.transaction())
        ? running.requestId()
        : "";
  }

  private void end(String requestId, Refusal reason) {
    if (!requestId.isEmpty()) {
      submit(Request.system(new FuelCommand.EndAuthorisation(requestId, reason.trouble().name())));
    }
  }

  private FuelBook book() {
    return Objects.requireNonNull(loop, "connect the till first").snapshot().state().fuel();
  }

  private void submit(Request request) {
    TillLoop till = loop;
    if (till != null) {
      var _ =
          till.submit(request)
              .thenAccept(
                  outcome -> {
                    if (!(outcome instanceof Outcome.Done)) {
                      LOG.info("{}: {}", request.command(), outcome);
                    }
                  });
    }
  }

  @Override
  public void close() {
    later.shutdownNow();
    Forecourt driver = forecourt;
    if (driver != null) {
      driver.close();
    }
  }
}
