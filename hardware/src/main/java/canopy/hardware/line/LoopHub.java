package canopy.hardware.line;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Devices inside this program, by name: the driver opens {@code loop:name}, the device side
 * registers what shall happen then. For tests and simulators that run in the till's own process.
 * Thread-safe.
 */
public final class LoopHub {

  /** The device side of a loop: is handed one end of each new connection and must not wait. */
  @FunctionalInterface
  public interface Device {
    void connected(Connection end);
  }

  private final Map<String, Device> devices = new ConcurrentHashMap<>();

  /** Makes a hub with nothing plugged in. */
  public LoopHub() {}

  /** Plugs a device in; replaces one of the same name. */
  public void plug(String name, Device device) {
    devices.put(name, device);
  }

  /** Pulls a device out; open connections are the device's to close. */
  public void unplug(String name) {
    devices.remove(name);
  }

  Connection connect(String name) throws IOException {
    Device device = devices.get(name);
    if (device == null) {
      throw new LineException(LineFault.PORT_MISSING, "loop:" + name + " is not plugged in");
    }
    LoopConnection ours = new LoopConnection();
    device.connected(ours.otherEnd());
    return ours;
  }
}
