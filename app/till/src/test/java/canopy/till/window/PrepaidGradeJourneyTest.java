package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.sale.Line;
import canopy.hardware.forecourt.PumpState;
import canopy.till.fuel.SimulatedForecourt;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that is prepaid is for any grade, unless the cashier has chosen one. */
class PrepaidGradeJourneyTest extends RunningTill {
  private SimulatedForecourt forecourt;

  @Override
  Devices devices() throws Exception {
    forecourt = SimulatedForecourt.start();
    Files.writeString(new DataFolder(data).keys().resolve("forecourt"), "till1");
    return new Devices(
        new Devices.Controller("pts", forecourt.url(), "till1"), null, null, null, false);
  }

  @AfterEach
  void endTheForecourt() {
    forecourt.close();
  }

  @Test
  void moneyIsForOneGradeIfTheCashierChoosesIt() throws Exception {
    signIn(DemoStation.CASHIER);
    until(() -> window.shownBoard().status(4).state() == PumpState.IDLE);
    until(() -> window.shownBoard().hoses().containsKey(4));
    keys("3", "F9");
    until(() -> visible(".pump-detail"));
    keys("50", "F3");
    until(() -> open() != null && open().activeLines().size() == 1);
    until(() -> !visible(".pump-detail"));
    keys("4", "F9");
    until(() -> visible(".pump-detail"));
    keys("60", "F11");
    press("F11");
    press("F3");
    until(() -> open().activeLines().size() == 2);
    assertThat(((Line.FuelPrepay) open().activeLines().getFirst()).ordered()).isNull();
    assertThat(((Line.FuelPrepay) open().activeLines().getLast()).ordered().grade()).isEqualTo(2);
  }
}
