package canopy.channel.wechat;

import static canopy.channel.wechat.WechatPeer.MERCHANT;
import static canopy.channel.wechat.WechatPeer.NOW;
import static canopy.channel.wechat.WechatPeer.PLATFORM;
import static canopy.channel.wechat.WechatPeer.order;
import static canopy.channel.wechat.WechatPeer.signed;
import static canopy.channel.wechat.WechatPeer.trade;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.WechatKeys;
import canopy.channel.wire.RawServer;
import canopy.channel.wire.TestKeys;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both kinds of keys of WeChat Pay, and the days on which both are in use. */
class WechatKeysTest {
  private static final String API_KEY = "0123456789abcdef0123456789abcdef";
  private static final KeyPair NEXT = TestKeys.rsa();
  private static final X509Certificate FIRST_CERTIFICATE =
      TestKeys.selfSigned("CN=Tenpay.com", PLATFORM, 0x1001);
  private static final X509Certificate NEXT_CERTIFICATE =
      TestKeys.selfSigned("CN=Tenpay.com", NEXT, 0x1002);
  private static final PayOrder ORDER = order(Way.SCAN_CUSTOMER);
  private static final String PAID = trade("SUCCESS", ORDER.outNo(), 9600);
  @TempDir Path folder;

  @BeforeEach
  void files() {
    WechatPeer.publicKeyMode(folder);
    TestKeys.write(folder.resolve("platform.pem"), TestKeys.pem(FIRST_CERTIFICATE));
    TestKeys.write(folder.resolve("apiv3"), API_KEY + "\n");
    TestKeys.writePkcs12(
        folder.resolve("apiclient_cert.p12"),
        MERCHANT,
        WechatPeer.MERCHANT_CERTIFICATE,
        WechatPeer.MCHID);
    TestKeys.write(folder.resolve("p12.password"), WechatPeer.MCHID + "\n");
  }

  private PayChannel open(RawServer server, WechatKeys keys) {
    return WechatPeer.open(WechatPeer.settings(server.url(), keys), folder);
  }

  private WechatKeys keys(Map<String, String> publicKeys, List<String> platform, String apiKey) {
    return new WechatKeys(
        new KeyFile("apiclient_cert.p12", "p12.password"), null, publicKeys, platform, apiKey);
  }

  @Test
  void platformCertificateFromAFileAndMerchantKeyFromPkcs12() {
    try (RawServer server = new RawServer(seen -> signed(200, PAID, "1001", PLATFORM, NOW))) {
      PayChannel channel = open(server, keys(Map.of(), List.of("platform.pem"), null));
      assertThat(channel.query(ORDER).outcome()).isEqualTo(Outcome.PAID);
      WechatPeer.checkSignature(server.last());
      assertThat(server.last().headers()).doesNotContainKey("wechatpay-serial");
    }
  }

  @Test
  void bothKindsAtOnce() {
    boolean[] old = {true};
    try (RawServer server =
        new RawServer(
            seen ->
                old[0]
                    ? signed(200, PAID, "1001", PLATFORM, NOW)
                    : signed(200, PAID, WechatPeer.KEY_ID, PLATFORM, NOW))) {
      PayChannel channel =
          open(
              server,
              keys(Map.of(WechatPeer.KEY_ID, "wechat/pub_key.pem"), List.of("platform.pem"), null));
      assertThat(channel.query(ORDER).outcome()).isEqualTo(Outcome.PAID);
      old[0] = false;
      assertThat(channel.query(ORDER).outcome()).isEqualTo(Outcome.PAID);
      assertThat(server.last().headers()).containsEntry("wechatpay-serial", WechatPeer.KEY_ID);
    }
  }

  @Test
  void fetchesTheCertificatesWhenItHasNone() {
    try (RawServer server =
        new RawServer(
            seen ->
                seen.target().equals("/v3/certificates")
                    ? signed(200, sealed(FIRST_CERTIFICATE), "1001", PLATFORM, NOW)
                    : signed(200, PAID, "1001", PLATFORM, NOW))) {
      PayChannel channel = open(server, keys(Map.of(), List.of(), "apiv3"));
      assertThat(channel.query(ORDER).outcome()).isEqualTo(Outcome.PAID);
      assertThat(channel.query(ORDER).outcome()).isEqualTo(Outcome.PAID);
      assertThat(server.seen()).hasSize(3);
      server.seen().forEach(WechatPeer::checkSignature);
    }
  }

  @Test
  void unknownCertificateMakesTheAnswerUnknownAndIsFetchedBeforeTheNextQuestion() {
    try (RawServer server =
        new RawServer(
            seen ->
                seen.target().equals("/v3/certificates")
                    ? signed(200, sealed(FIRST_CERTIFICATE, NEXT_CERTIFICATE), "1002", NEXT, NOW)
                    : signed(200, PAID, "1002", NEXT, NOW))) {
      PayChannel channel = open(server, keys(Map.of(), List.of("platform.pem"), "apiv3"));
      assertThat(channel.query(ORDER).code()).isEqualTo("UNKNOWN_SERIAL");
      assertThat(channel.query(ORDER).outcome()).isEqualTo(Outcome.PAID);
      assertThat(server.seen()).hasSize(3);
    }
  }

  @Test
  void certificatesSealedByAnotherAreNotTaken() {
    String sealed = sealed("ffffffffffffffffffffffffffffffff", NEXT_CERTIFICATE);
    try (RawServer server =
        new RawServer(
            seen ->
                seen.target().equals("/v3/certificates")
                    ? signed(200, sealed, "1002", NEXT, NOW)
                    : signed(200, PAID, "1002", NEXT, NOW))) {
      PayChannel channel = open(server, keys(Map.of(), List.of(), "apiv3"));
      assertThat(channel.query(ORDER).code()).isEqualTo("UNKNOWN_SERIAL");
      assertThat(channel.query(ORDER).code()).isEqualTo("UNKNOWN_SERIAL");
      assertThat(server.seen()).as("not fetched again at once").hasSize(3);
    }
  }

  private static String sealed(X509Certificate... certificates) {
    return sealed(API_KEY, certificates);
  }

  private static String sealed(String key, X509Certificate... certificates) {
    StringBuilder data = new StringBuilder();
    for (X509Certificate each : certificates) {
      String text =
          new AeadAesCipher(key.getBytes(StandardCharsets.US_ASCII))
              .encrypt(
                  "certificate".getBytes(StandardCharsets.UTF_8),
                  "fdasflkja484".getBytes(StandardCharsets.UTF_8),
                  TestKeys.pem(each).getBytes(StandardCharsets.UTF_8));
      data.append(data.isEmpty() ? "" : ",")
          .append("{\"serial_no\":\"x\",\"encrypt_certificate\":{")
          .append("\"algorithm\":\"AEAD_AES_256_GCM\",\"nonce\":\"fdasflkja484\",")
          .append("\"associated_data\":\"certificate\",\"ciphertext\":\"")
          .append(text)
          .append("\"}}");
    }
    return "{\"data\":[" + data + "]}";
  }
}
