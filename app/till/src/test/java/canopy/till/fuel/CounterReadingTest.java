package canopy.till.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.FuelCommand;
import canopy.core.event.StockEvent;
import canopy.core.fuel.Limit;
import canopy.core.quantity.Volume;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.Occasion;
import canopy.hardware.forecourt.PumpState;
import canopy.till.Patience;
import canopy.till.stock.Readings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The counters of the pumps, read from a controller in another process, against the fills. */
@Timeout(Patience.HANGING_SECONDS)
class CounterReadingTest {
  @TempDir Path folder;

  private SimulatedForecourt forecourt;
  private Path data;

  @BeforeEach
  void start() throws Exception {
    forecourt = SimulatedForecourt.start();
    data = FuelTill.setUp(folder.resolve("data"), "1", forecourt);
  }

  @AfterEach
  void end() {
    forecourt.close();
  }

  @Test
  void whatACounterMovedIsWhatWasFilled() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pump 1", () -> till.shown(1) == PumpState.IDLE);
      till.await("hoses", () -> !till.program().forecourt().board().hoses().isEmpty());
      Readings opening = close(till);
      assertThat(opening.silentNozzles()).isEmpty();
      assertThat(opening.totalisers()).isNotEmpty();
      assertThat(opening.silentTanks()).as("there is no gauge").containsExactly(1, 2, 3, 4);

      till.act(new FuelCommand.Authorise("r1", 1, new Limit.FullTank(), false));
      till.await("released", () -> till.shown(1) == PumpState.AUTHORISED);
      forecourt.fillUp(1, 2, 12_340);
      till.await("the fill", () -> till.fuel().unpaidOf(1).size() == 1);
      till.await("closed", () -> till.fuel().open().isEmpty());

      assertThat(close(till).silentNozzles()).isEmpty();
      List<NozzleBalance> balances =
          till.journalled(StockEvent.TotalisersBalanced.class).getLast().balances();
      assertThat(balances).hasSize(opening.totalisers().size());
      for (NozzleBalance balance : balances) {
        boolean drawn = balance.closing().pump() == 1 && balance.closing().nozzle() == 2;
        assertThat(balance.filled()).isEqualTo(drawn ? new Volume(12_340) : Volume.ZERO);
        assertThat(balance.unrecorded()).isEqualTo(Volume.ZERO);
      }
    }
  }

  private static Readings close(FuelTill till) throws Exception {
    return till.program()
        .stock()
        .read(Occasion.DAY_CLOSE, FuelTill.CASHIER)
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }
}
