package canopy.till.stock;

import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import canopy.core.stock.Tank;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankReading;
import canopy.hardware.tank.AlarmKind;
import canopy.hardware.tank.GaugeDelivery;
import canopy.hardware.tank.TankLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The one place where the gauge's integers become the rules' readings. */
final class GaugeWords {
  private static final long MICROMETRES_PER_TENTH = 100;

  private GaugeWords() {}

  /** The tanks that are set up here, as the gauge told them; what it does not trust is left out. */
  static List<TankReading> readings(List<Tank> tanks, canopy.hardware.tank.TankReading told) {
    List<TankReading> readings = new ArrayList<>();
    for (Tank tank : tanks) {
      told.level(tank.number())
          .filter(level -> !level.flags().heightInvalid())
          .map(level -> reading(tank, level, told.takenAt()))
          .ifPresent(readings::add);
    }
    return readings;
  }

  private static TankReading reading(Tank tank, TankLevel level, Instant at) {
    int waterTenths = tenths(level.waterHeightMicrometres());
    return new TankReading(
        tank.number(),
        TankReading.Source.GAUGE,
        at,
        new Volume(level.volumeMillilitres()),
        new Volume(level.temperatureCompensatedMillilitres()),
        Math.toIntExact(level.temperatureMillidegrees()),
        tenths(level.heightMicrometres()),
        waterTenths,
        water(tank, level, waterTenths).orElse(null));
  }

  /** One end of a delivery as the gauge remembers it. */
  static TankReading reading(Tank tank, GaugeDelivery.Level level, Instant at) {
    int waterTenths = tenths(level.waterHeightMicrometres());
    return new TankReading(
        tank.number(),
        TankReading.Source.GAUGE,
        at,
        new Volume(level.volumeMillilitres()),
        new Volume(level.temperatureCompensatedMillilitres()),
        Math.toIntExact(level.temperatureMillidegrees()),
        tenths(level.heightMicrometres()),
        waterTenths,
        waterOf(tank, waterTenths).orElse(null));
  }

  /** What the gauge says, or else what the strapping table says of its height. */
  private static Optional<Volume> water(Tank tank, TankLevel level, int tenths) {
    Long told = level.waterMillilitres();
    if (told != null) {
      return Optional.of(new Volume(told));
    }
    return waterOf(tank, tenths);
  }

  private static Optional<Volume> waterOf(Tank tank, int tenths) {
    return tank.table().covers(tenths)
        ? Optional.of(tank.table().volumeAt(tenths))
        : Optional.empty();
  }

  private static int tenths(long micrometres) {
    return Math.toIntExact(Rounding.HALF_UP.multiplyDivide(micrometres, 1, MICROMETRES_PER_TENTH));
  }

  /** Whether product is flowing into a tank now. */
  static boolean pouring(int tank, canopy.hardware.tank.TankReading told) {
    return told.level(tank).map(level -> level.flags().deliveryInProgress()).orElse(false);
  }

  /** What the gauge calls out about a tank that somebody must look after, in a fixed order. */
  static List<TankAlarm> alarms(int tank, List<canopy.hardware.tank.TankAlarm> active) {
    Set<TankAlarm> alarms = new TreeSet<>();
    for (canopy.hardware.tank.TankAlarm alarm : active) {
      if (alarm.tank() == tank) {
        word(alarm.kind()).ifPresent(alarms::add);
      }
    }
    return List.copyOf(alarms);
  }

  private static Optional<TankAlarm> word(AlarmKind kind) {
    return switch (kind) {
      case LEAK_ALARM,
          GROSS_LEAK_TEST_FAIL_ALARM,
          PERIODIC_LEAK_TEST_FAIL_ALARM,
          ANNUAL_LEAK_TEST_FAIL_ALARM,
          GROSS_LINE_LEAK_ALARM ->
          Optional.of(TankAlarm.LEAK);
      case SUDDEN_LOSS_ALARM -> Optional.of(TankAlarm.SUDDEN_LOSS);
      case HIGH_WATER_ALARM, HIGH_WATER_WARNING -> Optional.of(TankAlarm.HIGH_WATER);
      case OVERFILL_ALARM, MAXIMUM_PRODUCT_ALARM -> Optional.of(TankAlarm.OVERFILL);
      case HIGH_PRODUCT_ALARM -> Optional.of(TankAlarm.HIGH_PRODUCT);
      case LOW_PRODUCT_ALARM -> Optional.of(TankAlarm.LOW_PRODUCT);
      case DELIVERY_NEEDED_WARNING -> Optional.of(TankAlarm.DELIVERY_NEEDED);
      case INVALID_FUEL_LEVEL_ALARM -> Optional.of(TankAlarm.INVALID_LEVEL);
      case PROBE_OUT_ALARM -> Optional.of(TankAlarm.PROBE_OUT);
      case RECONCILIATION_ALARM, OTHER -> Optional.of(TankAlarm.OTHER);
      case SETUP_DATA_WARNING,
          PERIODIC_TEST_NEEDED_WARNING,
          ANNUAL_TEST_NEEDED_WARNING,
          PERIODIC_TEST_NEEDED_ALARM,
          ANNUAL_TEST_NEEDED_ALARM,
          LEAK_TEST_ACTIVE,
          NO_IDLE_TIME_WARNING,
          SIPHON_BREAK_WARNING,
          RATE_INCREASE_WARNING,
          CALIBRATION_WARNING,
          RECONCILIATION_WARNING,
          COLD_TEMPERATURE_WARNING,
          MISSING_DELIVERY_TICKET_WARNING ->
          Optional.empty();
    };
  }
}
