package canopy.till.window;

import canopy.core.stock.StockSetup;
import canopy.hardware.tank.TankAnswer;
import canopy.hardware.tank.sim.SimSettings;
import canopy.hardware.tank.sim.TankSimulator;
import canopy.hardware.tank.tls.GaugeUnits;
import canopy.till.station.DataFolder;
import canopy.till.station.Devices;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/**
 * A till whose only device is a tank gauge behind a socket. The gauge's time moves by order alone,
 * the till's can be put forward.
 */
abstract class GaugedTill extends RunningTill {
  final AheadClock clock = new AheadClock();
  TankSimulator gauge;
  private final int answerSeconds;
  private final int settleSeconds;

  /**
   * @param answerSeconds how long the gauge may take
   * @param settleSeconds how long a level must rest after a tanker
   */
  GaugedTill(int answerSeconds, int settleSeconds) {
    this.answerSeconds = answerSeconds;
    this.settleSeconds = settleSeconds;
  }

  @Override
  Clock clock() {
    return clock;
  }

  @Override
  Devices devices() throws Exception {
    gauge = TankSimulator.start(SimSettings.standard().manual());
    fill(9_000_000);
    DataFolder folder = new DataFolder(data);
    StockSetup demo = folder.tanks();
    folder.write(new StockSetup(demo.tanks(), demo.limits(), 60, answerSeconds, settleSeconds));
    return new Devices(
        null,
        null,
        null,
        null,
        new Devices.Gauge("tcp:127.0.0.1:" + gauge.tcpPort(), GaugeUnits.METRIC),
        false);
  }

  /** What stands in the first tank. */
  void fill(long millilitres) throws Exception {
    gauge.order("set", "{\"tank\":1,\"volumeMillilitres\":" + millilitres + "}");
  }

  @AfterEach
  void endTheGauge() {
    gauge.close();
  }

  /** Does not wait for the till to ask by itself, every 15 seconds. */
  void untilLevelsAreKnown() throws Exception {
    until(
        () -> {
          ask();
          return program.stock().board().levels().size() == 4;
        });
  }

  /** Has the gauge read now. */
  TankAnswer ask() throws Exception {
    BlockingQueue<TankAnswer> answers = new LinkedBlockingQueue<>();
    program.tankGauge().readNow(answers::add);
    return answers.poll(1, TimeUnit.MINUTES);
  }
}
