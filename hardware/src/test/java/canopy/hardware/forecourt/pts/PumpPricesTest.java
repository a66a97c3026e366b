package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.forecourt.AuthoriseRequest;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent.CommandAccepted;
import canopy.hardware.forecourt.ForecourtEvent.CommandRefused;
import canopy.hardware.forecourt.ForecourtEvent.PricesCompared;
import canopy.hardware.forecourt.ForecourtEvent.PricesRead;
import canopy.hardware.forecourt.ForecourtEvent.PricesShown;
import canopy.hardware.forecourt.ForecourtEvent.PricesWritten;
import canopy.hardware.forecourt.ForecourtTrouble;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pumps show is compared with what stands in the controller, not only after a change. */
class PumpPricesTest {
  private static final long LONG_MILLIS = 3 * PriceDesk.SHOWN_WITHIN_MILLIS;

  private final HandLane driver = new HandLane();
  private final EventLog log = new EventLog();
  private Rig rig;
  private PtsForecourt forecourt;

  @BeforeEach
  void start() {
    rig = new Rig();
    forecourt = driver(driver, log);
  }

  @AfterEach
  void stop() {
    forecourt.close();
    rig.close();
  }

  private PtsForecourt driver(HandLane lane, EventLog into) {
    PtsForecourt driver =
        PtsForecourt.create(rig.settings("till1", Rig.STANDARD), into, lane, lane);
    driver.start();
    lane.advance(1_000);
    return driver;
  }

  private void writePastDeafPump() {
    writePastDeafPumps(3);
  }

  /** The answer names them. */
  private void writePastDeafPumps(Integer... pumps) {
    for (int pump : pumps) {
      rig.fault("{'deafPump':{'pump':%d,'on':true}}".formatted(pump));
    }
    forecourt.writePrices("w", Map.of(1, 8_000L));
    driver.advance(LONG_MILLIS);
    PricesWritten written = log.all(PricesWritten.class).getLast();
    assertThat(written.requestId()).isEqualTo("w");
    assertThat(written.pumpsNotConfirmed()).containsExactly(pumps);
  }

  @Test
  void aPumpThatTakesThePriceLateIsToldWhenItShowsIt() {
    writePastDeafPump();
    assertThat(log.all(PricesCompared.class).getLast().showing()).doesNotContain(3);
    assertThat(shown(2)).containsEntry(1, 8_000L);
    assertThat(shown(3).get(1)).as("the old one").isNotEqualTo(8_000L);
    rig.fault("{'deafPump':{'pump':3,'on':false}}");
    driver.advance(LONG_MILLIS);
    assertThat(shown(3)).containsEntry(1, 8_000L);
    PricesCompared last = log.all(PricesCompared.class).getLast();
    assertThat(last.showing()).contains(3);
    assertThat(last.notShowing()).isEmpty();
    assertThat(last.tenthsOfMinorByGrade()).containsEntry(1, 8_000L);
  }

  /** It had no power when the prices were written, and nobody has told it since. */
  @Test
  void onePumpIsToldWhatItMissedAndNoOther() {
    writePastDeafPumps(3, 5);
    rig.fault("{'deafPump':{'pump':3,'on':false,'untold':true}}");
    rig.fault("{'deafPump':{'pump':5,'on':false,'untold':true}}");
    driver.advance(LONG_MILLIS);
    assertThat(showing()).doesNotContain(3, 5);
    forecourt.repeatPrices(3);
    driver.advance(LONG_MILLIS);
    assertThat(log.all(CommandAccepted.class).getLast().command())
        .isEqualTo(ForecourtCommand.REPEAT_PRICES);
    assertThat(showing()).contains(3).doesNotContain(5);
    forecourt.readPrices("r");
    driver.advance(0);
    assertThat(log.all(PricesRead.class).getLast().tenthsOfMinorByGrade()).containsEntry(1, 8_000L);
  }

  @Test
  void noPumpIsToldWhileSomebodyMayFuelThere() {
    forecourt.authorise(AuthoriseRequest.anyNozzle("r1", 3, new FillLimit.FullTank()));
    driver.advance(1_000);
    forecourt.repeatPrices(3);
    driver.advance(1_000);
    CommandRefused refused = log.all(CommandRefused.class).getLast();
    assertThat(refused.command()).isEqualTo(ForecourtCommand.REPEAT_PRICES);
    assertThat(refused.reason().trouble()).isEqualTo(ForecourtTrouble.PUMP_BUSY);
  }

  private Map<Integer, Long> shown(int pump) {
    return log.all(PricesShown.class).stream()
        .filter(prices -> prices.pump() == pump)
        .toList()
        .getLast()
        .tenthsOfMinorByNozzle();
  }

  private List<Integer> showing() {
    return log.all(PricesCompared.class).getLast().showing();
  }

  @Test
  void aDriverThatStartsFindsThePumpThatShowsAnOldPrice() {
    writePastDeafPump();
    forecourt.close();
    HandLane lane = new HandLane();
    EventLog next = new EventLog();
    forecourt = driver(lane, next);
    forecourt.readPrices("r");
    lane.advance(LONG_MILLIS);
    assertThat(next.all(PricesCompared.class).getLast().notShowing()).containsExactly(3);
    assertThat(next.all(PricesCompared.class).getLast().showing()).hasSize(7);
  }

  @Test
  void noPriceChangesBetweenTheReleaseOfAPumpAndTheEndOfItsFill() {
    forecourt.authorise(AuthoriseRequest.anyNozzle("r1", 1, new FillLimit.FullTank()));
    driver.advance(1_000);
    forecourt.writePrices("released", Map.of(1, 8_000L));
    driver.advance(LONG_MILLIS);
    forecourt.readPrices("r");
    driver.advance(0);
    assertThat(log.all(CommandRefused.class).getLast().requestId()).isEqualTo("released");
    assertThat(log.all(CommandRefused.class).getLast().reason().trouble())
        .isEqualTo(ForecourtTrouble.PUMP_FUELLING);
    assertThat(log.all(PricesRead.class).getLast().tenthsOfMinorByGrade()).containsEntry(1, 7_850L);
    forecourt.stop(1);
    driver.advance(LONG_MILLIS);
    forecourt.writePrices("idle", Map.of(1, 8_000L));
    driver.advance(LONG_MILLIS);
    assertThat(log.all(PricesWritten.class).getLast().requestId()).isEqualTo("idle");
  }

  @Test
  void whatAnotherTillWritesIsNotTakenForPumpsThatShowSomethingElse() {
    forecourt.readPrices("r");
    driver.advance(LONG_MILLIS);
    HandLane other = new HandLane();
    EventLog othersLog = new EventLog();
    try (PtsForecourt second = driver(other, othersLog)) {
      second.writePrices("w", Map.of(1, 8_000L));
      other.advance(LONG_MILLIS);
      assertThat(othersLog.all(PricesWritten.class)).hasSize(1);
    }
    driver.advance(LONG_MILLIS);
    List<PricesCompared> told = log.all(PricesCompared.class);
    assertThat(told).allMatch(one -> one.notShowing().isEmpty());
    assertThat(told.getLast().tenthsOfMinorByGrade()).containsEntry(1, 8_000L);
  }
}
