package canopy.channel.alipay;

import static canopy.channel.alipay.AlipayPeer.order;
import static canopy.channel.alipay.AlipayPeer.signed;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.wire.RawServer;
import canopy.channel.wire.Signatures;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verbs send, and what answers mean; the other end is the official library. */
class AlipayChannelTest {
  private static final PaymentCode CODE = new PaymentCode("280000000000000001");
  private static final PayOrder SCANNED = order(Way.SCAN_CUSTOMER);
  private static final PayOrder SHOWN = order(Way.SHOW_QR);
  @TempDir Path folder;

  private <T> T ask(RawServer.Act act, Function<PayChannel, T> verb) {
    try (RawServer server = new RawServer(seen -> act)) {
      T answer = verb.apply(AlipayPeer.open(server, folder, act.patienceMillis()));
      assertThat(server.awaitSeen(1)).as("one request and no other").hasSize(1);
      AlipayPeer.parameters(server.last());
      return answer;
    }
  }

  private Answer pay(String object) {
    return ask(signed("alipay_trade_pay_response", object), c -> c.pay(SCANNED, CODE));
  }

  private Answer query(String object, PayOrder order) {
    return ask(signed("alipay_trade_query_response", object), c -> c.query(order));
  }

  private static String trade(String more) {
    return "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"S0000101261122140000A1\",\"trade_no\":\"2026\",\"total_amount\":\"96.00\""
        + more
        + "}";
  }

  private static String failed(String code, String subCode) {
    return "{\"code\":\"%s\",\"msg\":\"x\",\"sub_code\":\"%s\",\"sub_msg\":\"原因\\/说明\"}"
        .formatted(code, subCode);
  }

  @Test
  void contentToSignAsPublished() {
    Map<String, String> parameters =
        Map.of(
            "app_id", "2014072300007148",
            "biz_content", "{\"out_trade_no\":\"T1\",\"subject\":\"92#汽油\"}",
            "charset", "utf-8",
            "method", "alipay.trade.precreate",
            "notify_url", "",
            "sign", "x",
            "sign_type", "RSA2",
            "timestamp", "2014-07-24 03:07:50",
            "version", "1.0");
    assertThat(
            Signatures.hex(
                "SHA-256", Signatures.bytes(AlipayClient.signContent(new TreeMap<>(parameters)))))
        .isEqualTo("39f27091e21f3e9e03477efe57b76e21f4b4e949345a855fed2220c5d6c2a28a");
  }

  @Test
  void paysWithTheCustomersCodeInBeijingsTime() {
    try (RawServer server =
        new RawServer(
            seen ->
                signed(
                    "alipay_trade_pay_response",
                    trade(",\"gmt_payment\":\"2026-11-23 01:30:05\",\"note\":\"a\\/b汽油\"")))) {
      Answer answer = AlipayPeer.open(server, folder).pay(SCANNED, CODE);
      assertThat(answer)
          .isEqualTo(
              new Answer(
                  Outcome.PAID,
                  true,
                  "2026",
                  Money.of(9600, "CNY"),
                  "10000",
                  "Success",
                  "ALIPAY",
                  Instant.parse("2026-11-22T17:30:05Z")));
      assertThat(server.last().target()).startsWith("/gateway.do?").doesNotContain("2800000");
      Map<String, String> parameters = AlipayPeer.parameters(server.last());
      assertThat(parameters)
          .containsEntry("method", "alipay.trade.pay")
          .containsEntry("timestamp", "2026-11-23 01:30:01")
          .containsEntry("sign_type", "RSA2")
          .containsEntry(
              "biz_content",
              "{\"out_trade_no\":\"S0000101261122140000A1\",\"total_amount\":\"96.00\","
                  + "\"subject\":\"92#汽油 & 洗车\",\"store_id\":\"S01\",\"terminal_id\":\"POS01\","
                  + "\"timeout_express\":\"2m\",\"scene\":\"bar_code\","
                  + "\"auth_code\":\"280000000000000001\","
                  + "\"product_code\":\"FACE_TO_FACE_PAYMENT\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10003,,WAITING",
    "20000,isp.unknow-error,UNKNOWN",
    "20000,aop.unknow-error,UNKNOWN",
    "40001,isv.missing-method,DECLINED",
    "40002,isv.invalid-signature,DECLINED",
    "40006,isv.insufficient-isv-permissions,DECLINED",
    "40004,ACQ.SYSTEM_ERROR,UNKNOWN",
    "40004,ACQ.TRADE_HAS_SUCCESS,UNKNOWN",
    "40004,ACQ.CONTEXT_INCONSISTENT,UNKNOWN",
    "40004,ACQ.PAYMENT_AUTH_CODE_INVALID,DECLINED",
    "40004,ACQ.BUYER_BALANCE_NOT_ENOUGH,DECLINED",
    "40004,ACQ.TRADE_HAS_CLOSE,DECLINED",
    "40004,ACQ.SOMETHING_NEW,UNKNOWN",
    "99999,,UNKNOWN",
  })
  void whatIsNotASuccess(String code, String subCode, Outcome outcome) {
    Answer answer = pay(failed(code, subCode == null ? "" : subCode));
    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(answer.verified()).isTrue();
    assertThat(answer.message()).isEqualTo("原因/说明");
  }

  @Test
  void paidOfAnotherAmountOrOrderIsNotPaid() {
    Answer answer = pay(trade("").replace("96.00", "95.99"));
    assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(answer.code()).isEqualTo("AMOUNT_MISMATCH");
    assertThat(answer.amount()).isEqualTo(Money.of(9599, "CNY"));
    assertThat(pay(trade("").replace("S0000", "S9999")).code()).isEqualTo("OTHER_ORDER");
    assertThat(pay(trade("").replace("96.00", "96.001")).code()).isEqualTo("AMOUNT_MISMATCH");
  }

  @ParameterizedTest
  @CsvSource({
    "WAIT_BUYER_PAY,'',WAITING",
    "TRADE_SUCCESS,',\"send_pay_date\":\"2026-11-23 01:30:05\"',PAID",
    "TRADE_FINISHED,',\"send_pay_date\":\"2026-11-23 01:30:05\"',PAID",
    "TRADE_CLOSED,'',CLOSED",
    "TRADE_CLOSED,',\"send_pay_date\":\"2026-11-23 01:30:05\"',REVERSED",
    "SOMETHING_NEW,'',UNKNOWN",
  })
  void statesOfATrade(String status, String more, Outcome outcome) {
    assertThat(query(trade(",\"trade_status\":\"" + status + "\"" + more), SCANNED).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void codeOfOursDoesNotExistBeforeItIsScanned() {
    String missing = failed("40004", "ACQ.TRADE_NOT_EXIST");
    assertThat(query(missing, SHOWN).outcome()).isEqualTo(Outcome.UNPAID);
    assertThat(query(missing, SCANNED).outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(query(failed("40004", "ACQ.SYSTEM_ERROR"), SHOWN).outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(query(failed("40002", "isv.invalid-signature"), SCANNED).outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(ask(signed("alipay_trade_cancel_response", missing), c -> c.close(SHOWN)).outcome())
        .isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void believesOnlyTheExactCharacters() {
    String object = trade(",\"trade_status\":\"TRADE_SUCCESS\",\"x\":\"a\\/b \\u6c7d油\"");
    String name = "alipay_trade_query_response";
    assertThat(ask(signed(name, object), c -> c.query(SCANNED)).outcome()).isEqualTo(Outcome.PAID);
    unbelieved(signed(name, object, AlipayPeer.FOREIGN), "BAD_SIGNATURE");
    String sign = AlipayPeer.signature(object, AlipayPeer.ALIPAY);
    unbelieved(
        RawServer.answer(
            200, "{\"%s\":%s,\"sign\":\"%s\"}".formatted(name, object.replace("\\/", "/"), sign)),
        "BAD_SIGNATURE");
    unbelieved(RawServer.answer(200, "{\"%s\":%s}".formatted(name, object)), "NOT_SIGNED");
    unbelieved(
        RawServer.answer(
            200,
            "{\"%s\":%s,\"%s\":%s,\"sign\":\"%s\"}"
                .formatted(name, object, name, object.replace("SUCCESS", "CLOSED"), sign)),
        "NOT_UNDERSTOOD");
    unbelieved(RawServer.answer(200, "<html>"), "NOT_UNDERSTOOD");
    unbelieved(RawServer.answer(502, ""), "NOT_UNDERSTOOD");
    unbelieved(new RawServer.Act.Drop(), "CUT_OFF");
    unbelieved(new RawServer.Act.Silence(), "TIME_OUT");
    // The sign may come first, and something may stand between.
    RawServer.Act turned =
        RawServer.answer(
            200,
            "{\"sign\":\"%s\", \"alipay_cert_sn\":\"1\" , \"%s\" : %s }"
                .formatted(sign, name, object));
    assertThat(ask(turned, c -> c.query(SCANNED)).outcome()).isEqualTo(Outcome.PAID);
  }

  private void unbelieved(RawServer.Act act, String code) {
    Answer answer = ask(act, c -> c.query(SCANNED));
    assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(answer.verified()).isFalse();
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void refusalOfTheGatewayIsSignedToo() {
    Answer answer =
        ask(
            signed("error_response", failed("40002", "isv.invalid-signature")),
            c -> c.pay(SCANNED, CODE));
    assertThat(answer.outcome()).isEqualTo(Outcome.DECLINED);
  }

  @Test
  void showsACodeOfOurs() {
    try (RawServer server =
        new RawServer(
            seen ->
                signed(
                    "alipay_trade_precreate_response",
                    "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"S0000101261122140000A1\",\"qr_code\":\"https:\\/\\/qr.alipay.com\\/bax0\"}"))) {
      QrAnswer answer = AlipayPeer.open(server, folder).showQr(SHOWN);
      assertThat(answer.answer().outcome()).isEqualTo(Outcome.UNPAID);
      assertThat(answer.text()).isEqualTo("https://qr.alipay.com/bax0");
      assertThat(answer.validUntil()).isEqualTo(SHOWN.expiresAt());
      assertThat(AlipayPeer.parameters(server.last()).get("biz_content"))
          .contains("\"qr_code_timeout_express\":\"2m\"", "\"timeout_express\":\"2m\"");
    }
    QrAnswer refused =
        ask(
            signed("alipay_trade_precreate_response", failed("40004", "ACQ.TOTAL_FEE_EXCEED")),
            c -> c.showQr(SHOWN));
    assertThat(refused.answer().outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(refused.text()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "N,close,REVERSED,CLOSED",
    "N,refund,REVERSED,REVERSED",
    "N,'',REVERSED,CLOSED",
    "Y,'',UNKNOWN,UNKNOWN",
  })
  void cancels(String retry, String action, Outcome reversed, Outcome closed) {
    RawServer.Act act =
        signed(
            "alipay_trade_cancel_response",
            "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"S0000101261122140000A1\",\"retry_flag\":\"%s\",\"action\":\"%s\"}"
                .formatted(retry, action));
    assertThat(ask(act, c -> c.reverse(SCANNED)).outcome()).isEqualTo(reversed);
    assertThat(ask(act, c -> c.close(SHOWN)).outcome()).isEqualTo(closed);
  }

  @Test
  void refunds() {
    String name = "alipay_trade_refund_response";
    Answer moved =
        ask(
            signed(name, trade(",\"fund_change\":\"Y\",\"refund_fee\":\"20.00\"")),
            c -> c.refund(AlipayPeer.refund()));
    assertThat(moved.outcome()).isEqualTo(Outcome.REFUNDED);
    assertThat(moved.amount()).isEqualTo(Money.of(1250, "CNY"));
    assertThat(
            ask(signed(name, trade(",\"fund_change\":\"N\"")), c -> c.refund(AlipayPeer.refund()))
                .outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(
            ask(
                    signed(name, failed("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH")),
                    c -> c.refund(AlipayPeer.refund()))
                .outcome())
        .isEqualTo(Outcome.REFUND_REFUSED);
    assertThat(
            ask(
                    signed(name, failed("20000", "isp.unknow-error")),
                    c -> c.refund(AlipayPeer.refund()))
                .outcome())
        .isEqualTo(Outcome.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "'',NOT_FOUND",
    "',\"out_request_no\":\"R1\",\"refund_amount\":\"12.50\",\"refund_status\":\"REFUND_SUCCESS\"',REFUNDED",
    "',\"out_request_no\":\"R1\",\"refund_amount\":\"12.50\"',REFUNDING",
    "',\"out_request_no\":\"R1\",\"refund_amount\":\"12.51\",\"refund_status\":\"REFUND_SUCCESS\"',UNKNOWN",
    "',\"out_request_no\":\"R2\",\"refund_amount\":\"12.50\",\"refund_status\":\"REFUND_SUCCESS\"',UNKNOWN",
  })
  void statesOfARefund(String more, Outcome outcome) {
    assertThat(
            ask(
                    signed("alipay_trade_fastpay_refund_query_response", trade(more)),
                    c -> c.queryRefund(AlipayPeer.refund()))
                .outcome())
        .isEqualTo(outcome);
  }
}
