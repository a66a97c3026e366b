package canopy.hardware.printer;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.Patience;
import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.drawer.DrawerSettings;
import canopy.hardware.line.Calm;
import canopy.hardware.line.DeviceStatus.Availability;
import canopy.hardware.line.LineTimes;
import canopy.hardware.line.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The printer driver over TCP against the simulator, through every fault it can be told to have.
 */
@Timeout(Patience.HANGING_SECONDS)
class ReceiptPrinterTest extends PrinterRig {
  @Test
  void confirmsAJobAndPrintsItsVeryBytes() throws IOException {
    start(settings());
    byte[] receipt = receipt("小票", 3);
    printer.print(PrintJob.patient("a", receipt));
    assertThat(report(JobState.SENDING).settled()).isFalse();
    assertThat(report(JobState.SENT).settled()).isFalse();
    assertThat(report(JobState.CONFIRMED).settled()).isTrue();
    assertThat(Files.readAllBytes(jobs.resolve("0001.bin"))).isEqualTo(receipt);
  }

  @Test
  void printsJobsInOrderAndOpensThePrinterPerJob() {
    start(settings());
    for (int i = 0; i < 5; i++) {
      printer.print(PrintJob.patient("job" + i, receipt("r" + i, 1)));
    }
    for (int i = 0; i < 5; i++) {
      assertThat(report(JobState.CONFIRMED).jobId()).isEqualTo("job" + i);
    }
    assertThat(simulator.command("state")).contains("jobs=5").contains("cuts=5");
  }

  @Test
  void waitsForPaperAndGoesOnByItself() {
    simulator.command("paper out");
    start(settings());
    printer.print(PrintJob.patient("a", receipt("x", 1)));
    assertThat(report(JobState.QUEUED).fault()).isEqualTo(PrinterFault.PAPER_OUT);
    assertThat(status(PrinterFault.PAPER_OUT).device().availability())
        .isEqualTo(Availability.OFFLINE);
    assertThat(printer.status().device().sentenceKey()).isEqualTo("printer.PAPER_OUT");
    simulator.command("paper ok");
    report(JobState.CONFIRMED);
    assertThat(simulator.command("state")).contains("jobs=1");
  }

  @Test
  void paperOutInTheMiddleWaitsForTheNewRollWithoutASecondReceipt() throws IOException {
    start(settings());
    status();
    simulator.command("paper-out-after 500");
    byte[] receipt = receipt("long", 400);
    printer.print(PrintJob.patient("a", receipt));
    JobReport waits = Waiting.until(reports, r -> r.fault() != null);
    assertThat(waits).isEqualTo(new JobReport("a", JobState.SENT, PrinterFault.PAPER_OUT, false));
    simulator.command("paper ok");
    report(JobState.CONFIRMED);
    assertThat(Files.readAllBytes(jobs.resolve("0001.bin"))).isEqualTo(receipt);
    assertThat(simulator.command("state")).contains("jobs=1");
  }

  @Test
  void restOfAGivenUpReceiptIsClearedBeforeTheNextOne() throws IOException {
    start(
        settings(
            new PrinterTimes(
                Calm.LINE, Patience.LONGEST_MILLIS, Patience.LONGEST_MILLIS, 300, 50, 50, 400)));
    status();
    simulator.command("paper-out-after 500");
    printer.print(PrintJob.patient("a", receipt("long", 400)));
    JobReport end = Waiting.until(reports, JobReport::settled);
    assertThat(end).isEqualTo(new JobReport("a", JobState.UNKNOWN, PrinterFault.PAPER_OUT, true));
    byte[] next = receipt("next", 1);
    printer.print(PrintJob.patient("b", next));
    simulator.command("paper ok");
    report(JobState.CONFIRMED);
    try (Stream<Path> files = Files.list(jobs)) {
      Path last = files.max(Comparator.naturalOrder()).orElseThrow();
      assertThat(last).hasBinaryContent(next);
    }
  }

  @Test
  void drawerOpensWhileAReceiptWaitsForPaperInTheMiddle() {
    start(settings());
    status();
    simulator.command("paper-out-after 500");
    printer.print(PrintJob.patient("a", receipt("long", 400)));
    Waiting.until(reports, r -> r.fault() == PrinterFault.PAPER_OUT);
    printer.kickDrawer("k");
    assertThat(drawerReport().outcome()).isEqualTo(DrawerReport.Outcome.OPENED);
    assertThat(simulator.command("state")).contains("jobs=0").contains("pulses=1");
    simulator.command("paper ok");
    report(JobState.CONFIRMED);
  }

  @Test
  void tellsEachFaultByItsName() {
    start(settings());
    status();
    simulator.command("paper near-end");
    assertThat(status(PrinterFault.PAPER_NEAR_END).ready()).isTrue();
    simulator.command("paper ok");
    simulator.command("cover open");
    assertThat(status(PrinterFault.COVER_OPEN).ready()).isFalse();
    simulator.command("cover closed");
    simulator.command("feed-key pressed");
    status(PrinterFault.OFFLINE);
    simulator.command("feed-key released");
    simulator.command("cutter jammed");
    status(PrinterFault.CUTTER_ERROR);
    simulator.command("cutter ok");
    simulator.command("head hot");
    status(PrinterFault.RECOVERABLE_ERROR);
    simulator.command("head ok");
    assertThat(Waiting.until(statuses, s -> s.faults().isEmpty()).ready()).isTrue();
  }

  @Test
  void impatientJobFailsAtOnceWithTheRealReason() {
    simulator.command("cover open");
    start(settings());
    printer.print(new PrintJob("test page", receipt("x", 1), 0));
    assertThat(report(JobState.FAILED).fault()).isEqualTo(PrinterFault.COVER_OPEN);
    assertThat(simulator.command("state")).contains("jobs=0");
  }

  @Test
  void refusedConnectionIsReportedNotSwallowed() {
    simulator.command("power off");
    start(settings());
    printer.print(PrintJob.patient("a", receipt("x", 1)));
    assertThat(report(JobState.QUEUED).fault()).isEqualTo(PrinterFault.CONNECT_REFUSED);
    simulator.command("power on");
    report(JobState.CONFIRMED);
  }

  @Test
  void connectionThatIsNeverAcceptedTimesOut() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Fill the backlog, so that further connections get no answer at all.
      java.util.List<java.net.Socket> fill = new java.util.ArrayList<>();
      for (int i = 0; i < 4; i++) {
        java.net.Socket socket = new java.net.Socket();
        fill.add(socket);
        try {
          socket.connect(full.getLocalSocketAddress(), 200);
        } catch (java.net.SocketTimeoutException e) {
          break;
        }
      }
      LineTimes soonGivenUp = new LineTimes(300, Patience.LONGEST_MILLIS, 50, 100);
      port = full.getLocalPort();
      start(settings(new PrinterTimes(soonGivenUp, 1_000, 1_000, 1_000, 50, 50, 400)));
      status(PrinterFault.CONNECT_TIMEOUT);
      for (java.net.Socket socket : fill) {
        socket.close();
      }
    }
  }

  @Test
  void stalledPrinterEndsTheWriteAndLeavesTheJobUnknown() {
    LineTimes soonStalled = new LineTimes(Patience.LONGEST_MILLIS, 400, 50, 100);
    start(
        settings(
            new PrinterTimes(
                soonStalled, 300, CALM.confirmMillis(), CALM.faultMillis(), 50, 50, 400)));
    status();
    printer.print(PrintJob.patient("first", receipt("x", 1)));
    report(JobState.CONFIRMED);
    simulator.command("stall on");
    printer.print(PrintJob.patient("a", new byte[1_000_000]));
    JobReport end = Waiting.until(reports, r -> r.jobId().equals("a") && r.settled());
    assertThat(end.state()).isEqualTo(JobState.UNKNOWN);
    assertThat(end.fault()).isEqualTo(PrinterFault.STALLED);
    simulator.command("power cycle");
    printer.print(PrintJob.patient("b", receipt("y", 1)));
    assertThat(report(JobState.CONFIRMED).jobId()).isEqualTo("b");
  }

  @Test
  void resetInTheMiddleIsUnknownAndNeverPrintedAgain() {
    start(settings());
    status();
    simulator.command("reset-after 700");
    printer.print(PrintJob.patient("a", receipt("x", 400)));
    JobReport end = Waiting.until(reports, JobReport::settled);
    assertThat(end.state()).isEqualTo(JobState.UNKNOWN);
    assertThat(end.fault()).isEqualTo(PrinterFault.LOST);
    printer.print(PrintJob.patient("b", receipt("y", 1)));
    assertThat(report(JobState.CONFIRMED).jobId()).isEqualTo("b");
    assertThat(jobs.resolve("0001-torn.bin")).exists();
    assertThat(jobs.resolve("0002.bin")).exists();
    assertThat(jobs.resolve("0003.bin")).doesNotExist();
  }

  @Test
  void printerThatNeverAnswersLeavesTheJobUnknown() {
    simulator.command("mute on");
    start(settings(IMPATIENT));
    printer.print(PrintJob.patient("a", receipt("x", 1)));
    JobReport end = Waiting.until(reports, JobReport::settled);
    assertThat(end.state()).isEqualTo(JobState.UNKNOWN);
    assertThat(end.fault()).isEqualTo(PrinterFault.NO_ANSWER);
    assertThat(simulator.command("state")).contains("jobs=1");
  }

  @Test
  void noAnswerToTheStatusQuestionIsNotOffline() {
    simulator.command("mute on");
    start(settings(IMPATIENT));
    assertThat(status(PrinterFault.NO_ANSWER).ready()).isTrue();
  }

  @Test
  void oneWayPrinterSettlesAsSent() {
    simulator.command("mute on");
    start(settings("tcp:127.0.0.1:" + port, false, DrawerSettings.STANDARD));
    printer.print(PrintJob.patient("a", receipt("x", 1)));
    assertThat(report(JobState.SENT).settled()).isTrue();
  }

  @Test
  void lateAnswerIsNotTakenForTheNextQuestion() {
    // Paper out makes the answer to question 4 carry 0x6C, which as an answer to question 1 would
    // say
    // "drawer open, off line"; with late answers such mix-ups would show as wrong faults.
    simulator.command("paper near-end");
    simulator.command("reply-delay 1700");
    start(settings(new PrinterTimes(Calm.LINE, 1_500, 1_500, 1_500, 50, 50, 400)));
    Waiting.until(statuses, s -> s.faults().contains(PrinterFault.NO_ANSWER));
    simulator.command("reply-delay 0");
    Waiting.until(statuses, s -> s.faults().equals(java.util.Set.of(PrinterFault.PAPER_NEAR_END)));
    assertThat(statuses).noneMatch(s -> s.faults().contains(PrinterFault.OFFLINE));
    assertThat(statuses).noneMatch(s -> s.faults().contains(PrinterFault.COVER_OPEN));
  }

  @Test
  void waitingJobCanBeTakenBack() {
    simulator.command("paper out");
    start(settings());
    printer.print(PrintJob.patient("a", receipt("x", 1)));
    report(JobState.QUEUED);
    assertThat(printer.cancel("a")).isTrue();
    assertThat(printer.cancel("a")).isFalse();
    assertThat(report(JobState.FAILED).fault()).isEqualTo(PrinterFault.CANCELLED);
  }

  @Test
  void refusesMoreJobsThanTheLimitAndTheSameJobTwice() {
    simulator.command("paper out");
    start(settings());
    for (int i = 0; i < PrinterQueue.JOB_LIMIT; i++) {
      assertThat(printer.print(PrintJob.patient("j" + i, receipt("x", 1)))).isTrue();
    }
    assertThat(printer.print(PrintJob.patient("one more", receipt("x", 1)))).isFalse();
    printer.cancel("j7");
    assertThat(printer.print(PrintJob.patient("j8", receipt("x", 1)))).isFalse();
  }

  @Test
  void closingTellsWhatBecameOfWaitingJobs() {
    simulator.command("paper out");
    start(settings());
    printer.print(PrintJob.patient("a", receipt("x", 1)));
    report(JobState.QUEUED);
    printer.close();
    assertThat(report(JobState.FAILED).fault()).isEqualTo(PrinterFault.SHUT_DOWN);
    assertThat(printer.print(PrintJob.patient("b", receipt("x", 1)))).isFalse();
  }

  @Test
  void printerThatIsNotConfiguredIsDisabled() {
    start(settings("none:", true, DrawerSettings.STANDARD));
    assertThat(status().device().availability()).isEqualTo(Availability.DISABLED);
    printer.print(PrintJob.patient("a", receipt("x", 1)));
    assertThat(report(JobState.FAILED).settled()).isTrue();
  }
}
