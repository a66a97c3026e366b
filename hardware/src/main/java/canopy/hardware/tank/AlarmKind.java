package canopy.hardware.tank;

import java.util.Locale;

/**
 * What a gauge may hold to be wrong with a tank: the types of category 02 in the manual 576013-635,
 * function 101.
 */
public enum AlarmKind {
  SETUP_DATA_WARNING(1),
  LEAK_ALARM(2),
  HIGH_WATER_ALARM(3),
  OVERFILL_ALARM(4),
  LOW_PRODUCT_ALARM(5),
  SUDDEN_LOSS_ALARM(6),
  HIGH_PRODUCT_ALARM(7),
  INVALID_FUEL_LEVEL_ALARM(8),
  PROBE_OUT_ALARM(9),
  HIGH_WATER_WARNING(10),
  DELIVERY_NEEDED_WARNING(11),
  MAXIMUM_PRODUCT_ALARM(12),
  GROSS_LEAK_TEST_FAIL_ALARM(13),
  PERIODIC_LEAK_TEST_FAIL_ALARM(14),
  ANNUAL_LEAK_TEST_FAIL_ALARM(15),
  PERIODIC_TEST_NEEDED_WARNING(16),
  ANNUAL_TEST_NEEDED_WARNING(17),
  PERIODIC_TEST_NEEDED_ALARM(18),
  ANNUAL_TEST_NEEDED_ALARM(19),
  LEAK_TEST_ACTIVE(20),
  NO_IDLE_TIME_WARNING(21),
  SIPHON_BREAK_WARNING(22),
  RATE_INCREASE_WARNING(23),
  CALIBRATION_WARNING(24),
  RECONCILIATION_WARNING(25),
  RECONCILIATION_ALARM(26),
  COLD_TEMPERATURE_WARNING(27),
  MISSING_DELIVERY_TICKET_WARNING(28),
  GROSS_LINE_LEAK_ALARM(29),
  /** A type that this program does not know; the gauge's words say more. */
  OTHER(0);

  private final int number;

  AlarmKind(int number) {
    this.number = number;
  }

  /** The kind behind the number that a gauge sends; {@link #OTHER} when there is none. */
  public static AlarmKind ofNumber(int number) {
    for (AlarmKind kind : values()) {
      if (kind.number == number) {
        return kind;
      }
    }
    return OTHER;
  }

  /** The number that a gauge sends, 1 to 29; 0 for {@link #OTHER}. */
  public int number() {
    return number;
  }

  /**
   * The kind behind the words of a display, such as {@code HIGH WATER ALARM} or {@code PROBE OUT}.
   */
  public static AlarmKind ofWords(String words) {
    String plain = words.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_");
    plain = plain.startsWith("TANK_") ? plain.substring("TANK_".length()) : plain;
    if (plain.startsWith("MAX_PRODUCT")) {
      return MAXIMUM_PRODUCT_ALARM;
    }
    for (AlarmKind kind : values()) {
      if (kind != OTHER && plain.contains("_") && kind.name().startsWith(plain)) {
        return kind;
      }
    }
    return OTHER;
  }

  /** Whether somebody must look after it today; the rest is for the books or for the technician. */
  public boolean urgent() {
    return switch (this) {
      case LEAK_ALARM,
          HIGH_WATER_ALARM,
          OVERFILL_ALARM,
          LOW_PRODUCT_ALARM,
          SUDDEN_LOSS_ALARM,
          HIGH_PRODUCT_ALARM,
          INVALID_FUEL_LEVEL_ALARM,
          PROBE_OUT_ALARM,
          HIGH_WATER_WARNING,
          MAXIMUM_PRODUCT_ALARM,
          GROSS_LEAK_TEST_FAIL_ALARM,
          PERIODIC_LEAK_TEST_FAIL_ALARM,
          ANNUAL_LEAK_TEST_FAIL_ALARM,
          RECONCILIATION_ALARM,
          GROSS_LINE_LEAK_ALARM,
          OTHER ->
          true;
      case SETUP_DATA_WARNING,
          DELIVERY_NEEDED_WARNING,
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
          false;
    };
  }
}
