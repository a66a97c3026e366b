package canopy.till.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.CounterCommand;
import canopy.core.command.Original;
import canopy.core.event.DeviceEvent;
import canopy.core.sale.CompletedSale;
import canopy.core.state.PrintJob;
import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.line.Connection;
import canopy.hardware.line.Connector;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LoopHub;
import canopy.hardware.printer.PrinterFault;
import canopy.hardware.printer.sim.PrinterSimulator;
import canopy.till.Patience;
import canopy.till.journal.FailingDisk;
import canopy.till.loop.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The durable print queue over a real journal and a real line, through faults and restarts. */
@Timeout(Patience.HANGING_SECONDS)
class PrintDeskTest {
  private static final int STATUS_QUESTION_BYTES = 8;

  @TempDir Path data;
  @TempDir Path jobs;

  private final Map<String, CompletedSale> sales = new ConcurrentHashMap<>();
  private final Connector lines = new LineOpener(new LoopHub());
  private PrinterSimulator simulator;
  private int port;

  @BeforeEach
  void switchOn() throws IOException {
    simulator = new PrinterSimulator(jobs, 0);
    port = simulator.listen(0);
  }

  @AfterEach
  void switchOff() throws IOException {
    simulator.close();
  }

  private DeskRig till() throws Exception {
    return new DeskRig(data, port, lines, sales);
  }

  /** What came out whole, oldest first. */
  private List<byte[]> printed() throws IOException {
    try (Stream<Path> files = Files.list(jobs)) {
      List<Path> whole =
          files
              .filter(file -> file.getFileName().toString().matches("\\d+\\.bin"))
              .sorted()
              .toList();
      List<byte[]> papers = new ArrayList<>();
      for (Path file : whole) {
        papers.add(Files.readAllBytes(file));
      }
      return papers;
    }
  }

  @Test
  void goesOnByItselfWhenThePaperIsBackAndPrintsOnce() throws Exception {
    try (DeskRig till = till()) {
      simulator.command("paper-out-after 500");
      CompletedSale sale = till.sells();
      till.hears(DeviceEvent.PrintStarted.class);
      till.sees(
          view -> view.status() != null && view.status().faults().contains(PrinterFault.PAPER_OUT));
      simulator.command("paper ok");
      till.hears(DeviceEvent.PrintConfirmed.class);
      assertThat(printed()).containsExactly(till.paper(sale));
    }
  }

  /** One printer is without paper: what waits there comes out of the other, once. */
  @Test
  void whatWaitsGoesOverToAnotherPrinter(@TempDir Path others) throws Exception {
    try (DeskRig till = till();
        PrinterSimulator other = new PrinterSimulator(others, 0)) {
      simulator.command("paper out");
      CompletedSale first = till.sells();
      till.sees(view -> view.waiting().containsKey(first.id() + "#0"));
      till.changesTo(other.listen(0));
      assertThat(till.hears(DeviceEvent.PrintConfirmed.class).jobId()).isEqualTo(first.id() + "#0");
      CompletedSale second = till.sells();
      assertThat(till.hears(DeviceEvent.PrintConfirmed.class).jobId())
          .isEqualTo(second.id() + "#0");
      assertThat(till.events)
          .noneMatch(recorded -> recorded.event() instanceof DeviceEvent.PrintFailed)
          .noneMatch(recorded -> recorded.event() instanceof DeviceEvent.PrintUnknown);
      simulator.command("paper ok");
      assertThat(printed()).isEmpty();
    }
  }

  @Test
  void withoutAPrinterPapersWaitForOne() throws Exception {
    try (DeskRig till = till()) {
      till.changesTo(0);
      till.sells();
      till.hears(DeviceEvent.PrintFailed.class);
      till.changesTo(port);
      till.hears(DeviceEvent.PrintConfirmed.class);
      assertThat(printed()).hasSize(1);
    }
  }

  @Test
  void unknownIsNotRepeatedByItselfAndARetryIsMarkedAsACopy() throws Exception {
    try (DeskRig till = till()) {
      simulator.command("reset-after 600");
      CompletedSale first = till.sells();
      assertThat(till.hears(DeviceEvent.PrintUnknown.class).jobId()).isEqualTo(first.id() + "#0");
      CompletedSale second = till.sells();
      assertThat(till.hears(DeviceEvent.PrintConfirmed.class).jobId())
          .isEqualTo(second.id() + "#0");
      assertThat(printed()).containsExactly(till.paper(second));
      assertThat(till.stateOf(first.id() + "#0")).isEqualTo(PrintJob.State.UNKNOWN);

      till.does(new CounterCommand.RetryPrint(first.id() + "#0"));
      assertThat(till.hears(DeviceEvent.PrintConfirmed.class).jobId()).isEqualTo(first.id() + "#1");
      String copy = new String(printed().getLast(), Charset.forName("GB18030"));
      assertThat(copy).contains("补打 第 1 次").contains(first.id());
      assertThat(till.loop.snapshot().state().prints().jobs()).isEmpty();
    }
  }

  @Test
  void startIsInTheJournalBeforeTheFirstByteLeaves() throws Exception {
    AtomicReference<String> atFirstByte = new AtomicReference<>();
    Connector watching =
        (address, timeoutMillis) ->
            new Watched(
                lines.open(address, timeoutMillis),
                () -> atFirstByte.compareAndSet(null, journalText()));
    try (DeskRig till = new DeskRig(data, port, watching, sales)) {
      CompletedSale sale = till.sells();
      till.hears(DeviceEvent.PrintConfirmed.class);
      String[] journal = atFirstByte.get().split("\n");
      assertThat(journal)
          .anyMatch(line -> line.contains("print.started") && line.contains(sale.id() + "#0"));
    }
  }

  private String journalText() {
    try (Stream<Path> files = Files.walk(data)) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return text.toString();
    } catch (IOException e) {
      return "unreadable: " + e;
    }
  }

  /** Tells when bytes of a job leave; questions about the state are short. */
  private record Watched(Connection line, Runnable jobBytes) implements Connection {
    @Override
    public int read(byte[] buffer) throws IOException {
      return line.read(buffer);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > STATUS_QUESTION_BYTES) {
        jobBytes.run();
      }
      line.write(bytes, offset, length);
    }

    @Override
    public void close() {
      line.close();
    }
  }

  @Test
  void whatWasBeingPrintedWhenTheProgramDiedIsUnknownAfterwards() throws Exception {
    AtomicReference<DeskRig> running = new AtomicReference<>();
    CountDownLatch died = new CountDownLatch(1);
    Connector dying =
        (address, timeoutMillis) ->
            new Watched(
                lines.open(address, timeoutMillis),
                () -> {
                  running.get().loop.close();
                  died.countDown();
                  throw new UncheckedIOException(new IOException("the program died"));
                });
    CompletedSale first;
    try (DeskRig till = new DeskRig(data, port, dying, sales)) {
      running.set(till);
      first = till.sells();
      assertThat(died.await(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    try (DeskRig till = till()) {
      assertThat(till.hears(DeviceEvent.PrintUnknown.class))
          .isEqualTo(new DeviceEvent.PrintUnknown(first.id() + "#0", "RESTARTED"));
      CompletedSale second = till.sells();
      till.hears(DeviceEvent.PrintConfirmed.class);
      assertThat(printed()).containsExactly(till.paper(second));
    }
  }

  @Test
  void queuedPapersSurviveARestart() throws Exception {
    simulator.command("paper out");
    CompletedSale first;
    CompletedSale second;
    try (DeskRig till = till()) {
      first = till.sells();
      second = till.sells();
      till.sees(view -> !view.waiting().isEmpty());
    }
    assertThat(printed()).isEmpty();
    simulator.command("paper ok");
    try (DeskRig till = till()) {
      till.hears(DeviceEvent.PrintConfirmed.class);
      till.hears(DeviceEvent.PrintConfirmed.class);
      assertThat(printed()).containsExactly(till.paper(first), till.paper(second));
    }
  }

  @Test
  void aSlipAboutAnOpenPaymentSurvivesARestartAndNotItsEnd() throws Exception {
    simulator.command("paper out");
    String settled;
    String open;
    try (DeskRig till = till()) {
      settled = till.leavesWithoutKnowing();
      open = till.leavesWithoutKnowing();
      till.sees(view -> !view.waiting().isEmpty());
      till.declines(settled);
    }
    simulator.command("paper ok");
    try (DeskRig till = till()) {
      String job = till.hears(DeviceEvent.PrintConfirmed.class).jobId();
      assertThat(job).startsWith(open + "#");
      assertThat(printed()).hasSize(1);
      assertThat(new String(printed().getFirst(), Charset.forName("GB18030")))
          .contains("支付待确认")
          .contains("￥3.50");
      assertThat(till.loop.snapshot().state().prints().jobs()).isEmpty();
    }
  }

  @Test
  void drawerIsKickedOncePerSaleAlsoWithoutPaper() throws Exception {
    simulator.command("paper out");
    try (DeskRig till = till()) {
      till.sells();
      till.sees(
          view -> view.drawer() != null && view.drawer().outcome() == DrawerReport.Outcome.OPENED);
      assertThat(simulator.command("state")).contains("pulses=1").contains("jobs=0");
      simulator.command("drawer closed");
      simulator.command("paper ok");
      till.hears(DeviceEvent.PrintConfirmed.class);
      assertThat(simulator.command("state")).contains("pulses=1").contains("jobs=1");
    }
  }

  @Test
  void aStalledPrinterDoesNotHoldUpTheNextSales() throws Exception {
    CountDownLatch sold = new CountDownLatch(1);
    Connector stuck =
        (address, timeoutMillis) ->
            new Watched(lines.open(address, timeoutMillis), () -> await(sold));
    try (DeskRig till = new DeskRig(data, port, stuck, sales)) {
      till.sells();
      till.hears(DeviceEvent.PrintStarted.class);
      for (int more = 0; more < 10; more++) {
        till.sells();
      }
      assertThat(sales).hasSize(11);
      assertThat(printed()).isEmpty();
      sold.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void newestReceiptNeedsNoStoreAndAnOlderOneWaitsForIt() throws Exception {
    try (DeskRig till = till()) {
      CompletedSale first = till.sells();
      till.hears(DeviceEvent.PrintConfirmed.class);
      till.storeStopped = true;
      CompletedSale second = till.sells();
      till.hears(DeviceEvent.PrintConfirmed.class);
      till.does(
          new CounterCommand.Reprint(
              new Original(first, Map.of(), 0, till.loop.snapshot().state().seq())));
      String copy = first.id() + "#1";
      assertThat(till.hears(DeviceEvent.PrintFailed.class))
          .isEqualTo(new DeviceEvent.PrintFailed(copy, "NO_FACTS"));
      CompletedSale third = till.sells();
      till.hears(DeviceEvent.PrintConfirmed.class);
      assertThat(till.stateOf(copy)).isEqualTo(PrintJob.State.FAILED);
      till.storeStopped = false;
      assertThat(till.hears(DeviceEvent.PrintConfirmed.class).jobId()).isEqualTo(copy);
      assertThat(printed().subList(0, 3))
          .containsExactly(till.paper(first), till.paper(second), till.paper(third));
      assertThat(printed()).hasSize(4);
    }
  }

  @Test
  void paperThatCouldNotBeJournalledAsBegunIsPrintedWhenTheJournalGoesOn() throws Exception {
    FailingDisk disk = new FailingDisk();
    try (DeskRig till = new DeskRig(disk.journal(data, DeskRig.TILL), port, lines, sales)) {
      simulator.command("paper out");
      CompletedSale first = till.sells();
      till.sees(view -> view.waiting().containsKey(first.id() + "#0"));
      disk.fail();
      simulator.command("paper ok");
      disk.awaitRefused();
      assertThat(printed()).isEmpty();
      disk.mend();
      assertThat(till.loop.resume().get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS))
          .isInstanceOf(Outcome.Done.class);
      assertThat(till.hears(DeviceEvent.PrintConfirmed.class).jobId()).isEqualTo(first.id() + "#0");
      assertThat(printed()).containsExactly(till.paper(first));
    }
  }

  @Test
  void whatThePrinterSaidWhileTheJournalFailedIsToldAfterwards() throws Exception {
    FailingDisk disk = new FailingDisk();
    Connector failing =
        (address, timeoutMillis) -> new Watched(lines.open(address, timeoutMillis), disk::fail);
    try (DeskRig till = new DeskRig(disk.journal(data, DeskRig.TILL), port, failing, sales)) {
      CompletedSale first = till.sells();
      disk.awaitRefused();
      assertThat(till.stateOf(first.id() + "#0")).isEqualTo(PrintJob.State.STARTED);
      disk.mend();
      assertThat(till.loop.resume().get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS))
          .isInstanceOf(Outcome.Done.class);
      till.hears(DeviceEvent.PrintConfirmed.class);
      assertThat(printed()).containsExactly(till.paper(first));
    }
  }

  @Test
  void aDismissedPaperIsNotPrintedLater() throws Exception {
    simulator.command("paper out");
    try (DeskRig till = till()) {
      CompletedSale first = till.sells();
      till.sees(view -> view.waiting().containsKey(first.id() + "#0"));
      till.does(new CounterCommand.DismissPrint(first.id() + "#0"));
      CompletedSale second = till.sells();
      simulator.command("paper ok");
      till.hears(DeviceEvent.PrintConfirmed.class);
      assertThat(printed()).containsExactly(till.paper(second));
    }
  }
}
