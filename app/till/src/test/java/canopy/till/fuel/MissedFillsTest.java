package canopy.till.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.FuelCommand;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.hardware.forecourt.PumpState;
import canopy.till.Patience;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fuel that flows while the till is off or not listening, and fuel that is nobody's. */
@Timeout(Patience.HANGING_SECONDS)
class MissedFillsTest {
  private static final Limit FULL = new Limit.FullTank();

  @TempDir Path folder;

  private SimulatedForecourt forecourt;
  private Path data;

  @BeforeEach
  void start() throws Exception {
    forecourt = SimulatedForecourt.start();
    data = FuelTill.setUp(folder.resolve("data"), "1", forecourt);
  }

  @AfterEach
  void end() throws Exception {
    forecourt.close();
  }

  @Test
  void takesInWhatWasFilledWhileTheTillWasOffOnce() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pumps", () -> till.shown(8) == PumpState.IDLE);
      till.act(new FuelCommand.Authorise("r1", 1, FULL, false));
      till.await("released", () -> till.shown(1) == PumpState.AUTHORISED);
    }
    forecourt.fillUp(1, 1, 6_000); // Waits at the controller.
    pastTheController(2, 3_000);
    pastTheController(2, 3_000); // An equal one, and only the last is in the pump's status.
    forecourt.order(
        "automatic", "{'pump':3,'nozzle':1,'volumeMillilitres':4000,'close':true}"); // Over.
    forecourt.order("automatic", "{'pump':4,'nozzle':1,'volumeMillilitres':5000}"); // Waits.
    try (FuelTill till = FuelTill.open(data)) {
      settled(till, 5);
    }
    pastTheController(5, 2_000);
    try (FuelTill till = FuelTill.open(data)) {
      settled(till, 6); // Found behind the others, which were looked at again.
    }
    pastTheController(6, 2_000);
    try (FuelTill till = FuelTill.open(data)) {
      settled(till, 7);
    }
  }

  @Test
  void takesInWhatWasFilledDuringAnOutageOnce() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pumps", () -> till.shown(8) == PumpState.IDLE);
      pastTheController(1, 1_000);
      settled(till, 1);
      for (int outage = 1; outage <= 2; outage++) {
        forecourt.order("fault", "{'offline':true}");
        till.await("outage", () -> till.shown(8) == PumpState.INOPERATIVE);
        pastTheController(2, 3_000);
        pastTheController(2, 4_000);
        forecourt.order("fault", "{'offline':false}");
        settled(till, 1 + 2 * outage);
      }
    }
  }

  @Test
  void leavesWhatIsNobodysToOneOfTwoTills() throws Exception {
    Path other = FuelTill.setUp(folder.resolve("other"), "2", forecourt);
    try (FuelTill one = FuelTill.open(data);
        FuelTill two = FuelTill.open(other)) {
      one.await("pumps", () -> one.shown(8) == PumpState.IDLE);
      two.await("pumps", () -> two.shown(8) == PumpState.IDLE);
      two.act(new FuelCommand.Authorise("r2", 7, FULL, false));
      two.await("released", () -> two.shown(7) == PumpState.AUTHORISED);
    }
    forecourt.fillUp(7, 1, 6_000);
    pastTheController(2, 3_000);
    pastTheController(3, 3_000);
    try (FuelTill two = FuelTill.open(other)) {
      two.await("its own", () -> two.fuel().unpaidOf(7).size() == 1);
    }
    try (FuelTill one = FuelTill.open(data);
        FuelTill two = FuelTill.open(other)) {
      one.await("nobody's", () -> one.fuel().unpaid().size() == 2 && one.fuel().open().isEmpty());
      two.await("closed", () -> two.fuel().open().isEmpty());
      pastTheController(4, 1_000);
      one.await("the next", () -> one.fuel().unpaidOf(4).size() == 1);
      Books.agree(forecourt, one, two);
      assertThat(two.fuel().unpaid()).hasSize(1);
    }
  }

  @Test
  void aFillOfSomebodyElseDoesNotUseUpTheReleaseOfAPrepayment() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pump 3", () -> till.shown(3) == PumpState.IDLE);
      till.sellPrepay(3, 10_000);
      till.await("released", () -> till.shown(3) == PumpState.AUTHORISED);
      pastTheController(3, 2_000);
      till.await("the other fill", () -> till.fuel().unpaidOf(3).size() == 1);
      assertThat(till.fuel().prepaysOf(3).getFirst().state()).isEqualTo(Prepay.State.AUTHORISED);
      assertThat(till.fuel().releases()).containsKey(3);
    }
    // After a restart only the controller's number tells them apart.
    try (FuelTill till = FuelTill.open(data)) {
      till.await("released", () -> till.shown(3) == PumpState.AUTHORISED);
      pastTheController(3, 1_500);
      till.await("one more", () -> till.fuel().unpaidOf(3).size() == 2);
      forecourt.fillUp(3, 1, 5_000);
      till.await("used", () -> till.fuel().releases().isEmpty());
      assertThat(till.fuel().prepaysOf(3).getFirst().state()).isEqualTo(Prepay.State.REST_DUE);
      assertThat(till.fuel().unpaidOf(3)).hasSize(2);
      till.await("closed", () -> till.fuel().open().isEmpty());
      Books.agree(forecourt, till);
    }
  }

  private void settled(FuelTill till, int fills) throws Exception {
    till.await(
        fills + " fills",
        () -> till.fuel().unpaid().size() == fills && till.fuel().open().isEmpty());
    Books.agree(forecourt, till);
  }

  private void pastTheController(int pump, long millilitres) throws Exception {
    forecourt.order(
        "offlinefill",
        "{'pump':%d,'nozzle':1,'volumeMillilitres':%d}".formatted(pump, millilitres));
  }
}
