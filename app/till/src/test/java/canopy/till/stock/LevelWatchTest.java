package canopy.till.stock;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.StockCommand;
import canopy.core.quantity.Volume;
import canopy.core.state.StockBook;
import canopy.core.state.TillState;
import canopy.core.stock.StockLimits;
import canopy.core.stock.StockSetup;
import canopy.core.stock.StrappingTable;
import canopy.core.stock.Tank;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankReading;
import canopy.hardware.tank.AlarmKind;
import canopy.hardware.tank.TankLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the gauge tells becomes readings, deliveries and alarms, and nothing that is not sure. */
class LevelWatchTest {
  private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
  private static final Tank TANK =
      new Tank(
          1,
          1,
          litres(30_000),
          litres(28_500),
          litres(600),
          new StrappingTable(
              List.of(
                  new StrappingTable.Point(0, Volume.ZERO),
                  new StrappingTable.Point(25_000, litres(30_000)))),
          1_000,
          20_000,
          List.of());

  private final LevelWatch watch =
      new LevelWatch(new StockSetup(List.of(TANK), StockLimits.USUAL, 60, 15, 60));
  private final List<Command> noted = new ArrayList<>();
  private int minute;

  private static Volume litres(long litres) {
    return new Volume(litres * 1_000);
  }

  private static StockBook book(Map<Integer, TankReading> last) {
    StockBook none = TillState.initial("CNY").stock();
    return new StockBook(
        none.marks(),
        last,
        none.nozzleMarks(),
        none.totalisers(),
        none.meters(),
        none.deliveries(),
        none.detected(),
        none.alarms(),
        none.findings());
  }

  private void tells(
      StockBook book,
      long litres,
      TankLevel.Flags flags,
      canopy.hardware.tank.TankAlarm... alarms) {
    minute++;
    TankLevel level =
        new TankLevel(
            1, "1", litres * 1_000, litres * 1_000, 0, 900_049, 12_951, null, -2_500, flags);
    watch.look(
        new canopy.hardware.tank.TankReading(
            START.plus(Duration.ofMinutes(minute)),
            null,
            List.of(level),
            List.of(),
            List.of(alarms)),
        book,
        noted::add);
  }

  @Test
  void aLevelBecomesAReadingAndWaterThatTheGaugeDoesNotTellComesFromTheTable() {
    tells(book(Map.of()), 12_000, TankLevel.Flags.NONE);
    TankReading reading = watch.board(null).levels().get(1);
    assertThat(reading.volume()).isEqualTo(litres(12_000));
    assertThat(reading.heightTenths()).isEqualTo(9_000);
    assertThat(reading.waterHeightTenths()).isEqualTo(130);
    assertThat(reading.water()).isEqualTo(litres(156));
    assertThat(reading.temperatureMillidegrees()).isEqualTo(-2_500);
  }

  @Test
  void aHeightThatTheGaugeDoesNotTrustIsNoReading() {
    tells(book(Map.of()), 12_000, new TankLevel.Flags(false, false, true));
    assertThat(watch.board(null).levels()).isEmpty();
  }

  @Test
  void aTankerThatCameWhileTheProgramStartedAnewIsNoticed() {
    TankReading last = gauged(Duration.ofMinutes(3));
    for (int i = 0; i < 4; i++) {
      tells(book(Map.of(1, last)), 15_000, TankLevel.Flags.NONE);
    }
    assertThat(noted)
        .singleElement()
        .isInstanceOfSatisfying(
            StockCommand.DetectDelivery.class,
            it -> assertThat(it.detected().measured()).isEqualTo(litres(9_000)));
  }

  /** What was sold since then is not known, and would be missing. */
  @Test
  void aLevelIsNotMeasuredAgainstAReadingOfLongAgo() {
    TankReading last = gauged(Duration.ofMinutes(10));
    for (int i = 0; i < 4; i++) {
      tells(book(Map.of(1, last)), 15_000, TankLevel.Flags.NONE);
    }
    assertThat(noted).isEmpty();
  }

  private static TankReading gauged(Duration ago) {
    return new TankReading(
        1, TankReading.Source.GAUGE, START.minus(ago), litres(6_000), null, null, null, null, null);
  }

  @Test
  void alarmsThatTheGaugeHasNotToldYetAreNotOver() {
    StockBook none = book(Map.of());
    StockBook calling =
        new StockBook(
            none.marks(),
            none.tanks(),
            none.nozzleMarks(),
            none.totalisers(),
            none.meters(),
            none.deliveries(),
            none.detected(),
            Map.of(1, List.of(TankAlarm.LEAK)),
            none.findings());
    watch.look(
        new canopy.hardware.tank.TankReading(START, null, List.of(), List.of(), null),
        calling,
        noted::add);
    assertThat(noted).isEmpty();
  }

  @Test
  void alarmsAreNotedAndWhatIsNoAlarmIsNot() {
    tells(
        book(Map.of()),
        12_000,
        TankLevel.Flags.NONE,
        new canopy.hardware.tank.TankAlarm(1, AlarmKind.HIGH_WATER_ALARM, "03"),
        new canopy.hardware.tank.TankAlarm(1, AlarmKind.LEAK_TEST_ACTIVE, "20"),
        new canopy.hardware.tank.TankAlarm(2, AlarmKind.LEAK_ALARM, "02"));
    assertThat(noted)
        .containsExactly(new StockCommand.ReportAlarms(1, List.of(TankAlarm.HIGH_WATER)));
  }
}
