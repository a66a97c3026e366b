package canopy.core.stock.watch;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.stock.StockLimits;
import canopy.core.stock.TankDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule c: how surely a leak is found, and how seldom it is seen where there is none. */
class TrendWatchTest {
  private static final int SEEDS = 2_000;
  private static final int HISTORY = 60;

  private final TrendWatch watch = new TrendWatch(StockLimits.USUAL.trend());

  @Test
  void findsALeakOfTwoLitresAnHour() {
    SeededTank tank = new SeededTank(7).run(HISTORY);
    tank.leakPerDay = 48;
    tank.run(14);
    List<Integer> alarms = alarms(tank.days());
    assertThat(alarms).isNotEmpty();
    assertThat(alarms.getFirst()).isBetween(HISTORY, HISTORY + 7);
    TrendWatch.Standing now = watch.course(tank.days()).getLast();
    assertThat(now.lossMilli()).isGreaterThan(now.gainMilli());
    assertThat(now.excess().millilitres()).isBetween(-900_000L, -500_000L);
  }

  @Test
  void saysNothingOnSixtyCleanDays() {
    assertThat(alarms(new SeededTank(7).run(HISTORY + 60).days())).isEmpty();
  }

  @Test
  void saysNothingBeforeTheTankHasACourse() {
    SeededTank tank = new SeededTank(7);
    tank.leakPerDay = 400;
    assertThat(watch.course(tank.run(StockLimits.USUAL.trend().leastDays()).days())).isEmpty();
  }

  @Test
  void aLeakDoesNotBecomeTheUsualCourse() {
    SeededTank tank = new SeededTank(7).run(HISTORY);
    tank.leakPerDay = 30;
    tank.run(100);
    assertThat(watch.isAlarm(watch.course(tank.days()).getLast())).isTrue();
  }

  @Test
  void theAlarmEndsSoonAfterTheLeakIsMended() {
    SeededTank tank = new SeededTank(7).run(HISTORY);
    tank.leakPerDay = 48;
    tank.run(40);
    tank.leakPerDay = 0;
    tank.run(20);
    assertThat(watch.isAlarm(watch.course(tank.days()).getLast())).isFalse();
  }

  @Test
  void isNeverAlarmedByOneWrongReading() {
    List<TankDay> days = new ArrayList<>(new SeededTank(7).run(HISTORY + 10).days());
    TankDay wrong = days.get(HISTORY);
    days.set(HISTORY, TrendWatchTest.closingAt(wrong, wrong.closing().millilitres() - 900_000));
    assertThat(alarms(days)).isEmpty();
  }

  @Test
  void daysThatSoldAlmostNothingAreJoined() {
    SeededTank tank = new SeededTank(11);
    tank.sales = 60;
    assertThat(alarms(tank.run(600).days())).isEmpty();
  }

  /** The rate over many seeds, as the documentation states it. */
  @Test
  void falseAlarmsAreRare() {
    int tanks = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      tanks += alarms(new SeededTank(seed).run(HISTORY + 60).days()).isEmpty() ? 0 : 1;
    }
    System.out.printf("rule c, false alarms: %d of %d tanks in 60 clean days%n", tanks, SEEDS);
    assertThat(tanks).isLessThanOrEqualTo(SEEDS / 100);
  }

  /** Litres a day; 18 is the 0.2 gallons an hour of EPA's monthly test. */
  @ParameterizedTest
  @CsvSource({"18, 30, 80", "24, 30, 97", "48, 7, 97"})
  void leaksAreFoundInTime(double litresPerDay, int withinDays, int percent) {
    List<Integer> delays = new ArrayList<>();
    int seeds = SEEDS / 4;
    for (int seed = 0; seed < seeds; seed++) {
      SeededTank tank = new SeededTank(seed).run(HISTORY);
      tank.leakPerDay = litresPerDay;
      tank.run(60);
      alarms(tank.days()).stream().filter(at -> at >= HISTORY).findFirst().ifPresent(delays::add);
    }
    Collections.sort(delays);
    long inTime = delays.stream().filter(at -> at < HISTORY + withinDays).count();
    System.out.printf(
        "rule c, %.0f l a day: median %d days, within %d days %d of %d%n",
        litresPerDay, delays.get(delays.size() / 2) - HISTORY + 1, withinDays, inTime, seeds);
    assertThat(inTime * 100).isGreaterThanOrEqualTo((long) percent * seeds);
  }

  /** Which days, counted from 0, are alarms. */
  private List<Integer> alarms(List<TankDay> days) {
    List<Integer> alarms = new ArrayList<>();
    for (TrendWatch.Standing standing : watch.course(days)) {
      if (watch.isAlarm(standing)) {
        alarms.add((int) (standing.day().toEpochDay() - days.getFirst().day().toEpochDay()));
      }
    }
    return alarms;
  }

  static TankDay closingAt(TankDay day, long millilitres) {
    return new TankDay(
        day.tank(),
        day.grade(),
        day.day(),
        day.opening(),
        day.delivered(),
        day.shortage(),
        day.undocumented(),
        new Volume(millilitres),
        day.openingCorrected(),
        day.closingCorrected(),
        day.water(),
        day.nozzles());
  }
}
