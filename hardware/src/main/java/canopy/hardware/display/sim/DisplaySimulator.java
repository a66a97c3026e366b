package canopy.hardware.display.sim;

import canopy.hardware.line.Connector;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.sim.SimulatedDevice;
import java.io.IOException;

/**
 * A simulated pole display. Control command: {@code show} answers {@code lamp|first line|second
 * line|lines written}.
 */
public final class DisplaySimulator implements SimulatedDevice.Simulator {
  private final DisplayDecoder decoder = new DisplayDecoder();
  private final SimulatedDevice device;

  /**
   * Makes a display on a line and opens its control port.
   *
   * @param controlPort 0 chooses a free one
   */
  public DisplaySimulator(LineAddress address, Connector connector, int controlPort)
      throws IOException {
    device =
        new SimulatedDevice(
            new SimulatedDevice.Place("display-sim", address, connector, controlPort),
            bytes -> decoder.accept(bytes, bytes.length),
            this::command);
  }

  /** Runs it as a program, see {@link SimulatedDevice#run}. */
  public static void main(String[] args) throws IOException {
    SimulatedDevice.run(args, DisplaySimulator::new);
  }

  @Override
  public int controlPort() {
    return device.controlPort();
  }

  /** What it shows. */
  public DisplayDecoder decoder() {
    return decoder;
  }

  /**
   * Carries out a control command.
   *
   * @throws IllegalArgumentException when it is unknown
   */
  public String command(String text) {
    if (!text.equals("show")) {
      throw new IllegalArgumentException("unknown: " + text);
    }
    synchronized (decoder) {
      return decoder.lamp()
          + "|"
          + decoder.line(0).stripTrailing()
          + "|"
          + decoder.line(1).stripTrailing()
          + "|"
          + decoder.shown();
    }
  }

  @Override
  public void close() {
    device.close();
  }
}
