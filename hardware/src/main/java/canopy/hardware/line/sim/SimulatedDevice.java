package canopy.hardware.line.sim;

import canopy.hardware.line.Connector;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.Line;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineListener;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LineTimes;
import canopy.hardware.line.LoopHub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a simulated device of few words hangs on: its end of the line, and the control port through
 * which it is told what to do.
 */
public final class SimulatedDevice implements AutoCloseable {
  private static final LineTimes TIMES = new LineTimes(1_500, 2_000, 100, 200);

  /** A simulator that is built on one of these. */
  public interface Simulator extends AutoCloseable {
    /** The port for {@link ControlClient}. */
    int controlPort();

    @Override
    void close();
  }

  /** Makes a simulator: its constructor. */
  @FunctionalInterface
  public interface Kind {
    Simulator on(LineAddress address, Connector connector, int controlPort) throws IOException;
  }

  /**
   * Where a device hangs.
   *
   * @param name names its threads
   * @param controlPort 0 chooses a free one
   */
  public record Place(String name, LineAddress address, Connector connector, int controlPort) {}

  private final Line line;
  private final ControlPort control;

  /**
   * Opens line and control port.
   *
   * @param received gets what the till sends, on the line's thread
   * @param commands carries out what the control port is told
   */
  public SimulatedDevice(Place place, Consumer<byte[]> received, ControlPort.Commands commands)
      throws IOException {
    line =
        new Line(
            place.name(),
            place.address(),
            place.connector(),
            TIMES,
            new LineListener() {
              @Override
              public void received(byte[] bytes) {
                received.accept(bytes);
              }

              @Override
              public void statusChanged(DeviceStatus status) {}
            });
    control = new ControlPort(place.controlPort(), commands);
    line.start();
    control.start();
  }

  /**
   * Runs a simulator as a program: {@code --pty LINK | --line ADDRESS [--control PORT]}. Prints its
   * ports and returns when its standard input ends.
   */
  public static void run(String[] args, Kind kind) throws IOException {
    SimulatorArguments arguments = new SimulatorArguments(args);
    String address = arguments.text("line", "");
    String ready = "";
    if (arguments.has("pty")) {
      PseudoTerminal cable = PseudoTerminal.open(Path.of(arguments.text("pty", "")));
      Runtime.getRuntime().addShutdownHook(new Thread(cable::close));
      address = "serial:" + cable.deviceEnd();
      ready = " pty=" + cable.tillEnd();
    }
    try (Simulator device =
        kind.on(
            LineAddress.parse(address),
            new LineOpener(new LoopHub()),
            arguments.number("control", 0))) {
      SimulatorArguments.announceAndWait("control=" + device.controlPort() + ready);
    }
  }

  /** The port for {@link ControlClient}. */
  public int controlPort() {
    return control.port();
  }

  /** How the line is. */
  public DeviceStatus status() {
    return line.status();
  }

  /**
   * Sends to the till.
   *
   * @throws IllegalArgumentException when the line is not open
   */
  public void send(byte[] bytes) {
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
