package canopy.till.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Original;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.sim.PrinterSimulator;
import canopy.till.Patience;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with its projector stopped: the database never hears of the sales. */
@Timeout(Patience.HANGING_SECONDS)
class StoppedStoreTest {
  private static final String MANAGER = DemoStation.MANAGER.id();

  @TempDir Path data;
  @TempDir Path jobs;
  private final BlockingQueue<TillSnapshot> news = new LinkedBlockingQueue<>();
  private TillProgram program;

  @Test
  void receiptOfTheSaleJustMadePrintsAndACopyOfAnOlderOneSaysWhyItWaits() throws Exception {
    try (PrinterSimulator printer = new PrinterSimulator(jobs, 0)) {
      setUp("tcp:127.0.0.1:" + printer.listen(0));
      try (TillProgram till =
          TillProgram.start(
              data,
              new Views(news::add, pumps -> {}, printing -> {}, store -> {}, code -> {}),
              (text, width, height, bold) -> Bitmap.of(width, height, (x, y) -> false),
              Clock.systemUTC())) {
        program = till;
        program.projector().close();
        does(new OperatorCommand.SignIn(MANAGER));
        CompletedSale first = sells();
        until(state -> state.prints().jobs().isEmpty());
        sells();
        until(state -> state.prints().jobs().isEmpty());
        assertThat(printer.command("state")).contains("jobs=2");
        long now = program.loop().snapshot().state().seq();
        does(new CounterCommand.Reprint(new Original(first, Map.of(), 0, now)));
        String copy = first.id() + "#1";
        until(state -> job(state, copy).state() == PrintJob.State.FAILED);
        assertThat(job(program.loop().snapshot().state(), copy).reason()).isEqualTo("NO_FACTS");
        sells();
        until(state -> state.prints().jobs().size() == 1);
        assertThat(printer.command("state")).contains("jobs=3");
      }
    }
  }

  private void setUp(String line) throws Exception {
    DataFolder folder = new DataFolder(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(folder, pins);
    }
    Devices.Printer printer = new Devices.Printer(line, 80, false, Devices.DrawerSensor.NONE);
    folder.write(new Devices(null, printer, null, null, false));
  }

  private CompletedSale sells() throws Exception {
    does(new SaleCommand.AddArticle("1001", "1001", Quantity.ONE, null));
    TillSnapshot snapshot = program.loop().snapshot();
    does(new TenderCommand.Take(snapshot.open().id(), 0, "cash", snapshot.totals().total(), ""));
    return program.loop().snapshot().state().basket().last();
  }

  private void does(Command command) throws Exception {
    Outcome outcome =
        program
            .loop()
            .submit(Request.by(MANAGER, command))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(outcome).as("%s", command).isInstanceOf(Outcome.Done.class);
  }

  private void until(Predicate<TillState> fits) throws InterruptedException {
    TillSnapshot snapshot = program.loop().snapshot();
    while (!fits.test(snapshot.state())) {
      assertThat(news.poll(Patience.LONGEST_SECONDS, TimeUnit.SECONDS))
          .as("waited in vain")
          .isNotNull();
      snapshot = program.loop().snapshot();
    }
  }

  private static PrintJob job(TillState state, String id) {
    return state.prints().jobs().get(id);
  }
}
