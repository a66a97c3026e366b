package canopy.channel.wechat;

import static canopy.channel.wechat.WechatPeer.NOW;
import static canopy.channel.wechat.WechatPeer.error;
import static canopy.channel.wechat.WechatPeer.order;
import static canopy.channel.wechat.WechatPeer.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.QrAnswer;
import canopy.channel.settings.Store;
import canopy.channel.settings.WechatSettings;
import canopy.channel.wire.RawServer;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of ours, taking back, and refunds; the other end is the official library. */
class WechatCodeAndRefundTest {
  private static final PayOrder SCANNED = order(Way.SCAN_CUSTOMER);
  private static final PayOrder SHOWN = order(Way.SHOW_QR);
  @TempDir Path folder;

  private <T> T ask(RawServer.Act act, Function<PayChannel, T> verb) {
    return WechatPeer.ask(folder, act, verb);
  }

  @Test
  void showsACodeOfOurs() {
    try (RawServer server =
        new RawServer(
            seen -> signed(200, "{\"code_url\":\"weixin:\\/\\/wxpay\\/bizpayurl?pr=abc\"}"))) {
      QrAnswer answer = WechatPeer.open(server, folder).showQr(SHOWN);
      assertThat(answer.answer().outcome()).isEqualTo(Outcome.UNPAID);
      assertThat(answer.text()).isEqualTo("weixin://wxpay/bizpayurl?pr=abc");
      assertThat(answer.validUntil()).isEqualTo(NOW.plusSeconds(120));
      WechatPeer.checkSignature(server.last());
      assertThat(server.last().target()).isEqualTo("/v3/pay/transactions/native");
      assertThat(server.last().body())
          .contains("\"time_expire\":\"2026-11-22T14:02:00+08:00\"")
          .contains("\"notify_url\":\"https://example.com/notify\"");
    }
  }

  @Test
  void codeOfOursThatIsRefusedOrLost() {
    QrAnswer refused = ask(signed(403, error("NO_AUTH")), channel -> channel.showQr(SHOWN));
    assertThat(refused.answer().outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(refused.text()).isNull();
    QrAnswer lost = ask(new RawServer.Act.Drop(), channel -> channel.showQr(SHOWN));
    assertThat(lost.answer().outcome()).isEqualTo(Outcome.UNKNOWN);
    QrAnswer forged =
        ask(
            RawServer.answer(200, "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=other\"}"),
            channel -> channel.showQr(SHOWN));
    assertThat(forged.text()).isNull();
  }

  @Test
  void withoutAnAddressForNoticesNoCodeOfOursIsShown() {
    PayChannel channel =
        WechatPeer.open(
            new WechatSettings(
                "wechat",
                "wx1",
                "1",
                new Store("S01", "POS01"),
                "",
                WechatPeer.publicKeyMode(folder),
                null),
            folder);
    assertThat(channel.capabilities()).doesNotContain(PayChannel.Capability.SHOW_QR);
    assertThatThrownBy(() -> channel.showQr(SHOWN))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void closesOnASignedEmptyAnswerOnly() {
    assertThat(ask(signed(204, ""), channel -> channel.close(SHOWN)).outcome())
        .isEqualTo(Outcome.CLOSED);
    Answer forged = ask(RawServer.answer(204, ""), channel -> channel.close(SHOWN));
    assertThat(forged.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(ask(signed(400, error("ORDERPAID")), channel -> channel.close(SHOWN)).outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(ask(signed(400, error("ORDER_CLOSED")), channel -> channel.close(SHOWN)).outcome())
        .isEqualTo(Outcome.CLOSED);
  }

  @Test
  void reverses() {
    assertThat(ask(signed(204, ""), channel -> channel.reverse(SCANNED)).outcome())
        .isEqualTo(Outcome.REVERSED);
    assertThat(
            ask(signed(200, "{\"recall\":\"Y\"}"), channel -> channel.reverse(SCANNED)).outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(
            ask(signed(500, error("SYSTEM_ERROR")), channel -> channel.reverse(SCANNED)).outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(
            ask(signed(404, error("ORDER_NOT_EXIST")), channel -> channel.reverse(SCANNED))
                .outcome())
        .isEqualTo(Outcome.NOT_FOUND);
    try (RawServer server = new RawServer(seen -> signed(204, ""))) {
      WechatPeer.open(server, folder).reverse(SCANNED);
      assertThat(server.last().target())
          .isEqualTo("/v3/pay/transactions/out-trade-no/S0000101261122140000A1/reverse");
      assertThat(server.last().body())
          .isEqualTo("{\"appid\":\"wxd678efh567hg6787\",\"mchid\":\"1900000001\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCESS,REFUNDED",
    "PROCESSING,REFUNDING",
    "ABNORMAL,REFUNDING",
    "CLOSED,REFUND_REFUSED",
    "SOMETHING_NEW,UNKNOWN",
  })
  void statesOfARefund(String status, Outcome outcome) {
    assertThat(
            ask(
                    signed(200, refund(status, 1250)),
                    channel -> channel.queryRefund(WechatPeer.refund()))
                .outcome())
        .isEqualTo(outcome);
  }

  @Test
  void refundsAPart() {
    try (RawServer server = new RawServer(seen -> signed(200, refund("PROCESSING", 1250)))) {
      Answer answer = WechatPeer.open(server, folder).refund(WechatPeer.refund());
      assertThat(answer.outcome()).isEqualTo(Outcome.REFUNDING);
      assertThat(answer.channelNo()).isEqualTo("5000001");
      WechatPeer.checkSignature(server.last());
      assertThat(server.last().target()).isEqualTo("/v3/refund/domestic/refunds");
      assertThat(server.last().body())
          .isEqualTo(
              "{\"out_trade_no\":\"S0000101261122140000A1\","
                  + "\"out_refund_no\":\"R0000101261122140000A1\",\"reason\":\"少加油\","
                  + "\"amount\":{\"refund\":1250,\"total\":9600,\"currency\":\"CNY\"}}");
    }
    assertThat(
            ask(
                    signed(200, refund("SUCCESS", 1251)),
                    channel -> channel.refund(WechatPeer.refund()))
                .code())
        .isEqualTo("AMOUNT_MISMATCH");
    assertThat(
            ask(
                    signed(404, error("RESOURCE_NOT_EXISTS")),
                    channel -> channel.queryRefund(WechatPeer.refund()))
                .outcome())
        .isEqualTo(Outcome.NOT_FOUND);
    assertThat(
            ask(signed(500, error("SYSTEM_ERROR")), channel -> channel.refund(WechatPeer.refund()))
                .outcome())
        .isEqualTo(Outcome.UNKNOWN);
  }

  private static String refund(String status, long amount) {
    return """
    {"refund_id":"5000001","out_refund_no":"R0000101261122140000A1",\
    "out_trade_no":"S0000101261122140000A1","status":"%s",\
    "amount":{"total":9600,"refund":%d,"currency":"CNY"}}\
    """
        .formatted(status, amount);
  }
}
