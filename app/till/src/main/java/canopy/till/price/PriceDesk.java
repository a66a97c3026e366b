package canopy.till.price;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.LeftOut;
import canopy.core.command.Command;
import canopy.core.command.PriceCommand;
import canopy.core.command.Request;
import canopy.core.event.StationEvent.PriceChanged;
import canopy.hardware.forecourt.Forecourt;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.till.catalogue.Catalogue;
import canopy.till.loop.TillLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts in force what head office decided, when its time has come: the till's book first, then the
 * pumps, read back and equal. The driver takes prices only while no pump is released or fuelling,
 * and the controller shows them on the price board that it drives; until then the pumps keep the
 * old ones, which is what a fill is paid by. What the pumps refuse is offered again. Pumps that do
 * not show what stands in the controller are in the till's state, also after a restart, and each is
 * told it again until it does ({@link LatePumps}). One thread of its own; any thread may bring
 * news.
 */
public final class PriceDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PriceDesk.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration OFFER_AGAIN = Duration.ofSeconds(2);

  private final Supplier<Catalogue> current;
  private final Consumer<Catalogue> putInForce;
  private final LocalGoods local;
  private final SignWatch sign;
  private final TillLoop loop;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("prices").daemon().unstarted(task));

  private final Instant offSince;

  private HeadOfficeGoods.@Nullable Decided decided;
  private boolean caughtUp;
  private @Nullable ScheduledFuture<?> next;
  private @Nullable Forecourt forecourt;
  private @Nullable Map<Integer, Long> atThePumps;
  private @Nullable String asked;

  /** What the pumps were last asked to take, and the refusal of it that was written down. */
  private Map<Integer, Long> offered = Map.of();

  private Map<Integer, Long> noted = Map.of();
  private String notedReason = "";

  /** Pumps that do not show what they were told, as the journal has it. */
  private Set<Integer> unconfirmed;

  private final LatePumps late = new LatePumps();

  private List<LeftOut> leftOut = List.of();
  private long requests;

  /**
   * @param current the goods in force
   * @param putInForce replaces them, and returns at once or soon
   * @param local what the station changed by itself
   * @param sign the price sign
   * @param loop writes it down
   * @param offSince when the till wrote its last line before this start: planned prices whose time
   *     came since are in force by now, and not yet written down
   */
  public PriceDesk(
      Supplier<Catalogue> current,
      Consumer<Catalogue> putInForce,
      LocalGoods local,
      SignWatch sign,
      TillLoop loop,
      Instant offSince,
      Clock clock) {
    this.current = current;
    this.putInForce = putInForce;
    this.local = local;
    this.sign = sign;
    this.loop = loop;
    this.offSince = offSince;
    this.clock = clock;
    this.unconfirmed = loop.snapshot().state().sign().unconfirmed();
  }

  /** Head office has decided something. */
  public void decide(HeadOfficeGoods.Decided newest) {
    run(
        () -> {
          decided = newest;
          effect();
        });
  }

  /** The station has changed something by itself, or head office has answered. */
  public void look() {
    run(this::effect);
  }

  /** Joins the forecourt; without one only the till's own prices change. */
  public void drive(Forecourt driver) {
    run(
        () -> {
          forecourt = driver;
          watch();
        });
  }

  /** What the controller tells; all but prices is passed over. */
  public void heard(ForecourtEvent event) {
    switch (event) {
      case ForecourtEvent.ControllerOnline e -> run(this::ask);
      case ForecourtEvent.PricesRead e -> run(() -> read(e));
      case ForecourtEvent.PricesWritten e -> run(() -> written(e));
      case ForecourtEvent.PricesCompared e -> run(() -> compared(e));
      case ForecourtEvent.PumpChanged e -> {
        if (late.answersAgain(e.pump(), e.status().state())) {
          run(() -> tell(lacking -> late.lookAt(e.pump(), lacking)));
        }
      }
      case ForecourtEvent.CommandRefused e -> {
        if (e.command() == ForecourtCommand.READ_PRICES
            || e.command() == ForecourtCommand.WRITE_PRICES) {
          run(() -> refused(e));
        } else if (e.command() == ForecourtCommand.REPEAT_PRICES) {
          late.notTold(e.pump());
        }
      }
      default -> {}
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Brings till and pumps to the prices of now, and comes back when the next ones are due. */
  private void effect() {
    HeadOfficeGoods.Decided newest = decided;
    if (newest == null) {
      putOwnInForce();
      return;
    }
    Prices now = with(Prices.at(clock.instant(), newest));
    // Before anything that may fail: the next price must not depend on it.
    now.nextAt().ifPresent(at -> again(Duration.between(clock.instant(), at)));
    Catalogue inForce = current.get();
    Catalogue before = local.over(inForce, true);
    PriceCommand.ReceiveGoods goods = PriceChanges.difference(before, now.goods());
    List<PriceChanged> changes = new ArrayList<>(PriceChanges.changes(before, now));
    if (goods != null || !changes.isEmpty() || before != inForce) {
      putInForce.accept(now.goods());
    }
    if (goods != null) {
      note(goods);
    }
    if (!caughtUp) {
      caughtUp = true;
      addMissed(changes, newest, now);
    }
    if (!changes.isEmpty()) {
      note(new PriceCommand.ChangePrices(changes));
    }
    noteLeftOut(newest.leftOut());
    offer();
  }

  /** What cannot be used is told once; a till that starts tells it anew. */
  private void noteLeftOut(List<LeftOut> now) {
    if (!now.equals(leftOut)) {
      leftOut = now;
      note(
          new PriceCommand.LeaveOut(
              now.subList(0, Math.min(now.size(), LeftOut.MOST_TOLD)), now.size()));
    }
  }

  /** What is decided, with what the station changed by itself over it. */
  private Prices with(Prices now) {
    return new Prices(local.over(now.goods(), true), now.changes(), now.nextAt());
  }

  /** Without a head office that decides about goods, the station's own changes are all. */
  private void putOwnInForce() {
    Catalogue inForce = current.get();
    Catalogue next = local.over(inForce, false);
    if (next != inForce) {
      putInForce.accept(next);
    }
    offer();
  }

  /** Prices that were planned, and came into force while the till was off. */
  private void addMissed(List<PriceChanged> changes, HeadOfficeGoods.Decided newest, Prices now) {
    Catalogue then = with(Prices.at(offSince, newest)).goods();
    for (PriceChanged missed : PriceChanges.changes(then, now)) {
      boolean noted =
          changes.stream()
              .anyMatch(one -> one.target() == missed.target() && one.key().equals(missed.key()));
      if (!noted && !missed.plan().isEmpty() && changes.size() < PriceChanges.MOST_NOTED) {
        changes.add(missed);
      }
    }
  }

  private void again(Duration wait) {
    ScheduledFuture<?> waiting = next;
    if (waiting != null) {
      waiting.cancel(false);
    }
    // The clock may be set meanwhile: looked at again at least each minute.
    Duration soon = wait.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : wait;
    next = later(soon, this::effect);
  }

  private void ask() {
    Forecourt driver = forecourt;
    if (driver != null) {
      asked = null;
      atThePumps = null;
      driver.readPrices(id());
    }
  }

  private void read(ForecourtEvent.PricesRead e) {
    atThePumps = e.tenthsOfMinorByGrade();
    offer();
  }

  /** Offers the pumps the prices that they lack; one offer at a time. */
  private void offer() {
    Forecourt driver = forecourt;
    Map<Integer, Long> standing = atThePumps;
    if (driver == null || standing == null || asked != null) {
      return;
    }
    Map<Integer, Long> wanted = new TreeMap<>();
    for (FuelGrade grade : current.get().grades()) {
      Long stands = standing.get(grade.id());
      boolean ours = decided != null || local.prices(grade);
      if (ours && stands != null && stands != grade.price().tenthsOfMinor()) {
        wanted.put(grade.id(), grade.price().tenthsOfMinor());
      }
    }
    if (sign.isNews(wanted, standing)) {
      noted = Map.of(); // As after each comparison.
      note(confirmed(standing));
    }
    boolean waited = loop.snapshot().state().sign().waitingSince() != null;
    Map<Integer, Long> now = sign.next(wanted, standing);
    if (now.isEmpty() && (waited || !noted.isEmpty())) {
      noted = Map.of(); // What they refused is not asked of them now.
      note(confirmed(standing));
    }
    if (!now.isEmpty()) {
      write(driver, now);
    }
  }

  private void write(Forecourt driver, Map<Integer, Long> prices) {
    String id = id();
    asked = id;
    offered = prices;
    driver.writePrices(id, prices);
  }

  /** Nobody has seen to the price sign for some time, or a pump still shows an old price. */
  private void watch() {
    sign.look(clock.instant());
    tell(late::look);
    var _ = later(LOOK_AGAIN, this::watch);
  }

  /**
   * What stands in the controller, whoever wrote it, is told once more to the pumps that lack it.
   */
  private void tell(Function<Set<Integer>, List<Integer>> due) {
    Forecourt driver = forecourt;
    if (driver != null && asked == null) {
      due.apply(unconfirmed).forEach(driver::repeatPrices);
    }
  }

  private void written(ForecourtEvent.PricesWritten e) {
    asked = null;
    noted = Map.of();
    Set<Integer> lacking = new TreeSet<>(e.pumpsNotConfirmed());
    boolean known = e.tenthsOfMinorByGrade().equals(atThePumps) && lacking.equals(unconfirmed);
    atThePumps = e.tenthsOfMinorByGrade();
    unconfirmed = lacking;
    if (known) {
      offer(); // Others may have come in force meanwhile.
    } else {
      noteThenOffer(confirmed(e.tenthsOfMinorByGrade()));
    }
  }

  /** Pumps come and go: what was compared last counts, and what was not compared stays. */
  private void compared(ForecourtEvent.PricesCompared e) {
    Set<Integer> now = new TreeSet<>(unconfirmed);
    e.showing().forEach(now::remove);
    now.addAll(e.notShowing());
    if (!now.equals(unconfirmed)) {
      unconfirmed = now;
      noted = Map.of(); // What is written down ends the wait; it begins anew.
      noteThenOffer(confirmed(e.tenthsOfMinorByGrade()));
    }
  }

  private Command confirmed(Map<Integer, Long> tenthsByGrade) {
    return new PriceCommand.ConfirmPumpPrices(
        PriceChanges.ofGrades(tenthsByGrade), List.copyOf(unconfirmed));
  }

  /** What is asked of the sign follows from what the pumps have. */
  private void noteThenOffer(Command command) {
    var _ = loop.submit(Request.system(command)).thenRun(() -> run(this::offer));
  }

  private void refused(ForecourtEvent.CommandRefused e) {
    if (e.command() == ForecourtCommand.READ_PRICES) {
      var _ = later(OFFER_AGAIN, this::ask);
      return;
    }
    if (!e.requestId().equals(asked)) {
      return;
    }
    asked = null;
    LOG.info("the pumps do not take the new prices yet: {}", e.reason());
    String reason = e.reason().trouble().name();
    boolean told = offered.equals(noted) && reason.equals(notedReason);
    if (!told) {
      noted = offered;
      notedReason = reason;
      note(new PriceCommand.RefusePumpPrices(PriceChanges.ofGrades(offered), reason));
    }
    var _ = later(OFFER_AGAIN, this::offer);
  }

  private void note(Command command) {
    var _ = loop.submit(Request.system(command));
  }

  private String id() {
    return "price-" + ++requests;
  }

  private void run(Runnable task) {
    try {
      thread.execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("the price desk is closed");
    }
  }

  private @Nullable ScheduledFuture<?> later(Duration wait, Runnable task) {
    try {
      return thread.schedule(
          () -> guarded(task), Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return null;
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("prices of head office are not in force", e);
    }
  }
}
