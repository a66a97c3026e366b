package canopy.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.channel.Patience;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.UnionpaySettings;
import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.RawServer;
import canopy.channel.wire.SetUpTrouble;
import canopy.channel.wire.Signatures;
import canopy.channel.wire.TestKeys;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import com.egzosn.pay.common.util.sign.SignTextUtils;
import com.egzosn.pay.common.util.sign.SignUtils;
import com.egzosn.pay.common.util.sign.encrypt.RSA2;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verbs send and what answers mean; the signature is worked out a second time here. */
class UnionpayChannelTest {
  private static final Instant NOW = Instant.parse("2026-11-22T17:30:01Z");
  private static final KeyPair MERCHANT = TestKeys.rsa();
  private static final KeyPair AUTHORITY = TestKeys.rsa();
  private static final KeyPair UNIONPAY = TestKeys.rsa();
  private static final KeyPair FOREIGN = TestKeys.rsa();
  private static final X509Certificate ROOT =
      TestKeys.selfSigned("CN=CFCA TEST OCA1", AUTHORITY, 7);
  private static final X509Certificate SIGNER = issued("中国银联股份有限公司", UNIONPAY, AUTHORITY);
  private static final PaymentCode CODE = new PaymentCode("6212345678901234567");
  private static final PayOrder SCANNED = order(Way.SCAN_CUSTOMER);
  private static final PayOrder SHOWN = order(Way.SHOW_QR);
  private static final RefundOrder REFUND =
      new RefundOrder("R000010126112214", SCANNED, "Q1", Money.of(1250, "CNY"), "x", NOW);
  @TempDir Path folder;

  private static PayOrder order(Way way) {
    return new PayOrder(
        "S0000101261122140000A1", way, Money.of(9600, "CNY"), "x", NOW, NOW.plusSeconds(120));
  }

  private static X509Certificate issued(String name, KeyPair key, KeyPair by) {
    return TestKeys.certificate(
        "CN=041@Z12@" + name + "@00000001",
        key.getPublic(),
        "CN=CFCA TEST OCA1",
        by,
        4242,
        Instant.parse("2035-01-01T00:00:00Z"));
  }

  @BeforeEach
  void files() {
    TestKeys.writePkcs12(
        folder.resolve("merchant.pfx"),
        MERCHANT,
        TestKeys.selfSigned("CN=merchant", MERCHANT, 68759663125L),
        "000000");
    TestKeys.write(folder.resolve("pfx.password"), "000000");
    TestKeys.write(folder.resolve("root.cer"), TestKeys.pem(ROOT));
    TestKeys.write(folder.resolve("signer.cer"), TestKeys.pem(SIGNER));
  }

  private PayChannel open(RawServer server, String trusted) {
    return open(server, trusted, Patience.LONGEST_MILLIS);
  }

  private PayChannel open(RawServer server, String trusted, int readMillis) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try {
      return UnionpayOpening.open(
          new UnionpaySettings(
              "unionpay",
              "777290058110048",
              "",
              new KeyFile("merchant.pfx", "pfx.password"),
              List.of(trusted),
              new Endpoint(server.url(), Map.of(), Patience.LONGEST_MILLIS, readMillis)),
          new KeyFolder(folder, clock),
          clock);
    } catch (SetUpTrouble e) {
      throw new AssertionError(e);
    }
  }

  private <T> T ask(RawServer.Act act, Function<PayChannel, T> verb) {
    try (RawServer server = new RawServer(seen -> act)) {
      T answer = verb.apply(open(server, "root.cer", act.patienceMillis()));
      assertThat(server.awaitSeen(1)).as("one request and no other").hasSize(1);
      sent(server);
      return answer;
    }
  }

  /** The fields of the last request, with a signature that is checked. */
  private static Map<String, String> sent(RawServer server) {
    SortedMap<String, String> fields = new TreeMap<>();
    for (String pair : server.last().body().split("&")) {
      int equal = pair.indexOf('=');
      fields.put(
          pair.substring(0, equal),
          URLDecoder.decode(pair.substring(equal + 1), StandardCharsets.UTF_8));
    }
    assertThat(Signatures.verify(MERCHANT.getPublic(), digest(fields), fields.get("signature")))
        .isTrue();
    assertThat(isGoodToOthers(fields)).as("to a library that we did not write").isTrue();
    assertThat(fields).containsEntry("certId", "68759663125").containsEntry("version", "5.1.0");
    return fields;
  }

  /** Its rule of what is signed comes from UnionPay's own sample code. */
  private static boolean isGoodToOthers(SortedMap<String, String> fields) {
    String content = SignTextUtils.parameterText(new TreeMap<>(fields), "&", "signature");
    return RSA2.verify(
        SignUtils.SHA256.createSign(content, "", "UTF-8"),
        fields.get("signature"),
        MERCHANT.getPublic(),
        "UTF-8");
  }

  private static byte[] digest(SortedMap<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!name.equals("signature")) {
            text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value);
          }
        });
    return Signatures.bytes(Signatures.hex("SHA-256", Signatures.bytes(text.toString())));
  }

  private static RawServer.Act signed(String... namesAndValues) {
    return signed(UNIONPAY, SIGNER, false, namesAndValues);
  }

  private static RawServer.Act signed(
      KeyPair key, X509Certificate certificate, boolean encoded, String... namesAndValues) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("merId", "777290058110048");
    fields.put("orderId", SCANNED.outNo());
    fields.put("signPubKeyCert", TestKeys.pem(certificate).strip());
    fields.put("reserved", "{a=1&b=2}");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    fields.put("signature", Signatures.sign(key.getPrivate(), digest(fields)));
    return RawServer.answer(
        200,
        fields.entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + (encoded
                            ? URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)
                            : each.getValue()))
            .collect(Collectors.joining("&")));
  }

  @Test
  void paysWithTheCustomersCode() {
    try (RawServer server = new RawServer(seen -> signed("respCode", "00", "queryId", "Q1"))) {
      Answer answer = open(server, "root.cer").pay(SCANNED, CODE);
      assertThat(answer.outcome()).as("accepted is not paid").isEqualTo(Outcome.WAITING);
      assertThat(answer.channelNo()).isEqualTo("Q1");
      assertThat(server.last().target()).isEqualTo("/gateway/api/backTransReq.do");
      assertThat(sent(server))
          .containsEntry("txnType", "01")
          .containsEntry("txnSubType", "06")
          .containsEntry("qrNo", "6212345678901234567")
          .containsEntry("txnAmt", "9600")
          .containsEntry("currencyCode", "156")
          .containsEntry("txnTime", "20261123013001");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "03,UNKNOWN",
    "05,WAITING",
    "12,UNKNOWN",
    "11,DECLINED",
    "64,DECLINED",
    "42,UNKNOWN",
    "ZZ,UNKNOWN"
  })
  void answersToPayment(String code, Outcome outcome) {
    assertThat(ask(signed("respCode", code), c -> c.pay(SCANNED, CODE)).outcome())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"00,PAID", "05,WAITING", "01,DECLINED", "64,DECLINED", "42,UNKNOWN"})
  void statesOfAnOrder(String code, Outcome outcome) {
    assertThat(
            ask(
                    signed("respCode", "00", "origRespCode", code, "txnAmt", "9600"),
                    c -> c.query(SCANNED))
                .outcome())
        .isEqualTo(outcome);
  }

  @Test
  void doubtsAndGaps() {
    assertThat(
            ask(
                    signed("respCode", "00", "origRespCode", "00", "txnAmt", "9599"),
                    c -> c.query(SCANNED))
                .code())
        .isEqualTo("AMOUNT_MISMATCH");
    assertThat(
            ask(
                    signed(
                        "respCode", "00", "origRespCode", "00", "txnAmt", "9600", "orderId", "X1"),
                    c -> c.query(SCANNED))
                .code())
        .isEqualTo("OTHER_ORDER");
    assertThat(ask(signed("respCode", "34"), c -> c.query(SCANNED)).outcome())
        .isEqualTo(Outcome.NOT_FOUND);
    assertThat(ask(signed("respCode", "34"), c -> c.query(SHOWN)).outcome())
        .isEqualTo(Outcome.UNPAID);
    assertThat(ask(signed("respCode", "37"), c -> c.query(SCANNED)).outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThatThrownBy(() -> ask(signed(), c -> c.bill(LocalDate.of(2026, 11, 21))))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void believesUnionpayOnly() {
    String[] paid = {"respCode", "00", "origRespCode", "00", "txnAmt", "9600"};
    unbelieved(signed(FOREIGN, SIGNER, false, paid));
    unbelieved(signed(FOREIGN, issued("中国银联股份有限公司", FOREIGN, FOREIGN), false, paid));
    unbelieved(signed(FOREIGN, issued("另一家商户", FOREIGN, AUTHORITY), false, paid));
    unbelieved(RawServer.answer(200, "respCode=00&origRespCode=00&txnAmt=9600"));
    unbelieved(RawServer.answer(200, "<html>"));
    unbelieved(new RawServer.Act.Drop());
    unbelieved(new RawServer.Act.Silence());
    assertThat(ask(signed(UNIONPAY, SIGNER, true, paid), c -> c.query(SCANNED)).outcome())
        .as("also from a server that encodes its fields")
        .isEqualTo(Outcome.PAID);
  }

  private void unbelieved(RawServer.Act act) {
    Answer answer = ask(act, c -> c.query(SCANNED));
    assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(answer.verified()).isFalse();
  }

  @Test
  void certificateOfUnionpayItselfCanBeTrusted() {
    try (RawServer server = new RawServer(seen -> signed("respCode", "34"))) {
      assertThat(open(server, "signer.cer").query(SCANNED).outcome()).isEqualTo(Outcome.NOT_FOUND);
    }
  }

  @Test
  void showsACodeOfOurs() {
    QrAnswer answer =
        ask(
            signed("respCode", "00", "qrCode", "https://qr.95516.com/00010000/62?a=1=2"),
            c -> c.showQr(SHOWN));
    assertThat(answer.answer().outcome()).isEqualTo(Outcome.UNPAID);
    assertThat(answer.text()).isEqualTo("https://qr.95516.com/00010000/62?a=1=2");
  }

  @Test
  void reversesWithNumberAndTimeOfThePayment() {
    try (RawServer server = new RawServer(seen -> signed("respCode", "00"))) {
      assertThat(open(server, "root.cer").reverse(SCANNED).outcome()).isEqualTo(Outcome.REVERSED);
      assertThat(sent(server))
          .containsEntry("txnType", "99")
          .containsEntry("txnSubType", "01")
          .containsEntry("orderId", SCANNED.outNo())
          .containsEntry("txnTime", "20261123013001");
    }
    assertThat(ask(signed("respCode", "03"), c -> c.close(SHOWN)).outcome())
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void refunds() {
    try (RawServer server =
        new RawServer(seen -> signed("respCode", "00", "orderId", REFUND.refundNo()))) {
      assertThat(open(server, "root.cer").refund(REFUND).outcome()).isEqualTo(Outcome.REFUNDING);
      assertThat(sent(server))
          .containsEntry("txnType", "04")
          .containsEntry("origQryId", "Q1")
          .containsEntry("txnAmt", "1250");
    }
    assertThat(
            ask(
                    signed(
                        "respCode",
                        "00",
                        "origRespCode",
                        "00",
                        "txnAmt",
                        "1250",
                        "orderId",
                        REFUND.refundNo()),
                    c -> c.queryRefund(REFUND))
                .outcome())
        .isEqualTo(Outcome.REFUNDED);
  }
}
