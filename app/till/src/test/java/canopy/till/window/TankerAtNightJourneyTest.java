package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Recorded;
import canopy.core.quantity.Volume;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.Occasion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A tanker unloads while the till is off for two hours, at a gauge that speaks over a socket. */
class TankerAtNightJourneyTest extends GaugedTill {
  private static final Duration OFF = Duration.ofHours(2);

  TankerAtNightJourneyTest() {
    super(10, 1);
  }

  /** The gauge has it in its own list: that is what is offered, with the gauge's figures. */
  @Test
  void whatTheGaugeSawIsOfferedWithTheGaugesFigures() throws Exception {
    goesOff();
    gauge.order("pour", "{\"tank\":1,\"volumeMillilitres\":5000000,\"atOnce\":true}");
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
    fill(13_950_000);
    DetectedDelivery found = comesBack();
    assertThat(found.tank()).isEqualTo(1);
    assertThat(found.measured()).isEqualTo(new Volume(4_950_000));
    assertThat(Duration.between(found.before().at(), found.after().at())).isGreaterThan(OFF);
  }

  /** The levels are known when it stops. */
  private void goesOff() throws Exception {
    untilLevelsAreKnown();
    program.stock().read(Occasion.PERIODIC, Recorded.SYSTEM).get(5, TimeUnit.MINUTES);
    assertThat(state().stock().gauged()).hasSize(4);
    closeTheTill();
  }

  private DetectedDelivery comesBack() throws Exception {
    gauge.order("advance", "{\"millis\":" + OFF.toMillis() + "}");
    clock.ahead = OFF;
    start();
    until(
        () -> {
          ask();
          return !state().stock().detected().isEmpty();
        });
    return state().stock().detected().values().iterator().next();
  }
}
