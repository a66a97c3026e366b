package canopy.channel.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.channel.BillAnswer;
import canopy.channel.Patience;
import canopy.channel.PayChannel;
import canopy.channel.PayChannel.Capability;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.RelaySettings;
import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.RawServer;
import canopy.channel.wire.SetUpTrouble;
import canopy.channel.wire.Signatures;
import canopy.channel.wire.StrictJson;
import canopy.channel.wire.TestKeys;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayChannelTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private static final KeyPair HEAD_OFFICE = ed25519();
  private static final PayOrder ORDER = order(Way.SCAN_CUSTOMER);
  private static final PaymentCode CODE = new PaymentCode("130061098828009406");
  private static final String PAID =
      "{\"outNo\":\"A1234567\",\"outcome\":\"PAID\",\"channelNo\":\"4200\",\"amount\":{\"minor\":9600,\"currency\":\"CNY\"},\"wallet\":\"WECHAT\",\"paidAt\":\"2026-11-22T06:00:01Z\"}";
  private static final String BILL =
      "{\"rows\":[{\"kind\":\"PAYMENT\",\"outNo\":\"A1\",\"channelNo\":\"4200\",\"amount\":{\"minor\":1,\"currency\":\"CNY\"},\"at\":\"2026-11-22T06:00:00Z\"}],\"summary\":{\"count\":1,\"paid\":{\"minor\":1,\"currency\":\"CNY\"},\"refunded\":{\"minor\":0,\"currency\":\"CNY\"}}}";
  @TempDir Path folder;

  /** Happens before a request is sent. */
  private Runnable before = () -> {};

  private static PayOrder order(Way way) {
    return new PayOrder("A1234567", way, Money.of(9600, "CNY"), "92号", NOW, NOW.plusSeconds(120));
  }

  private static KeyPair ed25519() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private PayChannel open(RawServer server, EnumSet<Capability> capabilities) {
    TestKeys.writePublic(folder.resolve("headoffice.pem"), HEAD_OFFICE);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try {
      return RelayChannel.open(
          new RelaySettings(
              "wechat",
              "wechat-01",
              "CNY",
              capabilities,
              "headoffice.pem",
              new Endpoint(
                  server.url(), Map.of(), Patience.LONGEST_MILLIS, Patience.LONGEST_MILLIS)),
          new KeyFolder(folder, clock),
          clock,
          new SecureRandom(),
          (method, target, body) -> {
            before.run();
            return Map.of("Canopy-Till", method + " " + target);
          });
    } catch (SetUpTrouble e) {
      throw new AssertionError(e);
    }
  }

  private static RawServer.Act signed(RawServer.Seen seen, int status, String body) {
    return signed(request(seen), status, body);
  }

  private static String request(RawServer.Seen seen) {
    return StrictJson.object(seen.body()).orElseThrow().path("request").asText();
  }

  private static RawServer.Act signed(String request, int status, String body) {
    return RawServer.answer(
        status,
        body,
        "canopy-signature: "
            + Signatures.sign(
                HEAD_OFFICE.getPrivate(), Signatures.bytes(request + "\n" + status + "\n" + body)));
  }

  @Test
  void passesTheVerbsOn() {
    try (RawServer server = new RawServer(seen -> signed(seen, 200, PAID))) {
      Answer answer = open(server, EnumSet.allOf(Capability.class)).pay(ORDER, CODE);
      assertThat(answer)
          .isEqualTo(
              new Answer(
                  Outcome.PAID,
                  true,
                  "4200",
                  Money.of(9600, "CNY"),
                  "",
                  "",
                  "WECHAT",
                  NOW.plusSeconds(1)));
      assertThat(server.last().target()).isEqualTo("/v1/payments/wechat-01/pay");
      assertThat(server.last().headers())
          .containsEntry("canopy-till", "POST /v1/payments/wechat-01/pay");
      assertThat(server.last().body())
          .contains(
              "\"code\":\"130061098828009406\"", "\"minor\":9600", "\"way\":\"SCAN_CUSTOMER\"");
    }
  }

  @Test
  void believesHeadOfficeAboutThisRequestOnly() {
    unknown(seen -> RawServer.answer(200, PAID), "BAD_SIGNATURE");
    unknown(seen -> signed("0".repeat(32), 200, PAID), "BAD_SIGNATURE");
    unknown(
        seen -> {
          RawServer.Act.Answer good = (RawServer.Act.Answer) signed(seen, 500, PAID);
          return new RawServer.Act.Answer(200, good.headers(), good.body());
        },
        "BAD_SIGNATURE");
    unknown(seen -> RawServer.answer(503, PAID), "HEAD_OFFICE_503");
    unknown(seen -> new RawServer.Act.Drop(), "CUT_OFF");
    unknown(seen -> signed(seen, 200, "[]"), "NOT_UNDERSTOOD");
    unknown(seen -> signed(seen, 200, PAID.replace("PAID", "RICH")), "NOT_UNDERSTOOD");
    unknown(seen -> signed(seen, 200, PAID.replace("9600", "9601")), "AMOUNT_MISMATCH");
    unknown(seen -> signed(seen, 200, PAID.replace("A1234567", "A1234568")), "OTHER_ORDER");
  }

  @Test
  void keepsTheAmountThatIsNotTheOneAskedFor() {
    try (RawServer server =
        new RawServer(seen -> signed(seen, 200, PAID.replace("9600", "9601")))) {
      Answer answer = open(server, EnumSet.allOf(Capability.class)).query(ORDER);
      assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(answer.amount()).isEqualTo(Money.of(9601, "CNY"));
      assertThat(answer.channelNo()).isEqualTo("4200");
    }
  }

  private void unknown(
      java.util.function.Function<RawServer.Seen, RawServer.Act> script, String code) {
    try (RawServer server = new RawServer(script)) {
      Answer answer = open(server, EnumSet.allOf(Capability.class)).query(ORDER);
      assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(answer.code()).isEqualTo(code);
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void showsCodesRefundsAndBills() {
    RefundOrder refund = new RefundOrder("R1234567", ORDER, null, Money.of(100, "CNY"), "x", NOW);
    try (RawServer server =
        new RawServer(
            seen ->
                switch (seen.target().substring(seen.target().lastIndexOf('/') + 1)) {
                  case "qr" ->
                      signed(
                          seen,
                          200,
                          "{\"outNo\":\"A1234567\",\"outcome\":\"UNPAID\",\"text\":\"weixin://x\"}");
                  case "refund" ->
                      signed(
                          seen,
                          200,
                          "{\"refundNo\":\"R1234567\",\"outcome\":\"REFUNDED\",\"amount\":{\"minor\":100,\"currency\":\"CNY\"}}");
                  case "bill" -> signed(seen, 200, BILL);
                  default -> signed(seen, 404, "{}");
                })) {
      PayChannel channel = open(server, EnumSet.allOf(Capability.class));
      QrAnswer shown = channel.showQr(order(Way.SHOW_QR));
      assertThat(shown.text()).isEqualTo("weixin://x");
      assertThat(channel.refund(refund).outcome()).isEqualTo(Outcome.REFUNDED);
      BillAnswer.Bill bill = (BillAnswer.Bill) channel.bill(LocalDate.of(2026, 11, 21));
      assertThat(bill.rows()).hasSize(1);
      assertThat(channel.close(ORDER).outcome()).isEqualTo(Outcome.UNKNOWN);
    }
  }

  private static final String UNDER_WAY =
      "{\"outcome\":\"UNKNOWN\",\"code\":\"BILL_UNDER_WAY\",\"message\":\"\"}";

  @Test
  void asksAgainForABillThatIsUnderWay() {
    AtomicInteger asked = new AtomicInteger();
    try (RawServer server =
        new RawServer(seen -> signed(seen, 200, asked.incrementAndGet() < 3 ? UNDER_WAY : BILL))) {
      PayChannel channel = open(server, EnumSet.allOf(Capability.class));
      BillAnswer.Bill bill = (BillAnswer.Bill) channel.bill(LocalDate.of(2026, 11, 21));
      assertThat(bill.rows()).hasSize(1);
      assertThat(server.seen()).hasSize(3);
      assertThat(server.seen().stream().map(seen -> request(seen))).doesNotHaveDuplicates();
    }
  }

  /** The line broke after head office had begun: another matter than one that was never there. */
  @Test
  void aHeadOfficeThatEndsWhileItFetchesHasBegun() {
    AtomicInteger asked = new AtomicInteger();
    try (RawServer server =
        new RawServer(
            seen ->
                asked.incrementAndGet() == 1
                    ? signed(seen, 200, UNDER_WAY)
                    : new RawServer.Act.Drop())) {
      assertThat(code(open(server, EnumSet.allOf(Capability.class)))).isEqualTo("CUT_OFF");
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void aHeadOfficeThatIsGoneWhenItIsAskedAgainHasBegunToo() {
    AtomicInteger asked = new AtomicInteger();
    RawServer server = new RawServer(seen -> signed(seen, 200, UNDER_WAY));
    PayChannel channel = open(server, EnumSet.allOf(Capability.class));
    before =
        () -> {
          if (asked.incrementAndGet() == 2) {
            server.close();
          }
        };
    assertThat(code(channel)).isEqualTo("CUT_OFF");
    assertThat(asked).hasValue(2);
  }

  private static String code(PayChannel channel) {
    return ((BillAnswer.None) channel.bill(LocalDate.of(2026, 11, 21))).code();
  }

  @Test
  void asksForABillNotForEver() {
    try (RawServer server = new RawServer(seen -> signed(seen, 200, UNDER_WAY))) {
      PayChannel channel = open(server, EnumSet.allOf(Capability.class));
      assertThat(channel.bill(LocalDate.of(2026, 11, 21)))
          .isInstanceOfSatisfying(
              BillAnswer.None.class, none -> assertThat(none.code()).isEqualTo("TOO_SLOW"));
      assertThat(server.seen()).hasSize(RelayChannel.MOST_BILL_ASKS);
    }
  }

  @Test
  void doesOnlyWhatHeadOfficeCanDo() {
    try (RawServer server = new RawServer(seen -> signed(seen, 200, PAID))) {
      PayChannel channel = open(server, EnumSet.of(Capability.SHOW_QR));
      assertThatThrownBy(() -> channel.pay(ORDER, CODE))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThat(server.seen()).isEmpty();
    }
  }
}
