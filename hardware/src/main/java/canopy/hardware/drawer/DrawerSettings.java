package canopy.hardware.drawer;

/**
 * How the drawer is connected.
 *
 * @param kick which command opens it
 * @param pin the drawer's pin: 0 is pin 2, 1 is pin 5 of the connector
 * @param pulseMillis how long the solenoid is powered, 2 to 510 for {@link Kick#PULSE}, 100 to 800
 *     for {@link Kick#REALTIME}
 * @param sensor how to read the sensor
 */
public record DrawerSettings(Kick kick, int pin, int pulseMillis, Sensor sensor) {

  /** Which command opens the drawer. */
  public enum Kick {
    /** {@code DLE DC4}: works at once, even when the paper is out. The printer must know it. */
    REALTIME,
    /** {@code ESC p}: every printer knows it, but many do not act on it while they are off line. */
    PULSE
  }

  /** What the level of connector pin 3 means; it differs per drawer. */
  public enum Sensor {
    NONE,
    HIGH_IS_OPEN,
    LOW_IS_OPEN
  }

  /** Realtime kick on pin 2 for 100 ms; a high level means open. */
  public static final DrawerSettings STANDARD =
      new DrawerSettings(Kick.REALTIME, 0, 100, Sensor.HIGH_IS_OPEN);

  public DrawerSettings {
    if (pin < 0 || pin > 1) {
      throw new IllegalArgumentException("the drawer pin is 0 or 1");
    }
    int least = kick == Kick.REALTIME ? 100 : 2;
    int most = kick == Kick.REALTIME ? 800 : 510;
    if (pulseMillis < least || pulseMillis > most) {
      throw new IllegalArgumentException("the pulse is " + least + " to " + most + " ms");
    }
  }

  /** The bytes that open the drawer. */
  public byte[] kickBytes() {
    return switch (kick) {
      // DLE DC4 fn=1 m t: t in units of 100 ms.
      case REALTIME -> new byte[] {0x10, 0x14, 0x01, (byte) pin, (byte) (pulseMillis / 100)};
      // ESC p m t1 t2: on for t1 x 2 ms, off for at least t2 x 2 ms.
      case PULSE -> new byte[] {0x1B, 0x70, (byte) pin, (byte) (pulseMillis / 2), (byte) 0xFA};
    };
  }

  /** What a level of pin 3 says about this drawer. */
  public DrawerState state(boolean pinHigh) {
    return switch (sensor) {
      case NONE -> DrawerState.NO_SENSOR;
      case HIGH_IS_OPEN -> pinHigh ? DrawerState.OPEN : DrawerState.CLOSED;
      case LOW_IS_OPEN -> pinHigh ? DrawerState.CLOSED : DrawerState.OPEN;
    };
  }
}
