package canopy.hardware.printer;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.Patience;
import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.drawer.DrawerSettings;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LoopHub;
import canopy.hardware.line.Waiting;
import canopy.hardware.line.sim.ControlClient;
import canopy.hardware.line.sim.PseudoTerminal;
import canopy.hardware.printer.sim.PrinterSimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The printer driver over a serial line, and against the simulator as a program of its own. */
@Timeout(Patience.HANGING_SECONDS)
class SerialPrinterTest {
  private static final byte[] RECEIPT =
      "\u001b@\u001c&hello\n\u001dVB\u0003".getBytes(StandardCharsets.ISO_8859_1);

  @TempDir Path folder;
  private final HeardPrinter heard = new HeardPrinter();
  private final LineOpener opener = new LineOpener(new LoopHub());
  private ReceiptPrinter printer;

  @AfterEach
  void close() {
    if (printer != null) {
      printer.close();
    }
  }

  private void start(String address) {
    printer =
        new ReceiptPrinter(
            "test-printer",
            new PrinterSettings(
                LineAddress.parse(address), true, DrawerSettings.STANDARD, PrinterRig.CALM),
            opener,
            heard);
    printer.start();
  }

  private void report(JobState state) {
    Waiting.until(heard.reports, r -> r.state() == state);
  }

  private void status(PrinterFault fault) {
    Waiting.until(heard.statuses, s -> s.faults().contains(fault));
  }

  @Test
  void unpluggedAndPluggedInAgainPrintsWhatWaited() throws IOException {
    Path link = folder.resolve("printer");
    PseudoTerminal cable = PseudoTerminal.open(link);
    try (PrinterSimulator simulator = new PrinterSimulator(folder.resolve("jobs"), 0)) {
      simulator.attach(LineAddress.parse("serial:" + cable.deviceEnd()), opener);
      start("serial:" + link);
      Waiting.until(heard.statuses, s -> s.faults().isEmpty());
      printer.print(PrintJob.patient("a", RECEIPT));
      report(JobState.CONFIRMED);
      cable.close();
      status(PrinterFault.PORT_MISSING);
      printer.print(PrintJob.patient("b", RECEIPT));
      Waiting.until(heard.reports, r -> r.fault() == PrinterFault.PORT_MISSING);
      cable = PseudoTerminal.open(link);
      report(JobState.CONFIRMED);
      assertThat(folder.resolve("jobs/0002.bin")).hasBinaryContent(RECEIPT);
    } finally {
      cable.close();
    }
  }

  @Test
  void automaticStatusTellsAFaultWithoutWaitingForTheNextLook() throws IOException {
    try (PseudoTerminal cable = PseudoTerminal.open(folder.resolve("printer"));
        PrinterSimulator simulator = new PrinterSimulator(folder.resolve("jobs"), 0)) {
      simulator.attach(LineAddress.parse("serial:" + cable.deviceEnd()), opener);
      start("serial:" + cable.tillEnd());
      Waiting.until(heard.statuses, s -> s.faults().isEmpty());
      simulator.command("cover open");
      status(PrinterFault.COVER_OPEN);
    }
  }

  @Test
  void simulatorRunsAsAProgramOnTcpAndPseudoTerminal() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "canopy.hardware.printer.sim.PrinterSimulator"));
    command.addAll(List.of("--jobs", folder.resolve("jobs").toString(), "--tcp", "0"));
    command.addAll(List.of("--pty", folder.resolve("pty").toString()));
    Process program =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    String ready = said.readLine();
    while (ready != null && !ready.startsWith("ready ")) {
      ready = said.readLine();
    }
    assertThat(ready).contains("control=").contains("tcp=").contains("pty=");
    try (ControlClient control = new ControlClient(number(ready, "control"))) {
      control.send("paper out");
      start("tcp:127.0.0.1:" + number(ready, "tcp"));
      printer.print(PrintJob.patient("tcp", RECEIPT));
      Waiting.until(heard.reports, r -> r.fault() == PrinterFault.PAPER_OUT);
      control.send("paper ok");
      report(JobState.CONFIRMED);
      printer.close();
      start("serial:" + folder.resolve("pty"));
      printer.print(PrintJob.patient("serial", RECEIPT));
      report(JobState.CONFIRMED);
      printer.kickDrawer("k");
      assertThat(Waiting.until(heard.drawer, r -> true).outcome())
          .isEqualTo(DrawerReport.Outcome.OPENED);
      assertThat(control.send("state")).contains("jobs=2").contains("pulses=1");
      assertThat(Files.readAllBytes(folder.resolve("jobs/0002.bin"))).isEqualTo(RECEIPT);
    } finally {
      program.getOutputStream().close();
      assertThat(program.waitFor(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static int number(String ready, String name) {
    return Integer.parseInt(ready.replaceFirst(".*\\b" + name + "=(\\d+).*", "$1"));
  }
}
