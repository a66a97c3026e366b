package canopy.headoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.RefundOrder;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.headoffice.HeadOffice;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.support.ServerProcess;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestTill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Head office is killed between every two steps of a payment, a reversal and a refund, while the
 * wallets run on; requests and answers are lost on both lines. The wallets' book and the till's
 * agree to the cent.
 */
@ExtendWith(TestDatabases.class)
final class RelayKillTest {
  /** Where the request is when the process ends. */
  private enum Step {
    /** The order is kept; the channel has not heard of it. */
    KEPT,
    /** The channel has done it; head office has not heard its answer. */
    DONE,
    /** The channel's answer is kept; the till has not heard it. */
    ANSWERED
  }

  @TempDir private Path folder;
  private PayingStation station;
  private Process office;
  private int starts;

  @BeforeEach
  void start() throws IOException {
    station = new PayingStation(folder, "T1");
  }

  @AfterEach
  void stop() throws Exception {
    if (office != null) {
      office.destroyForcibly().waitFor();
    }
    station.close();
  }

  @Test
  void booksAgreeWhereverItIsKilled(TestDatabase database) throws Exception {
    TestTill till;
    try (TestHeadOffice first = new TestHeadOffice(database)) {
      till = first.enrolled("T1");
    }
    run(database, till);
    PayChannel channel = station.channel(till);
    for (Step step : Step.values()) {
      PayOrder paid = station.order(Way.SCAN_CUSTOMER);
      var code = station.code();
      killed(database, till, step, () -> channel.pay(paid, code).outcome());
      // A till does not repeat a payment. One that did would not charge again.
      var other = station.code();
      channel.pay(paid, other);
      station.settle(channel, paid);
      station.booksAgree();

      PayOrder back = station.order(Way.SCAN_CUSTOMER);
      assertThat(channel.pay(back, station.code()).outcome()).isEqualTo(Outcome.PAID);
      killed(database, till, step, () -> channel.reverse(back).outcome());
      station.takeBack(channel, back);
      station.booksAgree();

      PayOrder part = station.order(Way.SCAN_CUSTOMER);
      assertThat(channel.pay(part, station.code()).outcome()).isEqualTo(Outcome.PAID);
      station.settle(channel, part);
      RefundOrder refund = station.refund(part, 250);
      killed(database, till, step, () -> channel.refund(refund).outcome());
      station.giveBack(channel, refund);
      station.booksAgree();
    }
    station.noCodeIsWritten();
  }

  @Test
  void booksAgreeWhateverIsLost(TestDatabase database) throws Exception {
    try (HeadOffice running =
        HeadOffice.start(database.settings().payingFrom(station.payments()))) {
      station.tillLine.leadsTo(running.port());
      TestTill till = new TestTill(running.port());
      if (running.stations().site("S001").isEmpty()) {
        running.stations().addSite(new Stations.Site("S001", "Riverside", "Asia/Shanghai", "CNY"));
      }
      running.stations().addTill("S001", "T2");
      assertThat(
              till.enrol(running.codes().make("S001", "T2", "test").text(), "S001", "T2", false)
                  .status())
          .isEqualTo(201);
      PayChannel channel = station.channel(till);
      for (Gate line : new Gate[] {station.tillLine, station.channelLine}) {
        for (Gate.Mode mode :
            new Gate.Mode[] {Gate.Mode.LOSE_REQUEST, Gate.Mode.LOSE_ANSWER, Gate.Mode.DOUBLE}) {
          PayOrder paid = station.order(Way.SCAN_CUSTOMER, "S001", "T2");
          line.next(mode);
          channel.pay(paid, station.code());
          station.settle(channel, paid);
          PayOrder back = station.order(Way.SCAN_CUSTOMER, "S001", "T2");
          channel.pay(back, station.code());
          line.next(mode);
          station.takeBack(channel, back);
          PayOrder part = station.order(Way.SCAN_CUSTOMER, "S001", "T2");
          channel.pay(part, station.code());
          station.settle(channel, part);
          line.next(mode);
          station.giveBack(channel, station.refund(part, 250));
          station.booksAgree();
        }
      }
    }
  }

  private void killed(TestDatabase database, TestTill till, Step step, Supplier<Outcome> verb)
      throws Exception {
    Gate line = step == Step.ANSWERED ? station.tillLine : station.channelLine;
    line.next(step == Step.KEPT ? Gate.Mode.HOLD_REQUEST : Gate.Mode.HOLD_ANSWER);
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Outcome> asked = CompletableFuture.supplyAsync(verb, thread);
      line.awaitHeld();
      office.destroyForcibly().waitFor();
      line.release();
      assertThat(asked.get()).isEqualTo(Outcome.UNKNOWN);
    }
    run(database, till);
  }

  private void run(TestDatabase database, TestTill till) throws IOException {
    int port = ServerProcess.freePort();
    ProcessBuilder builder = ServerProcess.of(database, port);
    builder.environment().put("HEADOFFICE_PAYMENTS", station.payments().toString());
    office =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server-" + ++starts + ".log").toFile())
            .start();
    ServerProcess.awaitReady(till.movedTo(port), office);
    station.tillLine.leadsTo(port);
  }
}
