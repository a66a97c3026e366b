package canopy.hardware.forecourt.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Brings cars, random or told, and lets their drivers act. Owned by {@link SimStation}'s monitor.
 */
final class SimTraffic {
  private static final long NEVER = Long.MAX_VALUE;

  private final SimStation station;
  private final SplittableRandom random;
  private final @Nullable Visit[] visits;
  private int carsPerHour;
  private long nextCarMillis;

  private enum Stage {
    ARRIVED,
    LIFTED,
    HUNG_UP
  }

  /** A car at a pump: how far its driver got, when he acts next, when he loses patience. */
  private static final class Visit {
    final SimPump pump;
    final SimCar car;
    Stage stage = Stage.ARRIVED;
    long dueMillis;
    long giveUpMillis = NEVER;

    Visit(SimPump pump, SimCar car, long dueMillis) {
      this.pump = pump;
      this.car = car;
      this.dueMillis = dueMillis;
    }
  }

  SimTraffic(SimStation station, SplittableRandom random, int carsPerHour) {
    this.station = station;
    this.random = random;
    visits = new Visit[station.pumps.size()];
    carsPerHour(carsPerHour);
  }

  /** Random cars for the whole station; 0 = none. */
  void carsPerHour(int cars) {
    carsPerHour = cars;
    nextCarMillis = cars == 0 ? NEVER : station.nowMillis() + between(500, 3_000);
  }

  /** A car drives up to a free pump. False when another car stands there. */
  boolean arrive(SimPump pump, SimCar car) {
    if (pump.car != null || pump.nozzleUp != 0) {
      return false;
    }
    pump.car = car;
    visits[pump.number - 1] = new Visit(pump, car, after(car.habits().liftAfterMillis()));
    return true;
  }

  /** The driver lifts now. */
  void lift(SimPump pump, int nozzle) {
    pump.lift(nozzle);
    Visit visit = visits[pump.number - 1];
    if (visit != null) {
      visit.stage = Stage.LIFTED;
      visit.dueMillis = NEVER;
      long patience = visit.car.habits().patienceMillis();
      visit.giveUpMillis = patience == NEVER ? NEVER : after(patience);
    }
  }

  /** The driver hangs up now. */
  void hangUp(SimPump pump) {
    pump.hangUp();
    Visit visit = visits[pump.number - 1];
    if (visit != null) {
      visit.stage = Stage.HUNG_UP;
      visit.giveUpMillis = NEVER;
      visit.dueMillis = after(visit.car.habits().leaveAfterMillis());
    }
  }

  /** The car is gone; a nozzle in hand goes back first. */
  void leave(SimPump pump) {
    if (pump.nozzleUp != 0) {
      hangUp(pump);
    }
    pump.car = null;
    visits[pump.number - 1] = null;
  }

  void step() {
    long now = station.nowMillis();
    if (now >= nextCarMillis) {
      randomCar();
      double gaps = -Math.log(1 - random.nextDouble());
      nextCarMillis = now + Math.max(1, (long) (gaps * 3_600_000 / carsPerHour));
    }
    for (Visit visit : visits) {
      if (visit != null) {
        drive(visit, now);
      }
    }
  }

  private void drive(Visit visit, long now) {
    SimPump pump = visit.pump;
    if (visit.stage == Stage.LIFTED) {
      if (pump.open != null) {
        visit.giveUpMillis = NEVER;
      }
      boolean over = pump.open != null && (pump.done() || !pump.filling);
      if (over && visit.dueMillis == NEVER) {
        visit.dueMillis = after(visit.car.habits().hangUpAfterMillis());
      }
      if (now >= visit.giveUpMillis) {
        leave(pump);
        return;
      }
    }
    if (now < visit.dueMillis) {
      return;
    }
    switch (visit.stage) {
      case ARRIVED -> lift(pump, visit.car.nozzle());
      case LIFTED -> hangUp(pump);
      case HUNG_UP -> leave(pump);
    }
  }

  private long after(long millis) {
    return millis < 0 ? NEVER : station.nowMillis() + millis;
  }

  private void randomCar() {
    List<SimPump> free = new ArrayList<>();
    for (SimPump pump : station.pumps) {
      if (pump.car == null && pump.nozzleUp == 0 && pump.open == null && !pump.offline) {
        free.add(pump);
      }
    }
    if (free.isEmpty()) {
      return;
    }
    SimPump pump = free.get(random.nextInt(free.size()));
    int nozzle = random.nextInt(1, pump.nozzles.size() + 1);
    long price = Math.max(1, pump.book.price(pump.number, pump.nozzles.get(nozzle - 1).id()));
    // One driver in three stops at a round amount.
    long roundMinor = List.of(5_000L, 10_000L, 20_000L, 30_000L).get(random.nextInt(4));
    long wanted = random.nextInt(3) == 0 ? roundMinor * 10_000 / price : between(5_000, 60_000);
    SimCar.Habits habits =
        new SimCar.Habits(
            between(3_000, 15_000), 120_000, between(2_000, 6_000), between(20_000, 60_000));
    arrive(pump, new SimCar(nozzle, wanted, habits));
  }

  private long between(long from, long to) {
    return random.nextLong(from, to);
  }
}
