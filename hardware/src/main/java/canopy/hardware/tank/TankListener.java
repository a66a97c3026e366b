package canopy.hardware.tank;

import canopy.hardware.line.DeviceStatus;

/** Hears a {@link TankGauge}. Called on the gauge's thread; must return quickly. */
public interface TankListener {

  /** The gauge's status changed. */
  void statusChanged(DeviceStatus status);

  /** All tanks were read. */
  void read(TankReading reading);
}
