package canopy.hardware.tank.sim;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A tank, what is in it, and what the probe sees. Owned by {@link SimTanks}'s monitor. */
final class SimTank {
  private static final int MOST_DELIVERIES = 10;
  private static final long HOUR_MILLIS = 3_600_000;

  /**
   * Petrol grows by so many millionths per degree; diesel by less, which matters to nobody here.
   */
  private static final long EXPANSION_PPM_PER_DEGREE = 1_100;

  private static final long REFERENCE_MILLIDEGREES = 20_000;
  private static final long WATER_WARNING_MICROMETRES = 25_000;
  private static final long WATER_ALARM_MICROMETRES = 50_000;

  final int number;
  final String label;
  final long capacityMillilitres;
  private final SimStrapping strapping;
  private final List<SimDelivery> deliveries = new ArrayList<>();

  /** Alarms that were ordered, by type; others follow from what is in the tank. */
  final Set<Integer> orderedAlarms = new TreeSet<>();

  long volumeMillilitres;
  long waterMillilitres;
  long temperatureMillidegrees = 18_200;
  long leakMillilitresPerHour;
  long waterMillilitresPerHour;
  boolean probeOut;
  boolean leakTest;

  private long leakRest;
  private long waterRest;
  private long toPourMillilitres;
  private long pourMillilitresPerMinute;
  private long pourRest;
  private long settleMillis;
  private @Nullable Pouring pouring;

  /** A delivery that goes on. */
  private record Pouring(LocalDateTime start, SimDelivery.Level before) {}

  SimTank(SimSettings.Tank tank) {
    number = tank.number();
    label = tank.label();
    capacityMillilitres = tank.capacityMillilitres();
    volumeMillilitres = tank.volumeMillilitres();
    strapping = new SimStrapping(capacityMillilitres);
  }

  boolean pouring() {
    return pouring != null;
  }

  List<SimDelivery> deliveries() {
    return deliveries;
  }

  long ullageMillilitres() {
    return Math.max(0, capacityMillilitres - volumeMillilitres - waterMillilitres);
  }

  long heightMicrometres() {
    return strapping.heightMicrometres(volumeMillilitres + waterMillilitres);
  }

  long waterHeightMicrometres() {
    return strapping.heightMicrometres(waterMillilitres);
  }

  /** The volume at the reference temperature. */
  long compensatedMillilitres() {
    long above = temperatureMillidegrees - REFERENCE_MILLIDEGREES;
    return volumeMillilitres
        - volumeMillilitres / 1_000 * (EXPANSION_PPM_PER_DEGREE * above / 1_000) / 1_000;
  }

  /** Types of alarm as in function 101, category 02. */
  Set<Integer> alarms() {
    Set<Integer> alarms = new TreeSet<>(orderedAlarms);
    long water = waterHeightMicrometres();
    if (water > WATER_ALARM_MICROMETRES) {
      alarms.add(3);
    }
    if (water > WATER_WARNING_MICROMETRES) {
      alarms.add(10);
    }
    if (volumeMillilitres < capacityMillilitres / 10) {
      alarms.add(5);
    }
    if (volumeMillilitres + waterMillilitres > capacityMillilitres / 100 * 95) {
      alarms.add(7);
    }
    if (probeOut) {
      alarms.add(9);
    }
    return alarms;
  }

  /** Takes out what was sold or lost; a tank is never emptier than empty. */
  void take(long millilitres) {
    volumeMillilitres = Math.max(0, volumeMillilitres - millilitres);
  }

  /**
   * A tanker begins to pour.
   *
   * @param settleAfterMillis how long the surface moves before the gauge closes the delivery
   */
  void pour(
      long millilitres, long millilitresPerMinute, long settleAfterMillis, LocalDateTime now) {
    if (millilitres <= 0 || millilitres > ullageMillilitres()) {
      throw new IllegalArgumentException("the tank has room for " + ullageMillilitres() + " ml");
    }
    if (pouring == null) {
      pouring = new Pouring(now, level());
    }
    toPourMillilitres += millilitres;
    pourMillilitresPerMinute = millilitresPerMinute;
    settleMillis = settleAfterMillis;
  }

  void run(long millis, LocalDateTime now) {
    leakRest += leakMillilitresPerHour * millis;
    take(leakRest / HOUR_MILLIS);
    leakRest %= HOUR_MILLIS;
    waterRest += waterMillilitresPerHour * millis;
    waterMillilitres += waterRest / HOUR_MILLIS;
    waterRest %= HOUR_MILLIS;
    Pouring open = pouring;
    if (open == null) {
      return;
    }
    if (toPourMillilitres > 0) {
      pourRest += pourMillilitresPerMinute * millis;
      long poured = Math.min(toPourMillilitres, pourRest / 60_000);
      pourRest %= 60_000;
      volumeMillilitres += poured;
      toPourMillilitres -= poured;
    } else if (settleMillis > millis) {
      settleMillis -= millis;
    } else {
      if (deliveries.size() == MOST_DELIVERIES) {
        deliveries.removeFirst();
      }
      deliveries.add(new SimDelivery(open.start(), now, open.before(), level()));
      pouring = null;
      pourRest = 0;
    }
  }

  private SimDelivery.Level level() {
    return new SimDelivery.Level(
        volumeMillilitres,
        compensatedMillilitres(),
        heightMicrometres(),
        waterHeightMicrometres(),
        temperatureMillidegrees);
  }
}
