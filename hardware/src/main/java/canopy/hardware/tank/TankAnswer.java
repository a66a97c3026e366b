package canopy.hardware.tank;

import canopy.hardware.line.DeviceStatus;

/** What came of asking for a fresh reading. */
public sealed interface TankAnswer {

  /** All tanks as they are now. */
  record Read(TankReading reading) implements TankAnswer {}

  /** The gauge could not be read; the status says why. */
  record Failed(DeviceStatus status) implements TankAnswer {}
}
