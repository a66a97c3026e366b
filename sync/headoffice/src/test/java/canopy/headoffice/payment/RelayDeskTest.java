package canopy.headoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.channel.PayOrder;
import canopy.channel.relay.RelayJson;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.headoffice.http.Problem;
import canopy.headoffice.identity.EnrolledTill;
import canopy.headoffice.identity.Head;
import canopy.headoffice.identity.TillState;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What comes late, and what is refused, on the way between a till and the simulated wallets. */
@ExtendWith(TestDatabases.class)
@Timeout(300)
final class RelayDeskTest {
  private static final int PATIENT_MILLIS = 60_000;

  /** So many questions of one till may be under way. */
  private static final int SHARE = 250;

  private static final AtomicInteger TILLS = new AtomicInteger();

  /** Each test has a till of its own: they share a database. */
  private final EnrolledTill till =
      new EnrolledTill(
          "S001", "D" + TILLS.incrementAndGet(), "key", TillState.ACTIVE, null, 0, Head.NONE, 0);

  private final TestDatabase database;
  @TempDir private Path folder;
  private PayingStation station;
  private Accounts accounts;
  private RelayedOrders orders;

  RelayDeskTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws IOException {
    station = new PayingStation(folder, till.till());
    accounts = Accounts.open(station.payments(), Clock.systemUTC());
    orders = new RelayedOrders(database.jdbi(), Clock.systemUTC());
  }

  @AfterEach
  void stop() throws IOException {
    accounts.close();
    station.close();
  }

  private static ObjectNode body(PayOrder order) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("order", RelayJson.order(order));
    return body;
  }

  private JsonNode ask(RelayDesk desk, String verb, ObjectNode body) {
    byte[] said = desk.ask(till, PayingStation.ACCOUNT, verb, body);
    return RelayJson.object(new String(said, StandardCharsets.UTF_8)).orElseThrow();
  }

  private JsonNode pays(RelayDesk desk, PayOrder order) {
    return ask(desk, "pay", body(order).put("code", station.code().inClear()));
  }

  private String state(PayOrder order) {
    List<RelayedPayments.Row> rows = new RelayedPayments(database.jdbi()).newest("S001", 500);
    return rows.stream()
        .filter(row -> row.number().equals(order.outNo()))
        .map(RelayedPayments.Row::state)
        .findFirst()
        .orElse("none");
  }

  @Test
  void aSlowBillArrivesAllTheSame() throws Exception {
    try (Patience patience = new Patience(PATIENT_MILLIS);
        RelayedBills bills = new RelayedBills(Clock.systemUTC(), 1)) {
      RelayDesk desk = new RelayDesk(accounts, orders, patience, bills);
      pays(desk, station.order(Way.SCAN_CUSTOMER));
      station.wallets.control("{\"billsAtOnce\":true}");
      LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai"));
      ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("day", day.toString());
      int before = station.channelLine.arrived();
      station.channelLine.next(Gate.Mode.DELAY_ANSWER);
      assertThat(ask(desk, "bill", wanted).path("code").asText())
          .isEqualTo(RelayJson.BILL_UNDER_WAY);
      station.channelLine.awaitHeld();
      assertThat(ask(desk, "bill", wanted).path("code").asText())
          .isEqualTo(RelayJson.BILL_UNDER_WAY);
      station.channelLine.release();
      JsonNode said = ask(desk, "bill", wanted);
      while (said.path("code").asText().equals(RelayJson.BILL_UNDER_WAY)) {
        said = ask(desk, "bill", wanted);
      }
      assertThat(said.path("rows").isArray()).as(said.toString()).isTrue();
      assertThat(station.channelLine.arrived()).as("asked for once").isEqualTo(before + 1);
    }
  }

  @Test
  void whoeverAsksTooMuchHasLeftNoNumber() throws Exception {
    CountDownLatch asking = new CountDownLatch(SHARE);
    CountDownLatch over = new CountDownLatch(1);
    PayOrder order = station.order(Way.SCAN_CUSTOMER);
    PayOrder shown = station.order(Way.SHOW_QR);
    try (Patience patience = new Patience(PATIENT_MILLIS);
        RelayedBills bills = new RelayedBills(Clock.systemUTC(), PATIENT_MILLIS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<String>> others = new ArrayList<>();
      for (int i = 0; i < SHARE; i++) {
        others.add(
            CompletableFuture.supplyAsync(
                () ->
                    patience.within(
                        till.name(),
                        () -> {
                          asking.countDown();
                          await(over);
                          return "";
                        },
                        () -> "late"),
                threads));
      }
      asking.await();
      RelayDesk desk = new RelayDesk(accounts, orders, patience, bills);
      int before = station.channelLine.arrived();
      try {
        assertThatThrownBy(() -> pays(desk, order)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ask(desk, "qr", body(shown))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ask(desk, "reverse", body(order))).isInstanceOf(Problem.class);
        assertThat(state(order)).isEqualTo("none");
        assertThat(state(shown)).isEqualTo("none");
        assertThat(station.channelLine.arrived()).isEqualTo(before);
      } finally {
        over.countDown();
      }
      CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
          .get(PATIENT_MILLIS, TimeUnit.MILLISECONDS);
      assertThat(pays(desk, order).path("outcome").asText())
          .as("nothing had been sent, so it is the first")
          .isEqualTo("PAID");
      assertThat(ask(desk, "qr", body(shown)).path("text").asText()).startsWith("weixin://");
    }
    assertThat(station.chargedMinor(order)).isEqualTo(order.amount().minor());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aPaymentAskedForBeforeItsReversalIsOldNews() throws Exception {
    try (Patience patience = new Patience(PATIENT_MILLIS);
        RelayedBills bills = new RelayedBills(Clock.systemUTC(), PATIENT_MILLIS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      RelayDesk desk = new RelayDesk(accounts, orders, patience, bills);
      PayOrder order = station.order(Way.SCAN_CUSTOMER);
      pays(desk, order);
      station.channelLine.next(Gate.Mode.DELAY_ANSWER);
      CompletableFuture<JsonNode> late =
          CompletableFuture.supplyAsync(() -> ask(desk, "query", body(order)), threads);
      station.channelLine.awaitHeld();
      assertThat(ask(desk, "reverse", body(order)).path("outcome").asText()).isEqualTo("REVERSED");
      station.channelLine.release();
      assertThat(late.get(PATIENT_MILLIS, TimeUnit.MILLISECONDS).path("outcome").asText())
          .isEqualTo("PAID");
      assertThat(state(order)).isEqualTo("REVERSED");
      assertThat(station.chargedMinor(order)).isZero();

      PayOrder careful = station.order(Way.SCAN_CUSTOMER);
      String code = station.wallets.showCode("wechat", "chen");
      assertThat(ask(desk, "pay", body(careful).put("code", code)).path("outcome").asText())
          .isEqualTo("WAITING");
      assertThat(ask(desk, "reverse", body(careful)).path("outcome").asText())
          .isEqualTo("REVERSED");
      station.wallets.control(
          "{\"payLate\":{\"wallet\":\"wechat\",\"order\":\"%s\"}}".formatted(careful.outNo()));
      assertThat(ask(desk, "query", body(careful)).path("outcome").asText()).isEqualTo("PAID");
      assertThat(state(careful)).as("the money is there after all").isEqualTo("PAID");
      assertThat(ask(desk, "reverse", body(careful)).path("outcome").asText())
          .isEqualTo("REVERSED");
      assertThat(state(careful)).isEqualTo("REVERSED");
      assertThat(station.chargedMinor(careful)).isZero();
    }
  }

  @Test
  void whicheverAnswerIsKeptFirstTheNewerWins() {
    Instant noon = Instant.parse("2026-11-22T04:00:00Z");
    for (boolean askedAfter : new boolean[] {false, true}) {
      PayOrder order = station.order(Way.SCAN_CUSTOMER);
      RelayedOrders book = new RelayedOrders(database.jdbi(), Clock.fixed(noon, ZoneOffset.UTC));
      book.begin(till, PayingStation.ACCOUNT, "reverse", order);
      book.answered(till, PayingStation.ACCOUNT, order, of(Outcome.REVERSED), noon.minusSeconds(2));
      Instant asked = askedAfter ? noon.plusSeconds(1) : noon.minusSeconds(1);
      book.answered(till, PayingStation.ACCOUNT, order, of(Outcome.PAID), asked);
      assertThat(state(order)).isEqualTo(askedAfter ? "PAID" : "REVERSED");
      book.answered(till, PayingStation.ACCOUNT, order, of(Outcome.WAITING), noon.plusSeconds(2));
      assertThat(state(order)).isEqualTo(askedAfter ? "PAID" : "REVERSED");
    }
  }

  private static Answer of(Outcome outcome) {
    return Answer.of(outcome, outcome.name(), "");
  }
}
