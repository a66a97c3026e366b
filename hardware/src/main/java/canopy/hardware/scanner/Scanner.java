package canopy.hardware.scanner;

import canopy.hardware.line.DeviceStatus;

/** A device that reads codes. Public methods may be called from any thread and never wait. */
public interface Scanner extends AutoCloseable {

  /** Starts to listen; the first status follows on the listener. */
  void start();

  /** The newest status. */
  DeviceStatus status();

  @Override
  void close();
}
