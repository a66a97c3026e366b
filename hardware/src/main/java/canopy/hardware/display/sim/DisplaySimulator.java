package canopy.hardware.display.sim;

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
import java.nio.file.Path;

/**
 * A simulated pole display. Control command: {@code show} answers {@code lamp|first line|second
 * line|lines written}.
 */
public final class DisplaySimulator implements AutoCloseable {
  private static final LineTimes TIMES = new LineTimes(1_500, 2_000, 100, 200);

  private final DisplayDecoder decoder = new DisplayDecoder();
  private final Line line;
  private final ControlPort control;

  /**
   * Makes a display on a line and opens its control port.
   *
   * @param controlPort 0 chooses a free one
   */
  public DisplaySimulator(LineAddress address, Connector connector, int controlPort)
      throws IOException {
    line =
        new Line(
            "display-sim",
            address,
            connector,
            TIMES,
            new LineListener() {
              @Override
              public void received(byte[] bytes) {
                decoder.accept(bytes, bytes.length);
              }

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
    try (DisplaySimulator display =
        new DisplaySimulator(
            LineAddress.parse(address),
            new LineOpener(new LoopHub()),
            arguments.number("control", 0))) {
      SimulatorArguments.announceAndWait("control=" + display.controlPort() + ready);
    }
  }

  /** The port for {@link canopy.hardware.line.sim.ControlClient}. */
  public int controlPort() {
    return control.port();
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
    control.close();
    line.close();
  }
}
