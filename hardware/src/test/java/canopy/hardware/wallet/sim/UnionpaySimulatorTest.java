package canopy.hardware.wallet.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UnionPay's forms, signed with the merchant's PKCS#12 and verified against the root. */
class UnionpaySimulatorTest {
  private static final String TIME = "20261122101500";
  @TempDir Path folder;
  private WalletFixture fixture;
  private final OkHttpClient http = new OkHttpClient();

  @BeforeEach
  void start() throws IOException {
    fixture = new WalletFixture(WalletSettings.standard(folder).withScenarios());
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void paysByCodeQueriesAndRefunds() throws Exception {
    String code = fixture.simulator.showCode("unionpay", "ann");
    assertThat(code).matches("62[0-9]{17}");
    Map<String, String> paid = place("06", "ORDER001", "1234", "qrNo", code);
    assertThat(paid).containsEntry("respCode", "00");
    Map<String, String> found = ask("00", "00", "ORDER001");
    assertThat(found)
        .containsEntry("respCode", "00")
        .containsEntry("origRespCode", "00")
        .containsEntry("txnAmt", "1234");
    assertThat(ask("00", "00", "ORDER009")).containsEntry("respCode", "34");
    assertThat(place("06", "ORDER001", "1234", "qrNo", code)).containsEntry("respCode", "12");

    String queryId = paid.getOrDefault("queryId", "");
    Map<String, String> refund = ask("04", "00", "REFUND01", "origQryId", queryId, "txnAmt", "234");
    assertThat(refund).containsEntry("respCode", "00");
    assertThat(ask("00", "00", "REFUND01")).containsEntry("origRespCode", "05");
    fixture.clock.forward(1000);
    assertThat(ask("00", "00", "REFUND01")).containsEntry("origRespCode", "00");
    assertThat(ask("04", "00", "REFUND02", "origQryId", queryId, "txnAmt", "1001"))
        .containsEntry("respCode", "36");
    assertThat(fixture.balanceMinor("unionpay", "ann")).isEqualTo(100_000_000 - 1000);
  }

  @Test
  void showsCodeAndReverses() throws Exception {
    Map<String, String> shown = place("07", "ORDER002", "500");
    assertThat(shown.getOrDefault("qrCode", "")).startsWith("https://qr.95516.com/");
    assertThat(ask("00", "00", "ORDER002")).containsEntry("origRespCode", "05");
    fixture.phone("scan", "{'wallet':'unionpay','text':'" + shown.get("qrCode") + "'}");
    fixture.phone("confirm", "{'wallet':'unionpay'}");
    assertThat(ask("00", "00", "ORDER002")).containsEntry("origRespCode", "00");
    assertThat(ask("99", "01", "ORDER002")).containsEntry("respCode", "00");
    assertThat(fixture.balanceMinor("unionpay", "ann")).isEqualTo(100_000_000);
    assertThat(ask("99", "01", "ORDER009")).containsEntry("respCode", "34");
  }

  @Test
  void declinesAndWaits() throws Exception {
    String poor = fixture.simulator.showCode("unionpay", "bob");
    assertThat(place("06", "ORDER003", "501", "qrNo", poor)).containsEntry("respCode", "64");
    String typing = fixture.simulator.showCode("unionpay", "chen");
    assertThat(place("06", "ORDER004", "500", "qrNo", typing)).containsEntry("respCode", "05");
    assertThat(ask("00", "00", "ORDER004")).containsEntry("origRespCode", "05");
    fixture.phone("refuse", "{'wallet':'unionpay','customer':'chen'}");
    assertThat(ask("00", "00", "ORDER004")).containsEntry("origRespCode", "64");
    assertThat(place("06", "ORDER-5", "500", "qrNo", typing)).containsEntry("respCode", "10");
  }

  @Test
  void spoilsSignaturesOnDemand() throws Exception {
    fixture.control("{'faults':[{'wallet':'unionpay','fault':'wrong_signature'}]}");
    Map<String, String> answer = send(request("00", "00", "ORDER009"));
    assertThat(isGenuine(answer)).isFalse();
    Map<String, String> form = request("00", "00", "ORDER009");
    form.put("orderId", "ORDER008");
    assertThat(send(form)).containsEntry("respCode", "11");
  }

  private Map<String, String> place(String subType, String orderId, String amount, String... more)
      throws Exception {
    String[] all = new String[more.length + 6];
    System.arraycopy(
        new String[] {"txnAmt", amount, "currencyCode", "156", "backUrl", "http://127.0.0.1:9/x"},
        0,
        all,
        0,
        6);
    System.arraycopy(more, 0, all, 6, more.length);
    return ask("01", subType, orderId, all);
  }

  private Map<String, String> ask(String type, String subType, String orderId, String... more)
      throws Exception {
    Map<String, String> answer = send(request(type, subType, orderId, more));
    assertThat(isGenuine(answer)).isTrue();
    return answer;
  }

  private Map<String, String> request(String type, String subType, String orderId, String... more)
      throws Exception {
    Map<String, String> form = new TreeMap<>();
    form.put("version", "5.1.0");
    form.put("encoding", "UTF-8");
    form.put("signMethod", "01");
    form.put("bizType", "000000");
    form.put("accessType", "0");
    form.put("channelType", "08");
    form.put("txnType", type);
    form.put("txnSubType", subType);
    form.put("orderId", orderId);
    form.put("txnTime", TIME);
    form.put("merId", fixture.merchant("unionpay").path("merId").asText());
    form.put("certId", fixture.merchant("unionpay").path("certId").asText());
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key());
    signature.update(digest(form));
    form.put("signature", Base64.getEncoder().encodeToString(signature.sign()));
    return form;
  }

  private Map<String, String> send(Map<String, String> form) throws IOException {
    String body =
        form.entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    Request request =
        new Request.Builder()
            .url(fixture.merchant("unionpay").path("backTransUrl").asText())
            .post(RequestBody.create(body, MediaType.get("application/x-www-form-urlencoded")))
            .build();
    Map<String, String> answer = new TreeMap<>();
    try (Response response = http.newCall(request).execute()) {
      for (String pair : response.body().string().split("&", -1)) {
        answer.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    return answer;
  }

  private PrivateKey key() throws Exception {
    char[] password = fixture.text("unionpay", "merchantPkcs12PasswordFile").toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in =
        new FileInputStream(fixture.file("unionpay", "merchantPkcs12File").toFile())) {
      store.load(in, password);
    }
    return (PrivateKey) store.getKey("merchant", password);
  }

  private boolean isGenuine(Map<String, String> answer) throws Exception {
    X509Certificate root = certificate(fixture.text("unionpay", "rootCertificateFile"));
    X509Certificate middle = certificate(fixture.text("unionpay", "middleCertificateFile"));
    X509Certificate signer = certificate(answer.getOrDefault("signPubKeyCert", ""));
    middle.verify(root.getPublicKey());
    signer.verify(middle.getPublicKey());
    assertThat(signer.getSubjectX500Principal().getName()).contains("@中国银联股份有限公司@");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(signer.getPublicKey());
    signature.update(digest(answer));
    return signature.verify(Base64.getDecoder().decode(answer.get("signature")));
  }

  private static X509Certificate certificate(String pem) throws Exception {
    try (InputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static byte[] digest(Map<String, String> fields) throws Exception {
    String text =
        new TreeMap<>(fields)
            .entrySet().stream()
                .filter(each -> !each.getKey().equals("signature"))
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
  }
}
