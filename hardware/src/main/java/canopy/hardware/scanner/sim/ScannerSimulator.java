package canopy.hardware.scanner.sim;

import canopy.hardware.line.Connector;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.sim.SimulatedDevice;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A simulated scanner. Control commands: {@code scan CODE} (UTF-8 and CR), {@code scan-gbk CODE},
 * {@code aim ID CODE} (with a symbology identifier), {@code raw HEX} (bytes as they are), {@code
 * state}.
 */
public final class ScannerSimulator implements SimulatedDevice.Simulator {
  private final SimulatedDevice device;

  /**
   * Makes a scanner on a line and opens its control port.
   *
   * @param controlPort 0 chooses a free one
   */
  public ScannerSimulator(LineAddress address, Connector connector, int controlPort)
      throws IOException {
    device =
        new SimulatedDevice(
            new SimulatedDevice.Place("scanner-sim", address, connector, controlPort),
            bytes -> {},
            this::command);
  }

  /** Runs it as a program, see {@link SimulatedDevice#run}. */
  public static void main(String[] args) throws IOException {
    SimulatedDevice.run(args, ScannerSimulator::new);
  }

  @Override
  public int controlPort() {
    return device.controlPort();
  }

  /**
   * Carries out a control command.
   *
   * @throws IllegalArgumentException when it is unknown or the line is not open
   */
  public String command(String text) {
    String[] words = text.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "scan" -> device.send((rest + "\r").getBytes(StandardCharsets.UTF_8));
      case "scan-gbk" -> device.send((rest + "\r").getBytes(Charset.forName("GBK")));
      case "aim" ->
          device.send((rest.replaceFirst(" ", "") + "\r").getBytes(StandardCharsets.UTF_8));
      case "raw" -> device.send(HexFormat.of().parseHex(rest));
      case "state" -> {
        return device.status().availability().name();
      }
      default -> throw new IllegalArgumentException("unknown: " + words[0]);
    }
    return "";
  }

  @Override
  public void close() {
    device.close();
  }
}
