package canopy.hardware.printer;

import canopy.hardware.Patience;
import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.drawer.DrawerSettings;
import canopy.hardware.line.Calm;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LoopHub;
import canopy.hardware.line.Waiting;
import canopy.hardware.printer.sim.PrinterSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A printer driver on the simulator over TCP, with everything it reports in queues. */
abstract class PrinterRig {
  /** Looks often and takes its time for everything else: late on a busy machine is no fault. */
  static final PrinterTimes CALM =
      new PrinterTimes(
          Calm.LINE,
          Patience.LONGEST_MILLIS,
          Patience.LONGEST_MILLIS,
          Patience.LONGEST_MILLIS,
          50,
          50,
          Patience.LONGEST_MILLIS);

  /** Soon gives up a printer that does not answer. */
  static final PrinterTimes IMPATIENT =
      new PrinterTimes(Calm.LINE, 300, 1_000, Patience.LONGEST_MILLIS, 50, 50, 400);

  @TempDir Path jobs;
  PrinterSimulator simulator;
  int port;
  ReceiptPrinter printer;
  final HeardPrinter heard = new HeardPrinter();
  final BlockingQueue<JobReport> reports = heard.reports;
  final BlockingQueue<PrinterStatus> statuses = heard.statuses;
  final BlockingQueue<DrawerReport> drawer = heard.drawer;

  @BeforeEach
  void switchOn() throws IOException {
    simulator = new PrinterSimulator(jobs, 0);
    port = simulator.listen(0);
  }

  @AfterEach
  void switchOff() throws IOException {
    if (printer != null) {
      printer.close();
    }
    simulator.close();
  }

  void start(PrinterSettings settings) {
    printer = new ReceiptPrinter("test-printer", settings, new LineOpener(new LoopHub()), heard);
    printer.start();
  }

  PrinterSettings settings() {
    return settings("tcp:127.0.0.1:" + port, true, DrawerSettings.STANDARD);
  }

  PrinterSettings settings(PrinterTimes times) {
    return new PrinterSettings(
        LineAddress.parse("tcp:127.0.0.1:" + port), true, DrawerSettings.STANDARD, times);
  }

  static PrinterSettings settings(String address, boolean answers, DrawerSettings drawerSettings) {
    return new PrinterSettings(LineAddress.parse(address), answers, drawerSettings, CALM);
  }

  JobReport report(JobState state) {
    return Waiting.until(reports, r -> r.state() == state);
  }

  PrinterStatus status() {
    return Waiting.until(statuses, s -> true);
  }

  PrinterStatus status(PrinterFault fault) {
    return Waiting.until(statuses, s -> s.faults().contains(fault));
  }

  DrawerReport drawerReport() {
    return Waiting.until(drawer, r -> true);
  }

  /** A small receipt of so many lines, with a start and a cut. */
  static byte[] receipt(String text, int lines) {
    byte[] line = (text + "\n").getBytes(java.nio.charset.Charset.forName("GB18030"));
    byte[] start = {0x1B, 0x40, 0x1C, 0x26};
    byte[] cut = "\u001dVB\u0003".getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(start, start.length + line.length * lines + cut.length);
    for (int i = 0; i < lines; i++) {
      System.arraycopy(line, 0, all, start.length + i * line.length, line.length);
    }
    System.arraycopy(cut, 0, all, all.length - cut.length, cut.length);
    return all;
  }
}
