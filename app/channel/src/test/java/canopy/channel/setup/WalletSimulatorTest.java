package canopy.channel.setup;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.BillAnswer;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.channel.settings.AlipayCertificates;
import canopy.channel.settings.AlipaySettings;
import canopy.channel.settings.ChannelSettings;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.settings.Store;
import canopy.channel.settings.UnionpaySettings;
import canopy.channel.settings.WechatKeys;
import canopy.channel.settings.WechatSettings;
import canopy.core.bill.BillItem;
import canopy.core.event.Json;
import canopy.core.payment.Answer;
import canopy.core.payment.OutNumber;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import canopy.hardware.wallet.sim.WalletSettings;
import canopy.hardware.wallet.sim.WalletSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The channels against the simulator, which was written from the same documents by somebody else,
 * with the key files that it hands out.
 */
class WalletSimulatorTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  /** It is always noon in Beijing: at midnight a bill would lack what was paid a moment before. */
  private static final Clock NOON =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(
              Instant.now(), LocalDate.now(BEIJING).atTime(LocalTime.NOON).toInstant(BEIJING)));

  private static final Instant NOW = NOON.instant().truncatedTo(ChronoUnit.SECONDS);
  @TempDir static Path folder;
  private static WalletSimulator simulator;
  private static JsonNode merchant;
  private static Channels channels;

  @BeforeAll
  static void start() throws IOException {
    simulator =
        WalletSimulator.start(
            WalletSettings.standard(folder)
                .withKeys(Path.of("target", "wallet-keys"))
                .withScenarios()
                .withBillsAtOnce(),
            NOON);
    merchant = Json.mapper().readTree(simulator.payments().toFile());
    JsonNode wechat = merchant.path("wechat");
    channels =
        open(
            wechat(
                "wechat",
                Map.of(wechat.path("publicKeyId").asText(), wechat.path("publicKeyFile").asText()),
                List.of(wechat.path("platformCertificateFile").asText()),
                false),
            alipay(),
            unionpay());
    assertThat(channels.problems()).isEmpty();
  }

  @AfterAll
  static void stop() {
    channels.close();
    simulator.close();
  }

  private static Channels open(ChannelSettings... settings) {
    return Channels.open(
        new PaymentSettings(List.of(settings)),
        simulator.payments().getParent(),
        NOON,
        new SecureRandom());
  }

  private static WechatSettings wechat(
      String id, Map<String, String> publicKeys, List<String> certificates, boolean fetches) {
    JsonNode given = merchant.path("wechat");
    return new WechatSettings(
        id,
        given.path("appid").asText(),
        given.path("mchid").asText(),
        new Store("S01", "POS01"),
        "https://example.com/notify",
        new WechatKeys(
            KeyFile.of(given.path("merchantPrivateKeyFile").asText()),
            given.path("merchantCertificateFile").asText(),
            publicKeys,
            certificates,
            fetches ? given.path("apiV3KeyFile").asText() : null),
        Endpoint.at(simulator.url()));
  }

  private static AlipaySettings alipay() {
    return alipay(merchant.path("alipay").path("alipayPublicKeyFile").asText(), null);
  }

  private static AlipaySettings alipay(
      @Nullable String publicKey, @Nullable AlipayCertificates certificates) {
    JsonNode given = merchant.path("alipay");
    return new AlipaySettings(
        "alipay",
        given.path("appId").asText(),
        new Store("S01", "POS01"),
        KeyFile.of(given.path("appPrivateKeyFile").asText()),
        publicKey,
        certificates,
        new Endpoint(
            simulator.url(),
            Map.of("gateway", given.path("gateway").asText().substring(simulator.url().length())),
            0,
            0));
  }

  private static UnionpaySettings unionpay() {
    JsonNode given = merchant.path("unionpay");
    String url = simulator.url();
    return new UnionpaySettings(
        "unionpay",
        given.path("merId").asText(),
        "",
        new KeyFile(
            given.path("merchantPkcs12File").asText(),
            given.path("merchantPkcs12PasswordFile").asText()),
        List.of(
            given.path("rootCertificateFile").asText(),
            given.path("middleCertificateFile").asText()),
        new Endpoint(
            url,
            Map.of(
                "transaction", given.path("backTransUrl").asText().substring(url.length()),
                "query", given.path("queryUrl").asText().substring(url.length())),
            0,
            0));
  }

  private static PayChannel channel(String id) {
    return channels.channels().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static PayOrder order(Way way, long minor) {
    return new PayOrder(
        "T%09d".formatted(NUMBER.incrementAndGet()),
        way,
        Money.of(minor, "CNY"),
        "油站 92号汽油",
        NOW,
        NOW.plusSeconds(180));
  }

  private static Answer pay(String id, PayOrder order) {
    return channel(id).pay(order, new PaymentCode(simulator.showCode(id, "ann")));
  }

  private static RefundOrder refundOf(PayOrder order, Answer paid) {
    return new RefundOrder(
        "R" + order.outNo(), order, paid.channelNo(), Money.of(1200, "CNY"), "少加油", NOW);
  }

  @Test
  void aRefundOfAnotherAmountNeedsAnotherNumber() throws IOException {
    PayOrder order = order(Way.SCAN_CUSTOMER, 9600);
    Answer paid = pay("wechat", order);
    assertThat(paid.outcome()).isEqualTo(Outcome.PAID);
    Money five = Money.of(500, "CNY");
    Money two = Money.of(200, "CNY");
    String first = OutNumber.derived("return " + order.outNo(), five);
    assertThat(refund(order, paid, first, five)).isIn(Outcome.REFUNDING, Outcome.REFUNDED);
    assertThat(refund(order, paid, first, five))
        .as("the same again is no second one")
        .isIn(Outcome.REFUNDING, Outcome.REFUNDED);
    assertThat(refund(order, paid, first, two))
        .as("another amount under the old number")
        .isEqualTo(Outcome.REFUND_REFUSED);
    String second = OutNumber.derived("return " + order.outNo(), two);
    assertThat(refund(order, paid, second, two)).isIn(Outcome.REFUNDING, Outcome.REFUNDED);
    JsonNode book = Json.mapper().readTree(simulator.book());
    for (JsonNode each : book.path("orders")) {
      if (each.path("order").asText().equals(order.outNo())) {
        assertThat(each.path("backMinor").asLong()).isEqualTo(700);
      }
    }
  }

  private static Outcome refund(PayOrder order, Answer paid, String number, Money amount) {
    return channel("wechat")
        .refund(new RefundOrder(number, order, paid.channelNo(), amount, "退货", NOW))
        .outcome();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wechat", "alipay", "unionpay"})
  void paysRefundsAPartAndBalancesTheBill(String id) {
    PayChannel channel = channel(id);
    PayOrder order = order(Way.SCAN_CUSTOMER, 9600);
    assertThat(channel.query(order).outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(pay(id, order).outcome()).isIn(Outcome.PAID, Outcome.WAITING);
    Answer paid = channel.query(order);
    assertThat(paid.outcome()).isEqualTo(Outcome.PAID);
    assertThat(paid.amount()).isEqualTo(order.amount());
    RefundOrder refund = refundOf(order, paid);
    assertThat(channel.queryRefund(refund).outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(channel.refund(refund).outcome()).isIn(Outcome.REFUNDING, Outcome.REFUNDED);
    simulator.control("{\"advanceMillis\":1000}");
    assertThat(channel.queryRefund(refund).outcome()).isEqualTo(Outcome.REFUNDED);
    if (!channel.capabilities().contains(PayChannel.Capability.BILL)) {
      return;
    }
    LocalDate today = LocalDate.now(NOON.withZone(BEIJING));
    BillAnswer answer = channel.bill(today);
    assertThat(answer).isInstanceOf(BillAnswer.Bill.class);
    BillAnswer.Bill bill = (BillAnswer.Bill) answer;
    assertThat(bill.rows())
        .anyMatch(
            row ->
                row.kind() == BillItem.Kind.PAYMENT
                    && row.orderNo().equals(order.outNo())
                    && row.amount().equals(order.amount()))
        .anyMatch(
            row ->
                refund.refundNo().equals(row.refundNo()) && row.amount().equals(refund.amount()));
    assertThat(bill.stated().count()).isEqualTo(bill.rows().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wechat", "alipay", "unionpay"})
  void showsACodeThatThePhonePays(String id) {
    PayChannel channel = channel(id);
    PayOrder order = order(Way.SHOW_QR, 4200);
    QrAnswer shown = channel.showQr(order);
    assertThat(shown.answer().outcome()).isEqualTo(Outcome.UNPAID);
    assertThat(channel.query(order).outcome()).isIn(Outcome.UNPAID, Outcome.WAITING);
    phone("scan", id, shown.text());
    phone("confirm", id, shown.text());
    assertThat(channel.query(order).outcome()).isEqualTo(Outcome.PAID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wechat", "alipay", "unionpay"})
  void takesBackWhatWasPaidAndClosesWhatWasNot(String id) {
    PayChannel channel = channel(id);
    PayOrder paid = order(Way.SCAN_CUSTOMER, 5000);
    pay(id, paid);
    assertThat(channel.reverse(paid).outcome()).isEqualTo(Outcome.REVERSED);
    assertThat(channel.reverse(paid).outcome()).as("again").isEqualTo(Outcome.REVERSED);
    assertThat(channel.query(paid).outcome()).isNotIn(Outcome.PAID, Outcome.WAITING);
    PayOrder shown = order(Way.SHOW_QR, 5100);
    assertThat(channel.showQr(shown).text()).isNotNull();
    assertThat(channel.close(shown).outcome())
        .isIn(Outcome.CLOSED, Outcome.REVERSED, Outcome.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wechat", "alipay", "unionpay"})
  void neverGuesses(String id) {
    PayChannel channel = channel(id);
    assertThat(pay(id, order(Way.SCAN_CUSTOMER, 3003)).outcome()).isEqualTo(Outcome.WAITING);
    assertThat(pay(id, order(Way.SCAN_CUSTOMER, 3007)).outcome()).isEqualTo(Outcome.DECLINED);
    for (long minor : new long[] {3004, 3006, 3012}) {
      PayOrder order = order(Way.SCAN_CUSTOMER, minor);
      assertThat(pay(id, order).outcome()).as("%d", minor).isEqualTo(Outcome.UNKNOWN);
      assertThat(channel.query(order).outcome()).as("%d", minor).isEqualTo(Outcome.PAID);
    }
    PayOrder forged = order(Way.SCAN_CUSTOMER, 3010);
    assertThat(pay(id, forged).outcome()).isEqualTo(Outcome.UNKNOWN);
    Answer stranger = channel.query(forged);
    assertThat(stranger.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(stranger.verified()).isFalse();
    assertThat(channel.query(forged).outcome()).isEqualTo(Outcome.PAID);
    PayOrder late = order(Way.SCAN_CUSTOMER, 3008);
    assertThat(pay(id, late).outcome()).isEqualTo(Outcome.WAITING);
    assertThat(channel.reverse(late).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(channel.query(late).outcome()).isEqualTo(Outcome.PAID);
    assertThat(channel.reverse(late).outcome()).isEqualTo(Outcome.REVERSED);
  }

  @Test
  void fetchesTheCertificatesOfWechatPay() {
    try (Channels fetching = open(wechat("fetching", Map.of(), List.of(), true))) {
      PayChannel channel = fetching.channels().getFirst();
      assertThat(channel.query(order(Way.SCAN_CUSTOMER, 100)).outcome())
          .isEqualTo(Outcome.NOT_FOUND);
    }
  }

  @Test
  void alipayWithCertificates() {
    JsonNode given = merchant.path("alipay");
    AlipayCertificates certificates =
        new AlipayCertificates(
            given.path("appCertificateFile").asText(),
            given.path("rootCertificateFile").asText(),
            List.of(given.path("alipayCertificateFile").asText()));
    try (Channels certified = open(alipay(null, certificates))) {
      assertThat(certified.problems()).isEmpty();
      PayChannel channel = certified.channels().getFirst();
      PayOrder order = order(Way.SCAN_CUSTOMER, 9600);
      assertThat(channel.query(order).outcome()).isEqualTo(Outcome.NOT_FOUND);
      simulator.control(
          "{\"faults\":[{\"wallet\":\"alipay\",\"verb\":\"pay\",\"fault\":\"unknown_serial\"}]}");
      PaymentCode code = new PaymentCode(simulator.showCode("alipay", "ann"));
      Answer stranger = channel.pay(order, code);
      assertThat(stranger.verified()).isFalse();
      assertThat(stranger.code()).isEqualTo("UNKNOWN_CERTIFICATE");
      Answer paid = channel.query(order);
      assertThat(paid.outcome()).isEqualTo(Outcome.PAID);
      assertThat(channel.refund(refundOf(order, paid)).outcome()).isEqualTo(Outcome.REFUNDED);
      assertThat(channel.bill(LocalDate.now(NOON.withZone(BEIJING))))
          .isInstanceOf(BillAnswer.Bill.class);
    }
  }

  private static void phone(String what, String wallet, String text) {
    simulator.phone(
        what,
        Json.mapper()
            .createObjectNode()
            .put("wallet", wallet)
            .put("customer", "ann")
            .put("text", text)
            .toString());
  }
}
