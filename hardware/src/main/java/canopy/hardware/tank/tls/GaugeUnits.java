package canopy.hardware.tank.tls;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a gauge counts in; it does not say so in its answers, so a wrong setting is a wrong stock.
 * The factors are exact by definition. Each result is rounded half up, away from zero, to the
 * integer that the till keeps.
 */
public enum GaugeUnits {
  /** Litres, millimetres, degrees Celsius. */
  METRIC('2', "1000", "1000", false),
  /** US gallons of 3.785411784 litres, inches, degrees Fahrenheit. */
  US('1', "3785.411784", "25400", true),
  /**
   * Imperial gallons of 4.54609 litres; inches and degrees Fahrenheit, which the manuals do not
   * say: compare with the gauge's own display before relying on it.
   */
  IMPERIAL('3', "4546.09", "25400", true);

  private static final BigDecimal FREEZING_FAHRENHEIT = BigDecimal.valueOf(32);
  private static final BigDecimal FIVE_THOUSAND = BigDecimal.valueOf(5_000);
  private static final BigDecimal NINE = BigDecimal.valueOf(9);

  private final char code;
  private final BigDecimal millilitres;
  private final BigDecimal micrometres;
  private final boolean fahrenheit;

  GaugeUnits(char code, String millilitres, String micrometres, boolean fahrenheit) {
    this.code = code;
    this.millilitres = new BigDecimal(millilitres);
    this.micrometres = new BigDecimal(micrometres);
    this.fahrenheit = fahrenheit;
  }

  /** How the gauge names these units in its set-up (functions 505 and 517). */
  char code() {
    return code;
  }

  long millilitres(BigDecimal volume) {
    return rounded(volume.multiply(millilitres));
  }

  long micrometres(BigDecimal height) {
    return rounded(height.multiply(micrometres));
  }

  long millidegrees(BigDecimal temperature) {
    return fahrenheit
        ? temperature
            .subtract(FREEZING_FAHRENHEIT)
            .multiply(FIVE_THOUSAND)
            .divide(NINE, 0, RoundingMode.HALF_UP)
            .longValueExact()
        : rounded(temperature.movePointRight(3));
  }

  private static long rounded(BigDecimal exact) {
    return exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
