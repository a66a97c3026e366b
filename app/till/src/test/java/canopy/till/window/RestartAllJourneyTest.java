package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.forecourt.PumpState;
import canopy.till.fuel.SimulatedForecourt;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.training.TrainingWindow;
import canopy.till.ui.manage.Place;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After STOP ALL the sale screen says so, and starts all pumps again with one question. */
class RestartAllJourneyTest extends RunningTill {
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
  void everyPumpIsStartedAgainFromTheSaleScreen() throws Exception {
    signIn(DemoStation.CASHIER);
    until(() -> every(PumpState.IDLE));
    press("Pause");
    until(() -> held() == DemoStation.PUMPS && visible(".held-banner"));
    picture("held");
    goByKeys(Place.SHIFT);
    until(() -> visible("#step-OUTDOOR .shift-step-tick"));
    press("Esc");
    until(() -> visible("#restart-all"));
    fireButton("#restart-all");
    until(() -> visible(".notice-warning"));
    picture("held-question");
    assertThat(held()).isEqualTo(DemoStation.PUMPS);
    press("Enter");
    until(() -> held() == 0 && !visible(".held-banner") && visible(".notice-done"));
    until(() -> every(PumpState.IDLE));
    picture("restarted");
    goByKeys(Place.SHIFT);
    until(() -> visible("#step-OUTDOOR"));
    assertThat(onFx(() -> visible("#step-OUTDOOR .shift-step-tick"))).isFalse();
  }

  @Test
  void whoPractisesSeesThatThePumpsAreStoppedAndIsLedToTheRestart() throws Exception {
    signIn(DemoStation.CASHIER);
    until(() -> every(PumpState.IDLE));
    onFx(
        () -> {
          window.training().open();
          return true;
        });
    until(() -> window.training().window() != null);
    TrainingWindow front = window.training().window();
    until(() -> tilesSay(front, "idle"));
    onFx(
        () -> {
          ((Button) front.shell().scene().lookup("#stop-all")).fire();
          return true;
        });
    until(() -> held() == DemoStation.PUMPS);
    until(() -> tilesSay(front, "stopped"));
    onFx(
        () -> {
          ((Button) front.shell().scene().lookup("#restart-all")).fire();
          return true;
        });
    until(() -> state().session().staff().training() == null);
    until(() -> visible("#restart-all"));
    fireButton("#restart-all");
    press("Enter");
    until(() -> held() == 0 && every(PumpState.IDLE));
  }

  private static boolean tilesSay(TrainingWindow front, String wanted) {
    Set<Node> tiles = front.shell().scene().getRoot().lookupAll(".pump-tile");
    return !tiles.isEmpty()
        && tiles.stream()
            .allMatch(
                tile -> tile.getPseudoClassStates().contains(PseudoClass.getPseudoClass(wanted)));
  }

  private long held() {
    return IntStream.rangeClosed(1, DemoStation.PUMPS).filter(state().fuel()::isStopped).count();
  }

  private boolean every(PumpState wanted) {
    return program.forecourt().board().online()
        && IntStream.rangeClosed(1, DemoStation.PUMPS)
            .allMatch(pump -> program.forecourt().board().status(pump).state() == wanted);
  }
}
