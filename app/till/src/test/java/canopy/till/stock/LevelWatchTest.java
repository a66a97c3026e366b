package canopy.till.stock;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.StockCommand;
import canopy.core.quantity.Volume;
import canopy.core.state.StockBook;
import canopy.core.state.TankMark;
import canopy.core.state.TillState;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.StockLimits;
import canopy.core.stock.StockSetup;
import canopy.core.stock.StrappingTable;
import canopy.core.stock.Tank;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankReading;
import canopy.hardware.tank.AlarmKind;
import canopy.hardware.tank.GaugeDelivery;
import canopy.hardware.tank.TankLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
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
    return book(last, Map.of(), Map.of());
  }

  /**
   * @param then what the pumps had given at the last level
   * @param now what they have given
   */
  private static StockBook book(
      Map<Integer, TankReading> last, Map<String, NozzleMeter> then, Map<String, NozzleMeter> now) {
    StockBook none = TillState.initial("CNY").stock();
    Map<Integer, TankMark> marks = new HashMap<>();
    last.forEach(
        (tank, level) ->
            marks.put(tank, new TankMark(level, then, Volume.ZERO, Volume.ZERO, Volume.ZERO)));
    return new StockBook(
        marks,
        last,
        marks,
        none.nozzleMarks(),
        none.totalisers(),
        now,
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

  /** The pumps gave 400 litres after the last level and before the night. */
  @Test
  void aTankerThatCameWhileTheProgramWasOffForHoursIsNoticedWithWhatWasSold() {
    TankReading last = gauged(Duration.ofHours(9));
    StockBook book = book(Map.of(1, last), gave(1_000), gave(1_400));
    for (int i = 0; i < 4; i++) {
      tells(book, 14_600, TankLevel.Flags.NONE);
    }
    assertThat(found().measured()).isEqualTo(litres(9_000));
    assertThat(found().soldMeanwhile()).isEqualTo(litres(400));
    assertThat(found().before()).isEqualTo(last);
  }

  @Test
  void salesOfANightAreNoTanker() {
    StockBook book = book(Map.of(1, gauged(Duration.ofHours(9))), gave(1_000), gave(1_400));
    for (int i = 0; i < 4; i++) {
      tells(book, 5_600, TankLevel.Flags.NONE);
    }
    assertThat(noted).isEmpty();
  }

  /** The controller tells what was filled in the night after the gauge was heard. */
  @Test
  void fillsThatAreToldLateAreNoTanker() {
    Map<Integer, TankReading> last = Map.of(1, gauged(Duration.ofHours(9)));
    tells(book(last, gave(1_000), gave(1_000)), 4_000, TankLevel.Flags.NONE);
    for (int i = 0; i < 4; i++) {
      tells(book(last, gave(1_000), gave(1_000 + i * 700)), 4_000, TankLevel.Flags.NONE);
    }
    assertThat(noted).isEmpty();
  }

  @Test
  void aLevelOfWeeksAgoSaysNothing() {
    TankReading last = gauged(Duration.ofDays(20));
    for (int i = 0; i < 4; i++) {
      tells(book(Map.of(1, last)), 15_000, TankLevel.Flags.NONE);
    }
    assertThat(noted).isEmpty();
  }

  /** Its clock is two hours and a day off: what counts is how long ago it was. */
  @Test
  void whatTheGaugeSawWhileTheProgramWasOffIsOfferedOnce() {
    StockBook book = book(Map.of(1, gauged(Duration.ofHours(9))));
    LocalDateTime gaugeTime = LocalDateTime.of(2026, 11, 21, 8, 0);
    GaugeDelivery missed =
        delivery(gaugeTime.minusHours(3), gaugeTime.minusHours(2), 5_900, 14_800);
    GaugeDelivery older = delivery(gaugeTime.minusDays(2), gaugeTime.minusDays(2), 1_000, 9_000);
    for (int i = 0; i < 3; i++) {
      remembers(book, gaugeTime, older, missed);
    }
    assertThat(found().measured()).isEqualTo(litres(8_900));
    assertThat(found().before().at()).isEqualTo(START.minus(Duration.ofHours(3)));
    assertThat(found().after().at()).isEqualTo(START.minus(Duration.ofHours(2)));
    assertThat(found().after().source()).isEqualTo(TankReading.Source.GAUGE);
  }

  /** Those of its own time the till notices itself, and knows what was sold meanwhile. */
  @Test
  void whatTheGaugeSeesWhileTheProgramRunsIsTheTillsToNotice() {
    StockBook book = book(Map.of(1, gauged(Duration.ofHours(9))));
    LocalDateTime gaugeTime = LocalDateTime.of(2026, 11, 22, 10, 0);
    remembers(book, gaugeTime);
    remembers(book, gaugeTime, delivery(gaugeTime.plusMinutes(1), gaugeTime.plusMinutes(9), 1, 9));
    assertThat(noted).isEmpty();
  }

  @Test
  void whatAGaugeRemembersWhenItIsHeardForTheFirstTimeEverIsHistory() {
    LocalDateTime gaugeTime = LocalDateTime.of(2026, 11, 22, 10, 0);
    remembers(
        book(Map.of()),
        gaugeTime,
        delivery(gaugeTime.minusHours(3), gaugeTime.minusHours(2), 5_900, 14_800));
    assertThat(noted).isEmpty();
  }

  private void remembers(StockBook book, LocalDateTime gaugeTime, GaugeDelivery... deliveries) {
    watch.look(
        new canopy.hardware.tank.TankReading(
            START, gaugeTime, List.of(), List.of(deliveries), List.of()),
        book,
        noted::add);
  }

  private static GaugeDelivery delivery(
      LocalDateTime start, LocalDateTime end, long before, long after) {
    return new GaugeDelivery(1, start, end, end(before), end(after));
  }

  private static GaugeDelivery.Level end(long litres) {
    return new GaugeDelivery.Level(litres * 1_000, litres * 1_000, 900_049, 12_951, 15_000);
  }

  private static Map<String, NozzleMeter> gave(long litres) {
    NozzleMeter meter = new NozzleMeter(1, 1, 1, litres(litres), Volume.ZERO);
    return Map.of(meter.key(), meter);
  }

  private DetectedDelivery found() {
    assertThat(noted).singleElement().isInstanceOf(StockCommand.DetectDelivery.class);
    return ((StockCommand.DetectDelivery) noted.getFirst()).detected();
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
            none.gauged(),
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
