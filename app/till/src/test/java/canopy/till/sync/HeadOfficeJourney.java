package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.sync.SyncStatus;
import canopy.till.CannotStart;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.loop.Outcome;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.PictureTest;
import canopy.till.ui.TextRasteriser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the journeys of the whole till, without screens, with the real head office, share. */
abstract class HeadOfficeJourney extends PictureTest {
  static final String TILL = "1";
  static final String CASHIER = DemoStation.CASHIER.id();

  static Office office;
  @TempDir Path folder;

  @BeforeAll
  static void startOffice() throws Exception {
    office = Office.start(Clock.systemUTC());
  }

  @AfterAll
  static void stopOffice() throws Exception {
    office.close();
  }

  /** Every test has its own till, because it has its own head. */
  @BeforeEach
  void forget() {
    office.forgetTills();
  }

  Path machine(String name) throws Exception {
    Path data = folder.resolve(name);
    DataFolder there = new DataFolder(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(there, pins);
    }
    there.write(new Devices(null, null, null, null, false));
    return data;
  }

  static TillProgram start(Path data) throws CannotStart {
    return TillProgram.start(data, Views.none(), new TextRasteriser(), Clock.systemUTC());
  }

  static EnrolResult enrol(TillProgram program) throws Exception {
    return program.headOffice().enrol(office.address(), office.code(TILL), TillProgram.VERSION);
  }

  static void sell(TillProgram program, int sales) throws Exception {
    does(program, new OperatorCommand.SignIn(CASHIER));
    for (int i = 0; i < sales; i++) {
      does(program, new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(1 + i), null));
      Sale sale = program.loop().snapshot().open();
      does(
          program,
          new TenderCommand.Take(
              sale.id(), 0, "cash", program.loop().snapshot().totals().total(), ""));
    }
  }

  static void does(TillProgram program, Command command) throws Exception {
    Outcome outcome = program.loop().submit(Request.by(CASHIER, command)).get(60, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  static void until(BooleanSupplier condition) throws InterruptedException {
    Semaphore never = new Semaphore(0);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      assertThat(never.tryAcquire(20, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  static void untilSent(TillProgram program) throws InterruptedException {
    until(
        () ->
            program.headOffice().view().up() != null
                && program.headOffice().view().waiting() == 0
                && program.headOffice().view().up().state() == SyncStatus.State.CONNECTED);
  }

  /** Selling goes on in quarantine. */
  static void sellOn(TillProgram program) throws Exception {
    does(program, new OperatorCommand.SignOut());
    sell(program, 1);
  }

  static void copy(Path from, Path to) throws Exception {
    try (var files = Files.walk(from)) {
      for (Path one : files.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
  }
}
