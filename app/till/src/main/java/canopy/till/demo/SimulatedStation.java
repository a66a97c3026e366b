package canopy.till.demo;

import canopy.hardware.forecourt.sim.ForecourtSimulator;
import canopy.hardware.printer.sim.PrinterSimulator;
import canopy.hardware.scanner.sim.ScannerSimulator;
import canopy.hardware.tank.sim.TankSimulator;
import canopy.hardware.tank.tls.GaugeUnits;
import canopy.hardware.wallet.sim.WalletSimulator;
import canopy.till.launch.JavaCommand;
import canopy.till.operator.PinCheck;
import canopy.till.secret.SecretFolder;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a station without hardware, each a process that speaks the real bytes, and a data
 * folder that points at them.
 */
public final class SimulatedStation implements AutoCloseable {
  /** Grade, name and price in tenths of a minor unit per litre, as the demonstration sells them. */
  private static final String GRADES = "1:92#:7380,2:95#:7860,3:98#:8860,4:0#:7020";

  private static final String USER = "till1";

  /** The controller is a program on this machine, which may be busy with other things. */
  private static final int ANSWER_MILLIS = 10_000;

  private final Path folder;
  private final ChildProgram forecourt;
  private final ChildProgram printer;
  private final ChildProgram wallets;
  private final ChildProgram tanks;
  private final @Nullable ChildProgram scanner;

  private SimulatedStation(Path folder, List<ChildProgram> all, @Nullable ChildProgram scanner) {
    this.folder = folder;
    this.forecourt = all.get(0);
    this.printer = all.get(1);
    this.tanks = all.get(2);
    this.wallets = all.getLast();
    this.scanner = scanner;
  }

  /**
   * Starts the devices.
   *
   * @param java of this process
   * @param folder for what they print and say; made if it is not there
   * @param speed how much faster than life the forecourt goes
   * @param carsPerHour 0 for cars that come only when told
   */
  public static SimulatedStation start(JavaCommand java, Path folder, int speed, int carsPerHour)
      throws IOException {
    Files.createDirectories(folder);
    List<ChildProgram> started = new ArrayList<>();
    try {
      started.add(forecourt(java, folder, speed, carsPerHour));
      started.add(printer(java, folder));
      started.add(tanks(java, folder, speed, control(started.getFirst().readyLine())));
      ChildProgram scanner = scanner(java, folder);
      if (scanner != null) {
        started.add(scanner);
      }
      started.add(wallets(java, folder, control(scanner)));
      return new SimulatedStation(folder, started, scanner);
    } catch (IOException e) {
      started.forEach(ChildProgram::close);
      throw e;
    }
  }

  private static ChildProgram forecourt(JavaCommand java, Path folder, int speed, int carsPerHour)
      throws IOException {
    List<String> arguments =
        List.of(
            "--end-with-input",
            "--pumps",
            Integer.toString(DemoStation.PUMPS),
            "--users",
            USER + ":" + USER,
            "--grades",
            GRADES,
            "--speed",
            Integer.toString(speed),
            "--cars-per-hour",
            Integer.toString(carsPerHour));
    return ChildProgram.start(
        java.running("canopy.hardware/" + ForecourtSimulator.class.getName()),
        arguments,
        "forecourt simulator on ",
        folder.resolve("forecourt.log"));
  }

  private static ChildProgram printer(JavaCommand java, Path folder) throws IOException {
    return ChildProgram.start(
        java.running("canopy.hardware/" + PrinterSimulator.class.getName()),
        List.of("--tcp", "0", "--jobs", folder.resolve("printed").toString()),
        "ready ",
        folder.resolve("printer.log"));
  }

  /** Four tanks of 30,000 litres, one for each grade; what the pumps sell leaves them. */
  private static ChildProgram tanks(JavaCommand java, Path folder, int speed, String pumps)
      throws IOException {
    return ChildProgram.start(
        java.running("canopy.hardware/" + TankSimulator.class.getName()),
        List.of("--speed", Integer.toString(speed), "--sales", pumps),
        "ready ",
        folder.resolve("tanks.log"));
  }

  private static ChildProgram wallets(JavaCommand java, Path folder, int scannerControl)
      throws IOException {
    return ChildProgram.start(
        java.running("canopy.hardware/" + WalletSimulator.class.getName()),
        List.of(
            "--folder",
            folder.resolve("wallets").toString(),
            "--bills-at-once",
            "on",
            "--scanner",
            Integer.toString(scannerControl)),
        "ready ",
        folder.resolve("wallets.log"));
  }

  /** The scanner hangs on a pseudo-terminal; where the machine has none, people type codes. */
  private static @Nullable ChildProgram scanner(JavaCommand java, Path folder) {
    if (!Files.isExecutable(Path.of("/usr/bin/socat"))) {
      return null;
    }
    try {
      return ChildProgram.start(
          java.running("canopy.hardware/" + ScannerSimulator.class.getName()),
          List.of("--pty", folder.resolve("scanner").toString()),
          "ready ",
          folder.resolve("scanner.log"));
    } catch (IOException e) {
      System.out.println("There is no simulated scanner: " + e.getMessage());
      return null;
    }
  }

  /**
   * Sets the data folder up unless it is, and points it at these devices.
   *
   * @param root the till's data folder
   */
  public DataFolder setUp(Path root) throws IOException {
    Files.createDirectories(root);
    DataFolder data = new DataFolder(root);
    try (PinCheck pins = PinCheck.open(root, new SecureRandom())) {
      DemoStation.setUp(data, pins);
    }
    SecretFolder.open(data.keys())
        .write("forecourt", (USER + "\n").getBytes(StandardCharsets.UTF_8));
    data.write(devices());
    WalletAccounts.read(folder.resolve("wallets").resolve("keys")).openIn(data);
    return data;
  }

  private Devices devices() {
    return new Devices(
        new Devices.Controller("pts", forecourtUrl(), USER, true, null, ANSWER_MILLIS),
        new Devices.Printer(
            "tcp:127.0.0.1:" + printer.announced("tcp"),
            80,
            false,
            Devices.DrawerSensor.HIGH_IS_OPEN),
        scanner == null ? null : "serial:" + scanner.announced("pty"),
        null,
        new Devices.Gauge("tcp:127.0.0.1:" + tanks.announced("tcp"), GaugeUnits.METRIC),
        true);
  }

  /** The controller's address. */
  public String forecourtUrl() {
    return url(forecourt.readyLine());
  }

  private static String url(String readyLine) {
    return readyLine.substring(readyLine.indexOf("http"));
  }

  /** Where the forecourt simulator takes orders. */
  public String forecourtControl() {
    return control(forecourt.readyLine());
  }

  private static String control(String readyLine) {
    return url(readyLine).replace("/jsonPTS", "/sim");
  }

  /** Where the tanks and their gauge take orders. */
  public String tankControl() {
    return "http://127.0.0.1:" + tanks.announced("http") + "/sim";
  }

  /** Where the printer simulator takes orders. */
  public int printerControl() {
    return Integer.parseInt(printer.announced("control"));
  }

  /** Where the scanner simulator takes orders; 0 if there is none. */
  public int scannerControl() {
    return control(scanner);
  }

  private static int control(@Nullable ChildProgram scanner) {
    return scanner == null ? 0 : Integer.parseInt(scanner.announced("control"));
  }

  /** Where the wallets are; the customer's phone is at {@code /phone}. */
  public String walletUrl() {
    return "http://127.0.0.1:" + wallets.announced("http");
  }

  /** What the printer has printed: {@code 0001.bin}, {@code 0002.bin} ... */
  public Path printed() {
    return folder.resolve("printed");
  }

  @Override
  public void close() {
    if (scanner != null) {
      scanner.close();
    }
    wallets.close();
    tanks.close();
    printer.close();
    forecourt.close();
  }
}
