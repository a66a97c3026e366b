package canopy.hardware.tank;

import canopy.hardware.line.DeviceStatus;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A tank gauge. It is read on a thread of its own, again and again; public methods may be called
 * from any thread, never wait and never throw because of the device: a fault is a status.
 */
public interface TankGauge extends AutoCloseable {
  /** More questions than this waiting at once are answered with the status. */
  int WAITING_LIMIT = 32;

  /** Starts to read. */
  void start();

  /** The newest status. */
  DeviceStatus status();

  /**
   * The newest complete reading, also when the gauge has gone since; its time tells how old it is.
   */
  Optional<TankReading> latest();

  /**
   * Reads again at once.
   *
   * @param answer called exactly once: on the gauge's thread with a reading begun after this call,
   *     or with the status that says why there is none; on the caller's thread when the gauge is
   *     not in use, was closed or {@link #WAITING_LIMIT} questions wait already
   */
  void readNow(Consumer<TankAnswer> answer);

  @Override
  void close();
}
