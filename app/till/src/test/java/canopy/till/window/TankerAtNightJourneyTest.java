package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Recorded;
import canopy.core.quantity.Volume;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockSetup;
import canopy.hardware.tank.TankAnswer;
import canopy.hardware.tank.sim.SimSettings;
import canopy.hardware.tank.sim.TankSimulator;
import canopy.hardware.tank.tls.GaugeUnits;
import canopy.till.station.DataFolder;
import canopy.till.station.Devices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tanker unloads while the till is off for two hours, at a gauge that speaks over a socket. */
class TankerAtNightJourneyTest extends RunningTill {
  private static final Duration OFF = Duration.ofHours(2);

  private final Turned clock = new Turned();
  private TankSimulator simulator;

  /** The real time, put forward. */
  private static final class Turned extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.offset(Clock.system(zone), ahead);
    }
  }

  @Override
  Clock clock() {
    return clock;
  }

  @Override
  Devices devices() throws Exception {
    simulator = TankSimulator.start(SimSettings.standard().manual());
    simulator.order("set", "{\"tank\":1,\"volumeMillilitres\":9000000}");
    DataFolder folder = new DataFolder(data);
    StockSetup demo = folder.tanks();
    folder.write(new StockSetup(demo.tanks(), demo.limits(), 60, 10, 1));
    return new Devices(
        null,
        null,
        null,
        null,
        new Devices.Gauge("tcp:127.0.0.1:" + simulator.tcpPort(), GaugeUnits.METRIC),
        false);
  }

  @AfterEach
  void endTheGauge() {
    simulator.close();
  }

  /** The gauge has it in its own list: that is what is offered, with the gauge's figures. */
  @Test
  void whatTheGaugeSawIsOfferedWithTheGaugesFigures() throws Exception {
    goesOff();
    simulator.order("pour", "{\"tank\":1,\"volumeMillilitres\":5000000,\"atOnce\":true}");
    DetectedDelivery found = comesBack();
    assertThat(found.id()).startsWith("gauge-1-");
    assertThat(found.measured()).isEqualTo(new Volume(5_000_000));
    assertThat(Duration.between(found.before().at(), clock.instant()))
        .isGreaterThan(OFF.minusMinutes(5));
  }

  /** A gauge without a list: the first level after is measured from the last one before. */
  @Test
  void aRiseThatNoListTellsOfIsFoundByTheLevels() throws Exception {
    goesOff();
    simulator.order("set", "{\"tank\":1,\"volumeMillilitres\":13950000}");
    DetectedDelivery found = comesBack();
    assertThat(found.tank()).isEqualTo(1);
    assertThat(found.measured()).isEqualTo(new Volume(4_950_000));
    assertThat(Duration.between(found.before().at(), found.after().at())).isGreaterThan(OFF);
  }

  /** The levels are known when it stops. */
  private void goesOff() throws Exception {
    until(() -> program.stock().board().levels().size() == 4);
    program.stock().read(Occasion.PERIODIC, Recorded.SYSTEM).get(5, TimeUnit.MINUTES);
    assertThat(state().stock().gauged()).hasSize(4);
    closeTheTill();
  }

  private DetectedDelivery comesBack() throws Exception {
    simulator.order("advance", "{\"millis\":" + OFF.toMillis() + "}");
    clock.ahead = OFF;
    start();
    until(
        () -> {
          ask();
          return !state().stock().detected().isEmpty();
        });
    return state().stock().detected().values().iterator().next();
  }

  private TankAnswer ask() throws Exception {
    BlockingQueue<TankAnswer> answers = new LinkedBlockingQueue<>();
    program.tankGauge().readNow(answers::add);
    return answers.poll(1, TimeUnit.MINUTES);
  }
}
