package canopy.hardware.tank.tls;

import canopy.hardware.tank.AlarmKind;
import canopy.hardware.tank.GaugeDelivery;
import canopy.hardware.tank.TankAlarm;
import canopy.hardware.tank.TankFault;
import canopy.hardware.tank.TankLevel;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of answers in the computer format. Fields beyond the known ones are passed over:
 * each record says how many it has.
 *
 * @param units what the gauge counts in
 */
record ComputerReports(GaugeUnits units) {
  private static final int INVENTORY_FIELDS = 6;
  private static final int DELIVERY_FIELDS = 10;
  private static final int DELIVERY_IN_PROGRESS = 1;
  private static final int LEAK_TEST_IN_PROGRESS = 2;
  private static final int HEIGHT_INVALID = 4;

  /**
   * A report with the gauge's time.
   *
   * @param gaugeTime null when its clock shows no possible time
   */
  record Timed<T>(@Nullable LocalDateTime gaugeTime, List<T> rows) {}

  /** i201: {@code YYMMDDHHmm} and per tank {@code TTpssssNN} with NN numbers. */
  Timed<TankLevel> inventory(String data) throws TlsException {
    Cursor cursor = new Cursor(data);
    LocalDateTime time = cursor.time();
    List<TankLevel> levels = new ArrayList<>();
    while (cursor.more()) {
      int tank = cursor.number(2, 10);
      String product = cursor.take(1).strip();
      int status = cursor.number(4, 16);
      List<BigDecimal> fields = fields(cursor, INVENTORY_FIELDS);
      levels.add(
          new TankLevel(
              tank,
              product,
              units.millilitres(fields.get(0)),
              units.millilitres(fields.get(1)),
              units.millilitres(fields.get(2)),
              units.micrometres(fields.get(3)),
              units.micrometres(fields.get(4)),
              fields.size() > INVENTORY_FIELDS ? units.millilitres(fields.get(6)) : null,
              units.millidegrees(fields.get(5)),
              new TankLevel.Flags(
                  (status & DELIVERY_IN_PROGRESS) != 0,
                  (status & LEAK_TEST_IN_PROGRESS) != 0,
                  (status & HEIGHT_INVALID) != 0)));
    }
    return new Timed<>(time, levels);
  }

  /**
   * i202: per tank {@code TTpdd} with dd deliveries of start, end, {@code NN} and numbers. A
   * delivery without a possible time is left out: nothing would tell it from another.
   */
  List<GaugeDelivery> deliveries(String data) throws TlsException {
    Cursor cursor = new Cursor(data);
    cursor.time();
    List<GaugeDelivery> deliveries = new ArrayList<>();
    while (cursor.more()) {
      int tank = cursor.number(2, 10);
      cursor.take(1);
      int count = cursor.number(2, 10);
      for (int i = 0; i < count; i++) {
        LocalDateTime start = cursor.time();
        LocalDateTime end = cursor.time();
        List<BigDecimal> f = fields(cursor, DELIVERY_FIELDS);
        if (start != null && end != null) {
          deliveries.add(
              new GaugeDelivery(
                  tank,
                  start,
                  end,
                  level(f.get(0), f.get(1), f.get(8), f.get(2), f.get(3)),
                  level(f.get(4), f.get(5), f.get(9), f.get(6), f.get(7))));
        }
      }
    }
    return deliveries;
  }

  /** One end of a delivery, from the gauge's numbers. */
  GaugeDelivery.Level level(
      BigDecimal volume,
      BigDecimal compensated,
      BigDecimal height,
      BigDecimal water,
      BigDecimal temperature) {
    return new GaugeDelivery.Level(
        units.millilitres(volume),
        units.millilitres(compensated),
        units.micrometres(height),
        units.micrometres(water),
        units.millidegrees(temperature));
  }

  /** i205: per tank {@code TTnn} with nn types of alarm. */
  static List<TankAlarm> alarms(String data) throws TlsException {
    Cursor cursor = new Cursor(data);
    cursor.time();
    List<TankAlarm> alarms = new ArrayList<>();
    while (cursor.more()) {
      int tank = cursor.number(2, 10);
      int count = cursor.number(2, 16);
      for (int i = 0; i < count; i++) {
        int type = cursor.number(2, 10);
        alarms.add(new TankAlarm(tank, AlarmKind.ofNumber(type), String.format("%02d", type)));
      }
    }
    return alarms;
  }

  /** i517: which units the gauge is set to, as in {@link GaugeUnits#code()}. */
  static char unitsCode(String data) throws TlsException {
    Cursor cursor = new Cursor(data);
    cursor.time();
    return cursor.take(1).charAt(0);
  }

  private static List<BigDecimal> fields(Cursor cursor, int atLeast) throws TlsException {
    int count = cursor.number(2, 16);
    if (count < atLeast) {
      throw new TlsException(TankFault.UNREADABLE, count + " numbers, " + atLeast + " expected");
    }
    List<BigDecimal> fields = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      fields.add(cursor.number());
    }
    return fields;
  }
}
