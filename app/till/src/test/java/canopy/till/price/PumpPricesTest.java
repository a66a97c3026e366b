package canopy.till.price;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.LocalChange;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.fuel.Limit;
import canopy.core.fuel.PriceSign;
import canopy.core.fuel.SignSetup;
import canopy.core.quantity.UnitPrice;
import canopy.core.till.Refusal;
import canopy.hardware.forecourt.Forecourt;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.Metered;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.station.Settings;
import canopy.till.ui.PictureTest;
import canopy.till.ui.TextRasteriser;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices of the till's book on their way to the pumps, past a sign that a person changes. */
final class PumpPricesTest extends PictureTest {
  private static final String MANAGER = DemoStation.MANAGER.id();
  private static final String CASHIER = DemoStation.CASHIER.id();

  @TempDir private Path data;

  /** A controller of which only the prices answer; they are taken at once. */
  private static final class Pumps {
    private final Map<Integer, Long> prices = new TreeMap<>();
    private volatile List<Integer> deaf = List.of();
    private final List<Integer> repeated = new CopyOnWriteArrayList<>();
    private final List<String> released = new CopyOnWriteArrayList<>();
    private volatile int written;
    private PriceDesk desk;

    synchronized long price(int grade) {
      return prices.get(grade);
    }

    Forecourt forecourt() {
      return (Forecourt)
          Proxy.newProxyInstance(
              Forecourt.class.getClassLoader(),
              new Class<?>[] {Forecourt.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("writePrices")) {
                  write((String) arguments[0], (Map<?, ?>) arguments[1]);
                } else if (method.getName().equals("readPrices")) {
                  read((String) arguments[0]);
                } else if (method.getName().equals("repeatPrices")) {
                  repeated.add((Integer) arguments[0]);
                } else if (method.getName().equals("authorise")) {
                  released.add(arguments[0].toString());
                }
                return null;
              });
    }

    private synchronized void write(String id, Map<?, ?> wanted) {
      written++;
      wanted.forEach((grade, price) -> prices.put((Integer) grade, (Long) price));
      desk.heard(new ForecourtEvent.PricesWritten("pts", id, prices, deaf));
    }

    private synchronized void read(String id) {
      desk.heard(new ForecourtEvent.PricesRead("pts", id, prices));
    }
  }

  @Test
  void whatGoesUpWaitsForTheSignAndWhatGoesDownDoesNot() throws Exception {
    DataFolder folder = setUp();
    folder.write(new SignSetup(true, 15));
    try (TillProgram program = open()) {
      TillLoop loop = program.loop();
      Pumps pumps = new Pumps();
      know(pumps, program);
      long before = pumps.price(1);
      try (PriceDesk desk = desk(program)) {
        drive(desk, pumps);
        asks(loop, new OperatorCommand.SignIn(MANAGER));
        change(loop, before + 130);
        desk.look();
        until(() -> asked(loop) != null);
        assertThat(asked(loop).before()).isTrue();
        assertThat(pumps.price(1)).as("not before the sign").isEqualTo(before);
        until(() -> before == atThePumps(loop)); // By which litres are prepaid until then.
        asks(loop, new CounterCommand.ConfirmSign(asked(loop).prices()));
        desk.look();
        until(() -> pumps.price(1) == before + 130);
        change(loop, before - 50);
        desk.look();
        until(() -> pumps.price(1) == before - 50);
        until(() -> asked(loop) != null);
        assertThat(asked(loop).before()).isFalse();
        assertThat(asked(loop).prices()).containsEntry(1, new UnitPrice(before - 50));
        asks(loop, new CounterCommand.ConfirmSign(asked(loop).prices()));
        assertThat(loop.snapshot().state().sign().shows(1, new UnitPrice(before - 50))).isTrue();
      }
    }
  }

  @Test
  void aPumpThatShowsAnOldPriceIsNotReleasedUntilItShowsTheNewOneAlsoAfterARestart()
      throws Exception {
    setUp();
    Pumps pumps = new Pumps();
    pumps.deaf = List.of(3);
    try (TillProgram program = open();
        PriceDesk desk = desk(program)) {
      TillLoop loop = program.loop();
      know(pumps, program);
      drive(desk, pumps);
      asks(loop, new OperatorCommand.SignIn(MANAGER));
      change(loop, pumps.price(1) - 50);
      desk.look();
      until(() -> unconfirmed(loop).equals(Set.of(3)));
      asks(loop, new OperatorCommand.SignOut());
      cashierComes(loop);
      assertThat(release(loop, CASHIER))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              no -> assertThat(no.refusal().reason()).isEqualTo(Refusal.Reason.PUMP_PRICE_OLD));
    }
    try (TillProgram program = open();
        PriceDesk desk = desk(program)) {
      TillLoop loop = program.loop();
      assertThat(unconfirmed(loop)).as("after the restart").containsExactly(3);
      drive(desk, pumps);
      until(() -> pumps.repeated.equals(List.of(3)));
      assertThat(pumps.written).as("the others have them").isEqualTo(1);
      desk.heard(new ForecourtEvent.PricesCompared("pts", pumps.prices, List.of(1), List.of(3)));
      desk.heard(new ForecourtEvent.PricesCompared("pts", pumps.prices, List.of(1, 3), List.of()));
      until(() -> unconfirmed(loop).isEmpty());
      cashierComes(loop);
      assertThat(release(loop, CASHIER)).isInstanceOf(Outcome.Done.class);
    }
  }

  /** Nobody hangs up and lifts the nozzle again only because the till could not release before. */
  @Test
  void whoWaitsAtAPumpIsReleasedWhenItHasItsPriceAgain() throws Exception {
    setUp().write(Settings.initial().withAutoAuthorise(true).withAutoLock(0));
    Pumps pumps = new Pumps();
    pumps.deaf = List.of(3);
    try (TillProgram program = open();
        PriceDesk desk = desk(program)) {
      TillLoop loop = program.loop();
      know(pumps, program);
      drive(desk, pumps);
      program.forecourt().drive(pumps.forecourt());
      asks(loop, new OperatorCommand.SignIn(MANAGER));
      change(loop, pumps.price(1) - 50);
      desk.look();
      until(() -> unconfirmed(loop).equals(Set.of(3)));
      program.forecourt().accept(changed(3, PumpState.CALLING));
      asks(loop, new CounterCommand.LookAtDay(loop.snapshot().day())); // After the call.
      assertThat(pumps.released).isEmpty();
      desk.heard(new ForecourtEvent.PricesCompared("pts", pumps.prices, List.of(3), List.of()));
      until(() -> pumps.released.size() == 1);
      assertThat(loop.snapshot().state().fuel().releases()).containsOnlyKeys(3);
    }
  }

  private static ForecourtEvent changed(int pump, PumpState state) {
    return new ForecourtEvent.PumpChanged(
        "pts", pump, new PumpStatus(state, Hose.NONE, Metered.ZERO, null, 0, "", false));
  }

  @Test
  void aPumpThatAnswersAgainIsToldThePricesThatItMissed() throws Exception {
    setUp();
    Pumps pumps = new Pumps();
    pumps.deaf = List.of(3);
    try (TillProgram program = open();
        PriceDesk desk = desk(program)) {
      know(pumps, program);
      drive(desk, pumps);
      asks(program.loop(), new OperatorCommand.SignIn(MANAGER));
      desk.heard(changed(3, PumpState.INOPERATIVE));
      change(program.loop(), pumps.price(1) - 50);
      desk.look();
      until(() -> unconfirmed(program.loop()).equals(Set.of(3)));
      desk.heard(changed(3, PumpState.INOPERATIVE));
      assertThat(pumps.repeated).isEmpty();
      desk.heard(changed(3, PumpState.IDLE));
      until(() -> pumps.repeated.equals(List.of(3)));
    }
  }

  private DataFolder setUp() throws Exception {
    DataFolder folder = new DataFolder(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(folder, pins);
    }
    folder.write(new Devices(null, null, null, null, false));
    return folder;
  }

  private TillProgram open() throws Exception {
    return TillProgram.start(data, Views.none(), new TextRasteriser(), Clock.systemUTC());
  }

  private static PriceDesk desk(TillProgram program) throws Exception {
    TillLoop loop = program.loop();
    return new PriceDesk(
        () -> program.master().catalogue(),
        goods -> program.changeMaster(now -> now.with(goods)),
        new LocalGoods(() -> loop.snapshot().state().local()),
        new SignWatch(program.folder().priceSign(), loop),
        loop,
        Instant.now(),
        Clock.systemUTC());
  }

  private static void know(Pumps pumps, TillProgram program) {
    program
        .master()
        .catalogue()
        .grades()
        .forEach(one -> pumps.prices.put(one.id(), one.price().tenthsOfMinor()));
  }

  private static void drive(PriceDesk desk, Pumps pumps) {
    pumps.desk = desk;
    desk.drive(pumps.forecourt());
    desk.heard(new ForecourtEvent.PricesRead("pts", "r", pumps.prices));
  }

  private static long atThePumps(TillLoop loop) {
    TillSnapshot now = loop.snapshot();
    return now.state().sign().atThePumps(now.book().grade(1)).price().tenthsOfMinor();
  }

  private static Set<Integer> unconfirmed(TillLoop loop) {
    return loop.snapshot().state().sign().unconfirmed();
  }

  private static void cashierComes(TillLoop loop) throws Exception {
    loop.submit(Request.by(CASHIER, new OperatorCommand.SignIn(CASHIER))).get(60, TimeUnit.SECONDS);
  }

  private static Outcome release(TillLoop loop, String by) throws Exception {
    var command = new FuelCommand.Authorise("a3", 3, new Limit.FullTank(), false);
    return loop.submit(Request.by(by, command)).get(60, TimeUnit.SECONDS);
  }

  private static PriceSign.Asked asked(TillLoop loop) {
    return loop.snapshot().state().sign().asked();
  }

  private static void change(TillLoop loop, long tenths) throws Exception {
    LocalChange change = LocalChange.ofGrade(1, new UnitPrice(tenths), 0);
    asks(loop, new CounterCommand.ChangeGoods(change, false));
  }

  private static void asks(TillLoop loop, canopy.core.command.Command command) throws Exception {
    assertThat(loop.submit(Request.by(MANAGER, command)).get(60, TimeUnit.SECONDS))
        .isInstanceOf(Outcome.Done.class);
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
