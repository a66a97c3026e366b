package canopy.channel.wechat;

import static canopy.channel.wechat.WechatPeer.NOW;
import static canopy.channel.wechat.WechatPeer.error;
import static canopy.channel.wechat.WechatPeer.order;
import static canopy.channel.wechat.WechatPeer.signed;
import static canopy.channel.wechat.WechatPeer.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.wire.RawServer;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verbs send, and what answers mean; the other end is the official library. */
class WechatChannelTest {
  private static final PaymentCode CODE = new PaymentCode("130061098828009406");
  private static final PayOrder SCANNED = order(Way.SCAN_CUSTOMER);
  private static final PayOrder SHOWN = order(Way.SHOW_QR);
  @TempDir Path folder;

  private Answer pay(RawServer.Act act) {
    return ask(act, channel -> channel.pay(SCANNED, CODE));
  }

  private Answer query(RawServer.Act act) {
    return ask(act, channel -> channel.query(SCANNED));
  }

  private <T> T ask(RawServer.Act act, Function<PayChannel, T> verb) {
    return WechatPeer.ask(folder, act, verb);
  }

  @Test
  void paysWithTheCustomersCode() {
    try (RawServer server =
        new RawServer(seen -> signed(200, trade("SUCCESS", SCANNED.outNo(), 9600)))) {
      Answer answer = WechatPeer.open(server, folder).pay(SCANNED, CODE);
      assertThat(answer)
          .isEqualTo(
              new Answer(
                  Outcome.PAID,
                  true,
                  "4200001",
                  Money.of(9600, "CNY"),
                  "SUCCESS",
                  "支付/成功",
                  "WECHAT",
                  Instant.parse("2026-11-22T06:00:03Z")));
      RawServer.Seen seen = server.last();
      WechatPeer.checkSignature(seen);
      assertThat(seen.method() + " " + seen.target())
          .isEqualTo("POST /v3/pay/transactions/codepay");
      assertThat(seen.headers()).containsEntry("wechatpay-serial", WechatPeer.KEY_ID);
      assertThat(seen.body())
          .isEqualTo(
              "{\"appid\":\"wxd678efh567hg6787\",\"mchid\":\"1900000001\","
                  + "\"description\":\"XX加油站-92号汽油\",\"out_trade_no\":\"S0000101261122140000A1\","
                  + "\"amount\":{\"total\":9600,\"currency\":\"CNY\"},"
                  + "\"payer\":{\"auth_code\":\"130061098828009406\"},"
                  + "\"scene_info\":{\"device_id\":\"POS01\",\"store_info\":{\"out_id\":\"S01\"}}}");
    }
  }

  @Test
  void acceptedIsNotPaid() {
    Answer answer = pay(signed(202, error("USERPAYING")));
    assertThat(answer.outcome()).isEqualTo(Outcome.WAITING);
    assertThat(answer.verified()).isTrue();
    assertThat(pay(signed(202, "{}")).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(pay(signed(200, "{}")).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "400,AUTH_CODE_INVALID,DECLINED",
    "400,AUTHCODE_EXPIRED,DECLINED",
    "403,NOT_ENOUGH,DECLINED",
    "403,NOTENOUGH,DECLINED",
    "403,RULE_LIMIT,DECLINED",
    "400,PARAM_ERROR,DECLINED",
    "401,SIGN_ERROR,DECLINED",
    "403,NO_AUTH,DECLINED",
    "403,TRADE_ERROR,DECLINED",
    "400,USERPAYING,WAITING",
    "500,SYSTEM_ERROR,UNKNOWN",
    "500,SYSTEMERROR,UNKNOWN",
    "500,BANK_ERROR,UNKNOWN",
    "429,FREQUENCY_LIMITED,UNKNOWN",
    "400,ORDERPAID,UNKNOWN",
    "400,AUTH_CODE_USED,UNKNOWN",
    "403,OUT_TRADE_NO_USED,UNKNOWN",
    "404,ORDER_NOT_EXIST,UNKNOWN",
    "400,SOMETHING_NEW,UNKNOWN",
  })
  void errorsOfPayment(int status, String code, Outcome outcome) {
    Answer answer = pay(signed(status, error(code)));
    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(answer.verified()).isTrue();
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.message()).isEqualTo("说明/原因");
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCESS,PAID",
    "NOTPAY,UNPAID",
    "USERPAYING,WAITING",
    "ACCEPT,WAITING",
    "CLOSED,CLOSED",
    "REVOKED,REVERSED",
    "PAYERROR,DECLINED",
    "REFUND,UNKNOWN",
    "SOMETHING_NEW,UNKNOWN",
  })
  void statesOfAnOrder(String state, Outcome outcome) {
    assertThat(query(signed(200, trade(state, SCANNED.outNo(), 9600))).outcome())
        .isEqualTo(outcome);
  }

  /** A wrong request of ours proves nothing about the order. */
  @ParameterizedTest
  @CsvSource({
    "404,ORDER_NOT_EXIST,NOT_FOUND",
    "404,ORDERNOTEXIST,NOT_FOUND",
    "404,RESOURCE_NOT_EXISTS,NOT_FOUND",
    "400,PARAM_ERROR,UNKNOWN",
    "401,SIGN_ERROR,UNKNOWN",
    "403,NO_AUTH,UNKNOWN",
    "500,SYSTEM_ERROR,UNKNOWN",
  })
  void errorsOfQuery(int status, String code, Outcome outcome) {
    assertThat(query(signed(status, error(code))).outcome()).isEqualTo(outcome);
  }

  @Test
  void asksWithTheMerchantInTheQuery() {
    try (RawServer server =
        new RawServer(seen -> signed(200, trade("NOTPAY", SCANNED.outNo(), 9600)))) {
      WechatPeer.open(server, folder).query(SCANNED);
      WechatPeer.checkSignature(server.last());
      assertThat(server.last().target())
          .isEqualTo("/v3/pay/transactions/out-trade-no/S0000101261122140000A1?mchid=1900000001");
    }
  }

  @Test
  void paidOfAnotherAmountOrAnotherOrderIsNotPaid() {
    Answer other = query(signed(200, trade("SUCCESS", SCANNED.outNo(), 9599)));
    assertThat(other.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(other.verified()).isTrue();
    assertThat(other.code()).isEqualTo("AMOUNT_MISMATCH");
    assertThat(other.amount()).isEqualTo(Money.of(9599, "CNY"));
    assertThat(query(signed(200, trade("SUCCESS", "S2", 9600))).code()).isEqualTo("OTHER_ORDER");
    String foreign =
        trade("SUCCESS", SCANNED.outNo(), 9600)
            .replace("\"currency\":\"CNY\"", "\"currency\":\"HKD\"");
    assertThat(query(signed(200, foreign)).code()).isEqualTo("AMOUNT_MISMATCH");
    String merchant =
        trade("SUCCESS", SCANNED.outNo(), 9600).replace(WechatPeer.MCHID, "1900000002");
    assertThat(query(signed(200, merchant)).code()).isEqualTo("OTHER_ORDER");
  }

  @Test
  void believesNobodyElse() {
    String paid = trade("SUCCESS", SCANNED.outNo(), 9600);
    unbelieved(signed(200, paid, WechatPeer.KEY_ID, WechatPeer.FOREIGN, NOW), "BAD_SIGNATURE");
    unbelieved(signed(200, paid, "PUB_KEY_ID_NEW", WechatPeer.PLATFORM, NOW), "UNKNOWN_SERIAL");
    unbelieved(RawServer.answer(200, paid), "NOT_SIGNED");
    unbelieved(
        signed(404, error("ORDER_NOT_EXIST"), WechatPeer.KEY_ID, WechatPeer.FOREIGN, NOW),
        "BAD_SIGNATURE");
    unbelieved(RawServer.answer(404, error("ORDER_NOT_EXIST")), "NOT_SIGNED");
    unbelieved(RawServer.answer(302, "", "Location: http://portal/"), "NOT_SIGNED");
    RawServer.Act.Answer good = (RawServer.Act.Answer) signed(200, paid);
    unbelieved(
        new RawServer.Act.Answer(200, good.headers(), paid.replace("9600", "9601").getBytes()),
        "BAD_SIGNATURE");
  }

  private void unbelieved(RawServer.Act act, String code) {
    Answer answer = query(act);
    assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(answer.verified()).isFalse();
    assertThat(answer.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, -300, 300, 301})
  void answerOfAnotherTimeIsNotBelieved(long seconds) {
    unbelieved(
        signed(
            200,
            trade("SUCCESS", SCANNED.outNo(), 9600),
            WechatPeer.KEY_ID,
            WechatPeer.PLATFORM,
            NOW.plusSeconds(seconds)),
        "CLOCK");
  }

  @Test
  void answerWithinFiveMinutesIsBelieved() {
    for (int seconds : new int[] {-299, 299}) {
      Answer answer =
          query(
              signed(
                  200,
                  trade("SUCCESS", SCANNED.outNo(), 9600),
                  WechatPeer.KEY_ID,
                  WechatPeer.PLATFORM,
                  NOW.plusSeconds(seconds)));
      assertThat(answer.outcome()).isEqualTo(Outcome.PAID);
    }
  }

  @Test
  void networkFaultsAreUnknownAndNotTriedAgain() {
    assertThat(pay(new RawServer.Act.Drop()).code()).isEqualTo("CUT_OFF");
    assertThat(pay(new RawServer.Act.Reset()).code()).isEqualTo("CUT_OFF");
    assertThat(pay(new RawServer.Act.Half()).code()).isEqualTo("CUT_OFF");
    assertThat(pay(new RawServer.Act.Silence()).code()).isEqualTo("TIME_OUT");
    assertThat(pay(signed(200, "<html>")).code()).isEqualTo("NOT_UNDERSTOOD");
    assertThat(pay(signed(200, "{\"a\":1,\"a\":2}")).code()).isEqualTo("NOT_UNDERSTOOD");
  }

  @Test
  void sendsNoPaymentWithAClockThatIsFarOff() {
    RawServer.Act.Answer plain = (RawServer.Act.Answer) signed(500, error("SYSTEM_ERROR"));
    RawServer.Act.Answer dated =
        (RawServer.Act.Answer)
            RawServer.answer(
                500,
                plain.body(),
                java.util.stream.Stream.concat(
                        plain.headers().stream(),
                        java.util.stream.Stream.of("Date: Sun, 22 Nov 2026 05:54:00 GMT"))
                    .toArray(String[]::new));
    try (RawServer server = new RawServer(seen -> dated)) {
      PayChannel channel = WechatPeer.open(server, folder);
      assertThat(channel.query(SCANNED).code()).isEqualTo("SYSTEM_ERROR");
      assertThat(channel.clockDrift().orElseThrow()).isGreaterThan(Duration.ofMinutes(5));
      assertThat(channel.pay(SCANNED, CODE).code()).isEqualTo("CLOCK");
      assertThat(channel.showQr(SHOWN).answer().code()).isEqualTo("CLOCK");
      assertThat(server.seen()).hasSize(1);
      channel.query(SCANNED);
      assertThat(server.seen()).as("what is open is still asked for").hasSize(2);
    }
  }

  @Test
  void anotherCurrencyIsABug() {
    PayOrder dollars =
        new PayOrder("S1", Way.SHOW_QR, Money.of(1, "USD"), "x", NOW, NOW.plusSeconds(60));
    try (RawServer server = new RawServer(seen -> signed(500, "{}"))) {
      PayChannel channel = WechatPeer.open(server, folder);
      assertThatThrownBy(() -> channel.showQr(dollars))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(server.seen()).isEmpty();
    }
  }
}
