package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.tank.TankAnswer;
import canopy.hardware.tank.sim.SimSettings;
import canopy.hardware.tank.sim.TankSimulator;
import canopy.hardware.tank.tls.GaugeUnits;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.manage.Place;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tank gauge on the till: read, tested and set up on the screens. */
class TankGaugeJourneyTest extends RunningTill {
  private TankSimulator simulator;

  @Override
  Devices devices() throws Exception {
    simulator = TankSimulator.start(SimSettings.standard().manual());
    simulator.order("set", "{\"tank\":1,\"volumeMillilitres\":21600000}");
    Devices.Gauge gauge =
        new Devices.Gauge("tcp:127.0.0.1:" + simulator.tcpPort(), GaugeUnits.METRIC);
    return new Devices(null, null, null, null, gauge, false);
  }

  @AfterEach
  void endTheGauge() {
    simulator.close();
  }

  private TankAnswer ask() throws Exception {
    BlockingQueue<TankAnswer> answers = new LinkedBlockingQueue<>();
    program.tankGauge().readNow(answers::add);
    until(() -> !answers.isEmpty());
    return answers.remove();
  }

  @Test
  void theTanksAreReadAndTheGaugeIsSetUpOnTheScreen() throws Exception {
    until(() -> program.tankGauge().latest().isPresent());
    assertThat(ask()).isInstanceOf(TankAnswer.Read.class);

    signIn(DemoStation.MANAGER);
    go(Place.SETTINGS);
    until(() -> visible("#test-TANK_GAUGE") && !button("#test-TANK_GAUGE").isDisabled());
    fireButton("#test-TANK_GAUGE");
    until(() -> labelled("1: 21,600.00 L"));
    picture("tank-gauge-settings");

    simulator.order("alarm", "{\"tank\":2,\"type\":3}");
    ask();
    go(Place.HEALTH);
    until(() -> texts(".health-parts").contains("液位仪报警"));
    picture("tank-gauge-health");

    go(Place.SETTINGS);
    until(() -> visible("#line-TANK_GAUGE"));
    onFx(
        () -> {
          ((TextInputControl) button("#line-TANK_GAUGE")).setText("tcp:nowhere:99999999");
          return true;
        });
    fireButton("#test-TANK_GAUGE");
    until(() -> visible(".notice-refused"));
    assertThat(onFx(() -> labelled("1: 21,600.00 L"))).as("the old one's answer").isFalse();
    go(Place.HEALTH);

    simulator.order("fault", "{\"offline\":true}");
    assertThat(ask()).isInstanceOf(TankAnswer.Failed.class);
    go(Place.SETTINGS);
    until(() -> visible("#test-TANK_GAUGE"));
    fireButton("#test-TANK_GAUGE");
    until(() -> labelled("油罐无法读取"));

    onFx(
        () -> {
          button("#gauge-units").lookupAll(".chip").stream()
              .map(javafx.scene.control.Button.class::cast)
              .filter(chip -> chip.getText().contains("美制"))
              .findFirst()
              .orElseThrow()
              .fire();
          return true;
        });
    DataFolder folder = new DataFolder(data);
    until(() -> folder.devices().tankGauge().units() == GaugeUnits.US);
    assertThat(folder.devices().tankGauge().line()).startsWith("tcp:127.0.0.1:");
  }
}
