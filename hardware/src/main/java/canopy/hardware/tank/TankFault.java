package canopy.hardware.tank;

import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.DeviceStatus.Availability;

/**
 * What can be wrong with a gauge whose line is open. The name is the detail code of its {@link
 * DeviceStatus}.
 */
public enum TankFault {
  /** Nothing came, or too little: switched off behind its network card, or a wrong code. */
  NO_ANSWER,
  /** The answers do not add up: a bad cable or a wrong speed. */
  WRONG_CHECKSUM,
  /** What came is not what a gauge says. */
  UNREADABLE,
  /** The gauge does not know the question, in neither format: often a wrong security code. */
  REFUSED,
  /** The gauge counts in other units than this till was told; nothing of it may be used. */
  UNITS_DIFFER;

  /** Not usable because of this. */
  public DeviceStatus status() {
    return new DeviceStatus(Availability.OFFLINE, name(), "tank." + name());
  }

  /** The gauge works, and holds a tank to be in trouble. */
  public static DeviceStatus alarm() {
    return new DeviceStatus(Availability.ONLINE, "TANK_ALARM", "tank.TANK_ALARM");
  }
}
