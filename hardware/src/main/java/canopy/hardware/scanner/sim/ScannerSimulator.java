package canopy.hardware.scanner.sim;

import canopy.hardware.line.Connector;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.Line;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineListener;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LineTimes;
import canopy.hardware.line.LoopHub;
import canopy.hardware.line.sim.ControlPort;
import canopy.hardware.line.sim.PseudoTerminal;
import canopy.hardware.line.sim.SimulatorArguments;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A simulated scanner. Control commands: {@code scan CODE} (UTF-8 and CR), {@code scan-gbk CODE},
 * {@code aim ID CODE} (with a symbology identifier), {@code raw HEX} (bytes as they are), {@code
 * state}.
 */
public final class ScannerSimulator implements AutoCloseable {
  private static final LineTimes TIMES = new LineTimes(1_500, 2_000, 100, 200);

  private final Line line;
  private final ControlPort control;

  /**
   * Makes a scanner on a line and opens its control port.
   *
   * @param controlPort 0 chooses a free one
   */
  public ScannerSimulator(LineAddress address, Connector connector, int controlPort)
      throws IOException {
    line =
        new Line(
            "scanner-sim",
            address,
            connector,
            TIMES,
            new LineListener() {
              @Override
              public void received(byte[] bytes) {}

              @Override
              public void statusChanged(DeviceStatus status) {}
            });
    control = new ControlPort(controlPort, this::command);
    line.start();
    control.start();
  }

  /**
   * Runs it as a program: {@code --pty LINK | --line ADDRESS [--control PORT]}. Prints its ports
   * and ends when its standard input ends.
   */
  public static void main(String[] args) throws IOException {
    SimulatorArguments arguments = new SimulatorArguments(args);
    String address = arguments.text("line", "");
    String ready = "";
    if (arguments.has("pty")) {
      PseudoTerminal cable = PseudoTerminal.open(Path.of(arguments.text("pty", "")));
      Runtime.getRuntime().addShutdownHook(new Thread(cable::close));
      address = "serial:" + cable.deviceEnd();
      ready = " pty=" + cable.tillEnd();
    }
    try (ScannerSimulator scanner =
        new ScannerSimulator(
            LineAddress.parse(address),
            new LineOpener(new LoopHub()),
            arguments.number("control", 0))) {
      SimulatorArguments.announceAndWait("control=" + scanner.controlPort() + ready);
    }
  }

  /** The port for {@link canopy.hardware.line.sim.ControlClient}. */
  public int controlPort() {
    return control.port();
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
      case "scan" -> send((rest + "\r").getBytes(StandardCharsets.UTF_8));
      case "scan-gbk" -> send((rest + "\r").getBytes(Charset.forName("GBK")));
      case "aim" -> send((rest.replaceFirst(" ", "") + "\r").getBytes(StandardCharsets.UTF_8));
      case "raw" -> send(HexFormat.of().parseHex(rest));
      case "state" -> {
        return line.status().availability().name();
      }
      default -> throw new IllegalArgumentException("unknown: " + words[0]);
    }
    return "";
  }

  private void send(byte[] bytes) {
    if (!line.send(bytes)) {
      throw new IllegalArgumentException("the line is not open");
    }
  }

  @Override
  public void close() {
    control.close();
    line.close();
  }
}
