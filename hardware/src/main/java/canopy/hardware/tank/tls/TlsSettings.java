package canopy.hardware.tank.tls;

import canopy.hardware.line.LineAddress;

/**
 * How a gauge is reached.
 *
 * @param address its line; see {@link #address(String)}
 * @param units what it counts in
 * @param securityCode six printable ASCII characters if the gauge asks for them, otherwise empty
 * @param times limits in time
 */
public record TlsSettings(
    LineAddress address, GaugeUnits units, String securityCode, TlsTimes times) {
  /** The port that the gauge's own network card listens on. */
  public static final int TCP_PORT = 10_001;

  public TlsSettings {
    if (!securityCode.matches("|[ -~]{6}")) {
      throw new IllegalArgumentException("a security code has six characters");
    }
  }

  /**
   * Reads a line's address; {@code tcp:} may leave out the port.
   *
   * @throws IllegalArgumentException with a reason that a technician can act on
   */
  public static LineAddress address(String text) {
    boolean noPort = text.matches("(?i)tcp:([^:\\[\\]]+|\\[[^\\]]+\\])");
    return LineAddress.parse(noPort ? text + ":" + TCP_PORT : text);
  }
}
