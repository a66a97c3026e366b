package canopy.hardware.tank.tls;

import canopy.hardware.tank.TankFault;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The only place where a gauge's floating-point numbers are touched. A number leaves it as an exact
 * decimal: the value of the 32 bits itself, not a rounding of it. It becomes an integer once, in
 * {@link GaugeUnits}. The gauge's own step is 2 ml at 30,000 litres; nothing is lost beyond that.
 */
final class GaugeNumber {
  /** Eight hexadecimal digits. */
  static final int DIGITS = 8;

  /** No tank, height or temperature is larger, in any unit; what is larger is no reading. */
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);

  /** No exponents: a damaged one would be worked out to its last digit. */
  private static final Pattern PRINTED = Pattern.compile("[-+]?[0-9]{1,9}(?:[.,][0-9]{0,9})?");

  private GaugeNumber() {}

  /**
   * A number of the computer format: an IEEE-754 single, big end first.
   *
   * @throws TlsException when it is none, not finite, or larger than any tank
   */
  static BigDecimal ofHex(String digits) throws TlsException {
    int bits;
    try {
      // Unsigned, because the sign bit makes the digits of a negative number overflow an int.
      bits = Integer.parseUnsignedInt(digits, 16);
    } catch (NumberFormatException e) {
      throw new TlsException(TankFault.UNREADABLE, "no number: " + digits, e);
    }
    float value = Float.intBitsToFloat(bits);
    if (!Float.isFinite(value)) {
      throw new TlsException(TankFault.UNREADABLE, "not finite: " + digits);
    }
    return sane(new BigDecimal(value), digits);
  }

  /**
   * A number of the display format, with a decimal point or comma.
   *
   * @throws TlsException when it is none, or larger than any tank
   */
  static BigDecimal ofText(String text) throws TlsException {
    if (!PRINTED.matcher(text).matches()) {
      throw new TlsException(TankFault.UNREADABLE, "no number: " + text);
    }
    return sane(new BigDecimal(text.replace(',', '.')), text);
  }

  private static BigDecimal sane(BigDecimal value, String as) throws TlsException {
    if (value.abs().compareTo(MOST) > 0) {
      throw new TlsException(TankFault.UNREADABLE, "too large: " + as);
    }
    return value;
  }
}
