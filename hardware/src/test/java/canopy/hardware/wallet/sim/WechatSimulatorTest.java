package canopy.hardware.wallet.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.line.sim.ControlPort;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What WeChat Pay answers, what goes wrong on demand, and what is in the book afterwards. */
class WechatSimulatorTest {
  @TempDir Path folder;
  private WalletFixture fixture;
  private WechatClient client;

  @BeforeEach
  void start() throws IOException {
    fixture = new WalletFixture(WalletSettings.standard(folder).withScenarios());
    client = new WechatClient(fixture);
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void asksForPasswordWithStatus202() throws IOException {
    WechatClient.Plain typing = client.pay("ORDER-1", 100_100, "ann");
    assertThat(typing.status()).isEqualTo(202);
    assertThat(typing.code()).isEqualTo("USERPAYING");
    assertThat(typing.signed()).isTrue();
    assertThat(client.query("ORDER-1").json().path("trade_state").asText()).isEqualTo("USERPAYING");
    assertThat(fixture.phone("refuse", "{}").path("state").asText()).isEqualTo("REFUSED");
    assertThat(client.query("ORDER-1").json().path("trade_state").asText()).isEqualTo("PAYERROR");
  }

  @Test
  void aPhoneIsHeldToTheTillsScanner() throws IOException {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    assertThatThrownBy(() -> fixture.phone("hold", "{}")).hasMessage("there is no scanner");
    assertThat(fixture.phone("state", "{}").path("scanner").asBoolean()).isFalse();
    try (ControlPort scanner =
        new ControlPort(
            0,
            line -> {
              heard.add(line);
              return "";
            })) {
      scanner.start();
      fixture.simulator.scannerAt(scanner.port());
      assertThat(fixture.phone("state", "{}").path("scanner").asBoolean()).isTrue();
      String code = fixture.phone("hold", "{}").path("code").asText();
      assertThat(heard).containsExactly("scan " + code);
      assertThat(
              client
                  .post("/v3/pay/transactions/codepay", client.codepay("ORDER-1", 100, code))
                  .status())
          .isEqualTo(200);
    }
    // Bound and not listening: nobody else can have this port, and nobody answers on it.
    try (Socket dead = new Socket()) {
      dead.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      fixture.simulator.scannerAt(dead.getLocalPort());
      assertThatThrownBy(() -> fixture.phone("hold", "{}"))
          .hasMessage("the scanner does not answer");
    }
  }

  @Test
  void refusesFieldsThatTheRealOneRefuses() throws IOException {
    assertWrong("/body/scene_info", body -> body.remove("scene_info"));
    assertWrong("/body/scene_info/store_info", body -> body.putObject("scene_info"));
    assertWrong("/body/out_trade_no", body -> body.put("out_trade_no", "A#123456"));
    assertWrong("/body/out_trade_no", body -> body.put("out_trade_no", "A1234"));
    assertWrong("/body/description", body -> body.put("description", "油".repeat(128)));
    assertWrong("/body/amount/total", body -> body.putObject("amount").put("total", "9600"));
    assertWrong("/body/amount/total", body -> body.putObject("amount").put("total", 0));
    assertWrong("/body/payer/auth_code", body -> body.remove("payer"));
    ObjectNode other = client.codepay("ORDER-2", 100, "100000000000000000");
    other.put("appid", "wx0000000000000000");
    assertThat(client.post("/v3/pay/transactions/codepay", other).code())
        .isEqualTo("APPID_MCHID_NOT_MATCH");
    assertThat(fixture.order("ORDER-2").isMissingNode()).isTrue();
  }

  private void assertWrong(String field, Consumer<ObjectNode> change) throws IOException {
    ObjectNode body = client.codepay("ORDER-2", 100, "100000000000000000");
    change.accept(body);
    WechatClient.Plain answer = client.post("/v3/pay/transactions/codepay", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("PARAM_ERROR");
    assertThat(answer.json().path("detail").path("field").asText()).isEqualTo(field);
    assertThat(answer.signed()).isTrue();
  }

  @Test
  void takesCodeOnceAndWithinItsMinute() throws IOException {
    String code = fixture.simulator.showCode("wechat", "ann");
    assertThat(code).matches("1[0-5][0-9]{16}");
    assertThat(post(client.codepay("ONCE-1", 100, code)).status()).isEqualTo(200);
    WechatClient.Plain again = post(client.codepay("ONCE-2", 100, code));
    assertThat(again.code()).isEqualTo("AUTH_CODE_INVALID");
    assertThat(again.json().path("message").asText()).startsWith("101 ");
    String late = fixture.simulator.showCode("wechat", "ann");
    fixture.clock.forward(60_000);
    assertThat(post(client.codepay("ONCE-3", 100, late)).code()).isEqualTo("AUTH_CODE_EXPIRED");
    assertThat(post(client.codepay("ONCE-4", 100, "130000000000000000")).code())
        .isEqualTo("AUTH_CODE_INVALID");
  }

  @Test
  void answersSameNumberByItsState() throws IOException {
    client.pay("SAME-1", 100, "ann");
    assertThat(client.pay("SAME-1", 100, "ann").code()).isEqualTo("ORDERPAID");
    assertThat(client.pay("SAME-1", 200, "ann").code()).isEqualTo("OUT_TRADE_NO_USED");
    client.pay("SAME-2", 100, "chen");
    assertThat(client.pay("SAME-2", 100, "ann").code()).isEqualTo("USERPAYING");
    assertThat(fixture.balanceMinor("wechat", "ann")).isEqualTo(100_000_000 - 100);
  }

  @Test
  void refusesForeignAndOldSignatures() throws IOException {
    fixture.clock.forward(301_000);
    WechatClient.Plain old = client.query("ORDER-1");
    assertThat(old.status()).isEqualTo(401);
    assertThat(old.code()).isEqualTo("SIGN_ERROR");
    fixture.clock.forward(-301_000);
    Request unsigned =
        new Request.Builder()
            .url(WechatClient.HOST + "/v3/certificates")
            .header("Authorization", "WECHATPAY2-SHA256-RSA2048 mchid=\"1900009191\"")
            .build();
    assertThat(client.plain(unsigned).status()).isEqualTo(401);
  }

  @Test
  void reversesPaidAndUnpaid() throws IOException {
    client.pay("BACK-1", 100, "ann");
    client.pay("BACK-2", 100, "chen");
    for (String order : new String[] {"BACK-1", "BACK-1", "BACK-2"}) {
      WechatClient.Plain reversed = client.reverse(order);
      assertThat(reversed.status()).isEqualTo(204);
      assertThat(reversed.signed()).isTrue();
    }
    assertThat(client.query("BACK-1").json().path("trade_state").asText()).isEqualTo("REVOKED");
    assertThat(client.query("BACK-2").json().path("trade_state").asText()).isEqualTo("REVOKED");
    assertThat(fixture.balanceMinor("wechat", "ann")).isEqualTo(100_000_000);
    assertThat(client.reverse("BACK-3").code()).isEqualTo("ORDER_NOT_EXIST");
    assertThatThrownBy(() -> fixture.phone("confirm", "{'customer':'chen'}"))
        .hasMessage("ORDER_UNKNOWN");
  }

  @Test
  void refundsInPartsUpToWhatWasPaid() throws IOException {
    client.pay("PART-1", 5100, "ann");
    for (int i = 1; i <= 50; i++) {
      assertThat(refund("PART-1", "R-" + i, 100, 5100).status()).isEqualTo(200);
      assertThat(refund("PART-1", "R-" + i, 100, 5100).status()).isEqualTo(200);
    }
    assertThat(refund("PART-1", "R-51", 100, 5100).code()).isEqualTo("RULE_LIMIT");
    assertThat(refund("PART-1", "R-1", 99, 5100).code()).isEqualTo("PARAM_ERROR");
    assertThat(fixture.balanceMinor("wechat", "ann")).isEqualTo(100_000_000 - 100);
    client.pay("PART-2", 300, "ann");
    assertThat(refund("PART-2", "S-1", 301, 300).code()).isEqualTo("INVALID_REQUEST");
    assertThat(refund("PART-2", "S-1", 100, 301).code()).isEqualTo("INVALID_REQUEST");
    assertThat(refund("PART-2", "S-1", 200, 300).status()).isEqualTo(200);
    assertThat(refund("PART-2", "S-2", 101, 300).code()).isEqualTo("INVALID_REQUEST");
    assertThat(refund("PART-9", "T-1", 1, 1).status()).isEqualTo(404);
    assertThat(client.reverse("PART-2").code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void amountsChooseScenarios() throws IOException {
    assertThatThrownBy(() -> client.pay("DROP-1", 1004, "ann")).isInstanceOf(IOException.class);
    assertThat(client.query("DROP-1").json().path("trade_state").asText()).isEqualTo("SUCCESS");

    WechatClient.Plain error = client.pay("FAIL-1", 1005, "ann");
    assertThat(error.code()).isEqualTo("SYSTEM_ERROR");
    assertThat(error.signed()).isTrue();
    assertThat(client.query("FAIL-1").code()).isEqualTo("ORDER_NOT_EXIST");

    assertThat(client.pay("SIGN-1", 1006, "ann").signed()).isFalse();
    assertThat(client.query("SIGN-1").signed()).isTrue();
    assertThat(client.pay("POOR-1", 1007, "ann").code()).isEqualTo("NOTENOUGH");
    assertThatThrownBy(() -> client.pay("UNREAD", 1013, "ann")).isInstanceOf(IOException.class);
    assertThat(client.query("UNREAD").code()).isEqualTo("ORDER_NOT_EXIST");
  }

  @Test
  void scenarioStrikesNumberOnce() throws IOException {
    client.pay("FAIL-2", 1005, "ann");
    assertThat(client.pay("FAIL-2", 1005, "ann").status()).isEqualTo(200);
    assertThat(client.pay("AFTER-1", 1012, "ann").code()).isEqualTo("SYSTEM_ERROR");
    assertThat(client.query("AFTER-1").json().path("trade_state").asText()).isEqualTo("SUCCESS");
    assertThatThrownBy(() -> client.pay("FORGED", 1010, "ann")).isInstanceOf(IOException.class);
    WechatClient.Plain forged = client.query("FORGED");
    assertThat(forged.code()).isEqualTo("ORDER_NOT_EXIST");
    assertThat(forged.signed()).isFalse();
    assertThat(client.query("FORGED").json().path("trade_state").asText()).isEqualTo("SUCCESS");
  }

  @Test
  void customerTypesPasswordInTime() throws IOException {
    assertThat(client.pay("TYPE-1", 1002, "ann").status()).isEqualTo(202);
    assertThat(client.query("TYPE-1").json().path("trade_state").asText()).isEqualTo("USERPAYING");
    fixture.clock.forward(8_000);
    assertThat(client.query("TYPE-1").json().path("trade_state").asText()).isEqualTo("SUCCESS");
  }

  @Test
  void moneyArrivesAsReversalDoes() throws IOException {
    assertThat(client.pay("LATE-1", 1008, "ann").status()).isEqualTo(202);
    assertThat(client.reverse("LATE-1").code()).isEqualTo("SYSTEM_ERROR");
    assertThat(client.query("LATE-1").json().path("trade_state").asText()).isEqualTo("SUCCESS");
    assertThat(client.reverse("LATE-1").status()).isEqualTo(204);
    JsonNode order = fixture.order("LATE-1");
    assertThat(order.path("backMinor").asLong()).isEqualTo(1008);
    assertThat(order.path("refunds").get(0).path("reversal").asBoolean()).isTrue();
    assertThat(fixture.balanceMinor("wechat", "ann")).isEqualTo(100_000_000);
  }

  @Test
  void nextRequestsGoWrongAsTold() throws IOException {
    client.pay("RULE-1", 100, "ann");
    fixture.control(
        """
        {'faults':[{'wallet':'wechat','verb':'query','fault':'unsigned'},
                   {'verb':'query','order':'RULE-1','fault':'unknown_serial'},
                   {'verb':'query','fault':'old_timestamp'},
                   {'verb':'query','fault':'wrong_amount'},
                   {'verb':'query','fault':'garbage'},
                   {'fault':'cut_answer'},
                   {'fault':'close_unread'}]}
        """);
    assertThat(client.query("RULE-1").signed()).isFalse();
    assertThat(client.query("RULE-1").signed()).isFalse();
    assertThat(client.query("RULE-1").signed()).isFalse();
    WechatClient.Plain amount = client.query("RULE-1");
    assertThat(amount.signed()).isTrue();
    assertThat(amount.json().path("amount").path("total").asLong()).isEqualTo(101);
    assertThat(client.query("RULE-1").body()).contains("<html>");
    assertThatThrownBy(() -> client.query("RULE-1")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> client.query("RULE-1")).isInstanceOf(IOException.class);
    assertThat(client.query("RULE-1").signed()).isTrue();
    assertThat(fixture.control("{}").path("faultsLeft").asInt()).isZero();
  }

  @Test
  void answersLateOrNotAtAll() throws IOException {
    client.pay("SLOW-1", 100, "ann");
    fixture.control(
        """
        {'faults':[{'verb':'query','fault':'slow','delayMillis':200},
                   {'verb':'query','fault':'lowercase_headers'},
                   {'verb':'query','fault':'frequency_limited'},
                   {'verb':'query','fault':'wrong_order'},
                   {'verb':'pay','fault':'drop_before'}]}
        """);
    long began = System.nanoTime();
    assertThat(client.query("SLOW-1").signed()).isTrue();
    assertThat(System.nanoTime() - began).isGreaterThan(200_000_000);
    assertThat(client.query("SLOW-1").response().headers().toString())
        .contains("\nwechatpay-signature: ");
    assertThat(client.query("SLOW-1").status()).isEqualTo(429);
    assertThat(client.query("SLOW-1").json().path("out_trade_no").asText()).isEqualTo("XSLOW-1");
    assertThatThrownBy(() -> client.pay("SLOW-2", 100, "ann")).isInstanceOf(IOException.class);
    assertThat(fixture.order("SLOW-2").isMissingNode()).isTrue();
  }

  @Test
  void strikesNobodyMetGiveWayAndOrdersBeyondLimitAreRefused() throws IOException {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      rules.append(i == 0 ? "" : ",").append("{'verb':'bill','fault':'slow'}");
    }
    fixture.control("{'faults':[" + rules + "]}");
    assertThatThrownBy(() -> fixture.control("{'faults':[{'fault':'slow'}]}"))
        .hasMessageContaining("at most 1000");
    assertThat(client.pay("MANY-1", 1008, "ann").status()).isEqualTo(202);
    assertThat(client.reverse("MANY-1").code()).isEqualTo("SYSTEM_ERROR");
    assertThat(fixture.control("{}").path("faultsLeft").asInt()).isEqualTo(999);
  }

  @Test
  void payingLateReachesClosedOrder() throws IOException {
    client.pay("LATE-2", 100, "chen");
    client.reverse("LATE-2");
    fixture.control("{'payLate':{'wallet':'wechat','order':'LATE-2'}}");
    assertThat(client.query("LATE-2").json().path("trade_state").asText()).isEqualTo("SUCCESS");
    assertThat(fixture.balanceMinor("wechat", "chen")).isEqualTo(100_000_000 - 100);
    assertThat(client.reverse("LATE-2").status()).isEqualTo(204);
    assertThat(fixture.balanceMinor("wechat", "chen")).isEqualTo(100_000_000);
  }

  @Test
  void keepsBookWhenKilledInMidWrite() throws IOException {
    client.pay("KEEP-1", 100, "ann");
    client.pay("KEEP-2", 200, "chen");
    refund("KEEP-1", "K-1", 40, 100);
    JsonNode before = fixture.book();
    fixture.close();
    Files.writeString(folder.resolve("book.jsonl"), "{\"order\":{\"wal", StandardOpenOption.APPEND);
    fixture = new WalletFixture(WalletSettings.standard(folder));
    client = new WechatClient(fixture);
    fixture.clock.forward(1);
    assertThat(fixture.book().path("totals")).isEqualTo(before.path("totals"));
    assertThat(fixture.book().path("customers")).isEqualTo(before.path("customers"));
    fixture.phone("confirm", "{'customer':'chen'}");
    assertThat(client.query("KEEP-2").json().path("trade_state").asText()).isEqualTo("SUCCESS");
  }

  @Test
  void bookAddsUp() throws IOException {
    client.pay("SUMS-1", 100, "ann");
    client.pay("SUMS-2", 200, "ann");
    client.pay("SUMS-3", 600, "bob");
    client.reverse("SUMS-1");
    refund("SUMS-2", "U-1", 50, 200);
    JsonNode totals = fixture.book().path("totals");
    assertThat(totals.path("paidMinor").asLong()).isEqualTo(300);
    assertThat(totals.path("backMinor").asLong()).isEqualTo(150);
    assertThat(totals.path("netMinor").asLong()).isEqualTo(150);
    assertThat(totals.path("customersAreShortMinor").asLong()).isEqualTo(150);
    assertThat(fixture.order("SUMS-3").path("state").asText()).isEqualTo("REFUSED");
  }

  @Test
  void headersKeepTheirCase() throws IOException {
    assertThat(client.query("ANY-ORDER").response().headers().toString())
        .contains("\nWechatpay-Timestamp: ", "\nWechatpay-Serial: ");
  }

  private WechatClient.Plain post(ObjectNode codepay) throws IOException {
    return client.post("/v3/pay/transactions/codepay", codepay);
  }

  private WechatClient.Plain refund(
      String orderNo, String refundNo, long refundMinor, long totalMinor) throws IOException {
    return client.post(
        "/v3/refund/domestic/refunds", client.refund(orderNo, refundNo, refundMinor, totalMinor));
  }
}
