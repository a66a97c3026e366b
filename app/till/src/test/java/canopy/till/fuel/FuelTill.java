package canopy.till.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.Event;
import canopy.core.event.UnreadableEvent;
import canopy.core.fuel.Limit;
import canopy.core.operator.Approval;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.state.FuelBook;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.printer.paper.Bitmap;
import canopy.till.Patience;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.loop.Ledger;
import canopy.till.loop.Outcome;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.station.Settings;
import canopy.till.station.StationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The whole till without a window, and a way to wait for what it shows. One test thread. */
final class FuelTill implements AutoCloseable {
  static final String CASHIER = DemoStation.CASHIER.id();

  /** A release that nobody uses is over after three minutes. */
  private static final long PATIENCE_NANOS = 5 * Patience.LONGEST.toNanos();

  private final Object news = new Object();
  private final TillProgram program;

  private FuelTill(Path data, Clock clock) throws IOException {
    Views views =
        new Views(till -> tell(), pumps -> tell(), printer -> {}, store -> {}, code -> {});
    program =
        TillProgram.start(
            data,
            views,
            (text, width, height, bold) -> Bitmap.of(width, height, (x, y) -> false),
            clock);
  }

  /** Sets up the data folder of a till: its name, its user at the controller, null for none. */
  static Path setUp(Path data, String till, @Nullable SimulatedForecourt forecourt)
      throws IOException {
    DataFolder folder = new DataFolder(data);
    Files.createDirectories(folder.keys());
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(folder, pins);
    }
    StationConfig demo = folder.stationConfig();
    folder.write(
        new StationConfig(
            demo.site(),
            till,
            demo.zone(),
            demo.letterhead(),
            new StationConfig.Forecourt(demo.pumps(), 10_000, demo.forecourt().prepayTaxClass()),
            demo.paying()));
    connect(data, till, forecourt);
    return data;
  }

  /** Hangs the till on a controller, or on none. */
  static void connect(Path data, String till, @Nullable SimulatedForecourt forecourt)
      throws IOException {
    DataFolder folder = new DataFolder(data);
    String user = "till" + till;
    Files.writeString(folder.keys().resolve("forecourt"), user);
    folder.write(
        new Devices(
            forecourt == null
                ? null
                : new Devices.Controller(
                    "pts", forecourt.url(), user, till.equals("1"), null, Patience.LONGEST_MILLIS),
            null,
            null,
            null,
            false));
  }

  /** Lets the till release every pump that calls. */
  static void releaseWhoeverCalls(Path data) throws IOException {
    new DataFolder(data)
        .write(Settings.initial().withAutoAuthorise(true).withSounds(false).withAutoLock(0));
  }

  static FuelTill open(Path data) throws IOException {
    return open(data, Clock.systemDefaultZone());
  }

  /** The same by another clock. */
  static FuelTill open(Path data, Clock clock) throws IOException {
    FuelTill till = new FuelTill(data, clock);
    till.act(new OperatorCommand.SignIn(CASHIER));
    return till;
  }

  TillProgram program() {
    return program;
  }

  FuelBook fuel() {
    return program.loop().snapshot().state().fuel();
  }

  PumpState shown(int pump) {
    return program.forecourt().board().status(pump).state();
  }

  /** Which nozzle is in a hand; 0 for none. */
  int nozzleUp(int pump) {
    return program.forecourt().board().status(pump).hose().nozzle();
  }

  /** Has the till do it, and fails when it does not. */
  void act(Command command) {
    Outcome outcome = attempt(command);
    assertThat(outcome).as("%s", command).isInstanceOf(Outcome.Done.class);
  }

  Outcome attempt(Command command) {
    try {
      return program
          .loop()
          .submit(Request.by(CASHIER, command))
          .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer to " + command, e);
    }
  }

  /** Starts a stopped pump again, with the manager's approval. */
  void restart(int pump) {
    Approval approval = new Approval(DemoStation.MANAGER.id(), Right.RESTART_PUMP);
    Request request = Request.by(CASHIER, new FuelCommand.RestartPump(pump)).approved(approval);
    assertThat(program.loop().submit(request))
        .succeedsWithin(Patience.LONGEST)
        .isInstanceOf(Outcome.Done.class);
  }

  /** Cash for the whole open sale. */
  void pay() {
    var snapshot = program.loop().snapshot();
    var open = Objects.requireNonNull(snapshot.open());
    Money total = Objects.requireNonNull(snapshot.totals()).total();
    Money due = snapshot.book().station().cashRounding().round(total);
    act(new TenderCommand.Take(open.id(), open.tenders().size(), "cash", due, ""));
  }

  /** Sells fuel before it flows; the id of the prepayment. */
  String sellPrepay(int pump, long minor) {
    act(new SaleCommand.AddPrepay(pump, new Limit.FullTank(), Money.of(minor, "CNY")));
    pay();
    return fuel().prepaysOf(pump).getLast().id();
  }

  /** Waits for something the till shows; asked again at its every piece of news. */
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    synchronized (news) {
      while (!condition.getAsBoolean()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        assertThat(left).as("%s; %s; %s", what, fuel(), board()).isPositive();
        try {
          news.wait(Math.min(left, 200));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  private PumpBoard board() {
    return program.forecourt().board();
  }

  /** Everything in the journal that this program has decided, from the first day on. */
  <E extends Event> List<E> journalled(Class<E> type) throws IOException, UnreadableEvent {
    List<E> events = new ArrayList<>();
    Ledger ledger = new Ledger(program.journal());
    try (JournalReader reader = program.journal().read(1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        Event event = ledger.recorded(line).event();
        if (type.isInstance(event)) {
          events.add(type.cast(event));
        }
      }
    }
    return events;
  }

  private void tell() {
    synchronized (news) {
      news.notifyAll();
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
