package canopy.headoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.BillAnswer;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.core.bill.BillItem;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import canopy.headoffice.HeadOffice;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestTill;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A till pays through head office, whose merchant account is with the simulated WeChat Pay. */
@ExtendWith(TestDatabases.class)
final class RelayTest {
  private static final AtomicInteger TILLS = new AtomicInteger();

  /** Each test has a till of its own: they share a database. */
  private final String name = "T" + TILLS.incrementAndGet();

  private final TestDatabase database;
  @TempDir private Path folder;
  private PayingStation station;
  private HeadOffice office;
  private TestTill till;
  private PayChannel channel;

  RelayTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws Exception {
    station = new PayingStation(folder, name);
    office = HeadOffice.start(database.settings().payingFrom(station.payments()));
    station.tillLine.leadsTo(office.port());
    if (office.stations().site("S001").isEmpty()) {
      office.stations().addSite(new Stations.Site("S001", "Riverside", "Asia/Shanghai", "CNY"));
    }
    office.stations().addTill("S001", name);
    till = new TestTill(office.port());
    String code = office.codes().make("S001", name, "test").text();
    assertThat(till.enrol(code, "S001", name, false).status()).isEqualTo(201);
    channel = station.channel(till);
  }

  @AfterEach
  void stop() throws IOException {
    channel.close();
    office.close();
    station.close();
  }

  @Test
  void everyVerbReachesTheChannel() throws Exception {
    PayOrder order = station.order(Way.SCAN_CUSTOMER);
    Answer paid = channel.pay(order, station.code());
    assertThat(paid.outcome()).isEqualTo(Outcome.PAID);
    assertThat(paid.amount()).isEqualTo(order.amount());
    station.settle(channel, order);
    RefundOrder refund = station.refund(order, 300);
    assertThat(channel.queryRefund(refund).outcome()).isEqualTo(Outcome.NOT_FOUND);
    station.giveBack(channel, refund);
    station.wallets.control("{\"advanceMillis\":1000,\"billsAtOnce\":true}");
    assertThat(channel.queryRefund(refund).outcome()).isEqualTo(Outcome.REFUNDED);

    PayOrder shown = station.order(Way.SHOW_QR);
    QrAnswer code = channel.showQr(shown);
    assertThat(code.text()).startsWith("weixin://");
    assertThat(channel.showQr(shown).text()).as("the same again").isEqualTo(code.text());
    assertThat(channel.query(shown).outcome()).isEqualTo(Outcome.UNPAID);
    assertThat(channel.close(shown).outcome()).isEqualTo(Outcome.CLOSED);

    PayOrder back = station.order(Way.SCAN_CUSTOMER);
    channel.pay(back, station.code());
    station.takeBack(channel, back);

    assertThat(billed(order.requestedAt()))
        .anyMatch(row -> row.orderNo().equals(order.outNo()))
        .anyMatch(row -> refund.refundNo().equals(row.refundNo()));
    station.booksAgree();

    List<RelayedPayments.Row> rows = new RelayedPayments(database.jdbi()).newest("S001", 50);
    assertThat(rows)
        .anyMatch(
            row ->
                row.number().equals(order.outNo())
                    && row.state().equals("PAID")
                    && row.channelNo() != null)
        .anyMatch(row -> row.refund() && row.state().equals("REFUNDED"))
        .anyMatch(row -> row.number().equals(back.outNo()) && row.state().equals("REVERSED"));
  }

  /** On the bills of all days since: it may be midnight in Shanghai. */
  private List<BillItem> billed(Instant since) {
    List<BillItem> rows = new ArrayList<>();
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    LocalDate today = LocalDate.ofInstant(Instant.now(), zone);
    LocalDate day = LocalDate.ofInstant(since, zone);
    for (; !day.isAfter(today); day = day.plusDays(1)) {
      BillAnswer bill = channel.bill(day);
      assertThat(bill).isInstanceOf(BillAnswer.Bill.class);
      rows.addAll(((BillAnswer.Bill) bill).rows());
    }
    return rows;
  }

  @Test
  void aNumberIsChargedOnce() throws Exception {
    PayOrder order = station.order(Way.SCAN_CUSTOMER);
    station.channelLine.next(Gate.Mode.LOSE_ANSWER);
    assertThat(channel.pay(order, station.code()).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(channel.pay(order, station.code()).outcome())
        .as("another code under the same number is asked for, not sent")
        .isEqualTo(Outcome.PAID);
    assertThat(station.chargedMinor(order)).isEqualTo(order.amount().minor());

    PayOrder lost = station.order(Way.SCAN_CUSTOMER);
    station.channelLine.next(Gate.Mode.LOSE_REQUEST);
    assertThat(channel.pay(lost, station.code()).outcome()).isEqualTo(Outcome.UNKNOWN);
    Answer again = channel.pay(lost, station.code());
    assertThat(again.outcome()).as("it may be under way").isEqualTo(Outcome.UNKNOWN);
    assertThat(again.code()).isEqualTo("IN_DOUBT");
    assertThat(station.chargedMinor(lost)).isZero();

    PayOrder doubled = station.order(Way.SCAN_CUSTOMER);
    station.tillLine.next(Gate.Mode.DOUBLE);
    assertThat(channel.pay(doubled, station.code()).outcome()).isEqualTo(Outcome.PAID);
    assertThat(station.chargedMinor(doubled)).isEqualTo(doubled.amount().minor());
  }

  @Test
  void manyAtOnceUnderOneNumberChargeOnce() throws Exception {
    PayOrder order = station.order(Way.SCAN_CUSTOMER);
    List<Callable<Answer>> tries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      var code = station.code();
      tries.add(() -> channel.pay(order, code));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> each : threads.invokeAll(tries)) {
        assertThat(each.get().outcome()).isIn(Outcome.PAID, Outcome.WAITING, Outcome.UNKNOWN);
      }
    }
    station.settle(channel, order);
    station.booksAgree();
  }

  @Test
  void whatWasTakenBackIsNotPaidAnyMore() throws Exception {
    PayOrder order = station.order(Way.SCAN_CUSTOMER);
    station.takeBack(channel, order);
    int before = station.channelLine.arrived();
    Answer late = channel.pay(order, station.code());
    assertThat(late.outcome()).isNotIn(Outcome.PAID, Outcome.WAITING);
    assertThat(station.channelLine.arrived()).as("a question only").isEqualTo(before + 1);
    assertThat(station.chargedMinor(order)).isZero();
  }

  @Test
  void aNumberIsOneOrderAndOneRefund() throws Exception {
    PayOrder order = station.order(Way.SCAN_CUSTOMER);
    channel.pay(order, station.code());
    PayOrder other =
        new PayOrder(
            order.outNo(),
            order.way(),
            Money.of(9_999, "CNY"),
            "x",
            order.requestedAt(),
            order.expiresAt());
    int before = station.channelLine.arrived();
    assertThat(channel.pay(other, station.code()).code()).isEqualTo("OTHER_ORDER");
    assertThat(channel.query(other).code()).isEqualTo("OTHER_ORDER");
    assertThat(channel.reverse(other).code()).isEqualTo("OTHER_ORDER");
    assertThat(station.channelLine.arrived()).isEqualTo(before);
    RefundOrder refund = station.refund(order, 100);
    assertThat(channel.refund(refund).outcome()).isIn(Outcome.REFUNDING, Outcome.REFUNDED);
    assertThat(channel.refund(refund).outcome()).isIn(Outcome.REFUNDING, Outcome.REFUNDED);
    RefundOrder more =
        new RefundOrder(
            refund.refundNo(), order, null, Money.of(200, "CNY"), "x", order.requestedAt());
    assertThat(channel.refund(more).code()).isEqualTo("OTHER_ORDER");
    assertThat(station.chargedMinor(order)).isEqualTo(order.amount().minor() - 100);
  }

  @Test
  void aTillPaysForItselfAndSettlesForItsStation() throws Exception {
    PayOrder elsewhere = station.order(Way.SCAN_CUSTOMER, "S002", name);
    PayOrder neighbour = station.order(Way.SCAN_CUSTOMER, "S001", "ZZ");
    int before = station.channelLine.arrived();
    for (PayOrder order : List.of(elsewhere, neighbour)) {
      Answer answer = channel.pay(order, station.code());
      assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(answer.verified()).as("a refusal is no answer of a channel").isFalse();
    }
    assertThat(channel.query(elsewhere).verified()).isFalse();
    Answer refused = channel.refund(station.refund(elsewhere, 100));
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUND_REFUSED);
    assertThat(refused.code()).isEqualTo("NOT_OF_THIS_STATION");
    assertThat(channel.queryRefund(station.refund(elsewhere, 100)).outcome())
        .isEqualTo(Outcome.REFUND_REFUSED);
    assertThat(station.channelLine.arrived()).isEqualTo(before);
    assertThat(channel.query(neighbour).outcome()).isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void stationsWhoseNumbersBeginAlikeDoNotShareOrders() throws Exception {
    String longer = "RIVERSIDE00S001";
    if (office.stations().site(longer).isEmpty()) {
      office.stations().addSite(new Stations.Site(longer, "Uphill", "Asia/Shanghai", "CNY"));
    }
    office.stations().addTill(longer, name);
    TestTill uphill = new TestTill(office.port());
    String code = office.codes().make(longer, name, "test").text();
    assertThat(uphill.enrol(code, longer, name, false).status()).isEqualTo(201);
    try (PayChannel theirs = station.channel(uphill)) {
      PayOrder order = station.order(Way.SCAN_CUSTOMER, longer, name);
      assertThat(theirs.pay(order, station.code()).outcome()).isEqualTo(Outcome.PAID);
      int before = station.channelLine.arrived();
      assertThat(channel.pay(order, station.code()).code()).isEqualTo("OTHER_ORDER");
      assertThat(channel.query(order).code()).isEqualTo("OTHER_ORDER");
      assertThat(channel.reverse(order).code()).isEqualTo("OTHER_ORDER");
      assertThat(station.channelLine.arrived()).isEqualTo(before);
      assertThat(theirs.query(order).outcome()).isEqualTo(Outcome.PAID);
      RefundOrder refund = station.refund(order, 100);
      assertThat(theirs.refund(refund).outcome()).isIn(Outcome.REFUNDING, Outcome.REFUNDED);
      assertThat(channel.refund(refund).code()).isEqualTo("OTHER_ORDER");
      assertThat(station.chargedMinor(order)).isEqualTo(order.amount().minor() - 100);
    }
  }

  @Test
  void whatIsNotUnderstoodGoesNowhere() {
    String target = "/v1/payments/" + PayingStation.ACCOUNT + "/";
    int before = station.channelLine.arrived();
    assertThat(problem(target + "pay", "{}")).isEqualTo("bad-request");
    String request = "\"request\":\"" + "0".repeat(32) + "\"";
    assertThat(problem(target + "pay", "{" + request + "}")).isEqualTo("bad-request");
    assertThat(problem(target + "query", "{" + request + ",\"order\":7}")).isEqualTo("bad-request");
    assertThat(problem(target + "bill", "{" + request + ",\"day\":\"x\"}"))
        .isEqualTo("bad-request");
    assertThat(problem(target + "steal", "{" + request + "}")).isEqualTo("not-found");
    assertThat(problem("/v1/payments/nobody/query", "{" + request + "}")).isEqualTo("not-found");
    assertThat(station.channelLine.arrived()).isEqualTo(before);
  }

  private String problem(String target, String body) {
    return till.post(target, body.getBytes(StandardCharsets.UTF_8)).problem();
  }

  @Test
  void aTillInQuarantineGoesOnPayingAndARevokedOneDoesNot() throws Exception {
    database
        .jdbi()
        .useHandle(
            handle -> handle.execute("UPDATE till SET state = 'QUARANTINED' WHERE till = ?", name));
    assertThat(channel.query(station.order(Way.SCAN_CUSTOMER)).outcome())
        .isEqualTo(Outcome.NOT_FOUND);
    office.stations().revoke("S001", name, "stolen");
    Answer revoked = channel.query(station.order(Way.SCAN_CUSTOMER));
    assertThat(revoked.verified()).isFalse();
    assertThat(revoked.code()).isEqualTo("HEAD_OFFICE_403");
  }

  @Test
  void keysAndCodesStayWhereTheyAre() throws Exception {
    var code = station.code();
    channel.pay(station.order(Way.SCAN_CUSTOMER), code);
    StringBuilder all = new StringBuilder();
    database
        .jdbi()
        .useHandle(
            handle -> {
              for (String table :
                  handle
                      .createQuery(
                          "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
                              + " AND relnamespace = 'public'::regnamespace")
                      .mapTo(String.class)
                      .list()) {
                for (Map<String, Object> row :
                    handle.createQuery("SELECT * FROM " + table).mapToMap().list()) {
                  all.append(row);
                }
              }
            });
    assertThat(all).doesNotContain(code.inClear(), "PRIVATE KEY");
    try (Stream<Path> keys = Files.walk(station.payments().resolve("keys"))) {
      for (Path file : keys.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String middle =
            text.substring(text.length() / 2, Math.min(text.length(), text.length() / 2 + 40));
        assertThat(all).doesNotContain(middle);
      }
    }
  }
}
