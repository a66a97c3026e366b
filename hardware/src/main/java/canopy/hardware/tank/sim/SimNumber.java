package canopy.hardware.tank.sim;

import java.util.Locale;

/** Writes integers as this gauge does: in its units, as floats. */
final class SimNumber {
  private final boolean us;

  SimNumber(boolean us) {
    this.us = us;
  }

  double volume(long millilitres) {
    return us ? millilitres / 3_785.411784 : millilitres / 1_000.0;
  }

  double height(long micrometres) {
    return us ? micrometres / 25_400.0 : micrometres / 1_000.0;
  }

  double temperature(long millidegrees) {
    return us ? millidegrees * 9 / 5_000.0 + 32 : millidegrees / 1_000.0;
  }

  /** Eight hexadecimal digits. */
  static String hex(double value) {
    return String.format("%08X", Float.floatToIntBits((float) value));
  }

  static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String whole(double value) {
    return Long.toString(Math.round(value));
  }
}
