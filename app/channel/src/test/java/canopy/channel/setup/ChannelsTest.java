package canopy.channel.setup;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.QrAnswer;
import canopy.channel.SetUpProblem;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.wire.TestKeys;
import canopy.core.event.Json;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set-up file as a technician writes it, and everything that can be wrong with the keys. */
class ChannelsTest {
  private static final KeyPair ONE = TestKeys.rsa();
  private static final KeyPair OTHER = TestKeys.rsa();
  private static final KeyPair WEAK = TestKeys.rsa(1024);
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private static final String ALIPAY =
      """
      {"kind":"alipay","id":"alipay","appId":"2014","store":{"storeId":"S01","deviceId":"1"},
       "privateKey":{"file":"KEY"},"alipayPublicKey":"PUBLIC"}\
      """;
  private static final String WECHAT =
      """
      {"kind":"wechat","id":"wechat","appId":"wx1","merchantId":"190","notifyUrl":"https://example.com/n",
       "store":{"storeId":"S01","deviceId":"1"},
       "keys":{"privateKey":{"file":"KEY"},"certificate":"CERT","publicKeys":{"PUB_KEY_ID_1":"other.pub"}}}\
      """;
  private static final String PIX =
      """
      {"kind":"code","id":"pix","scheme":"PIX","currency":"BRL","account":{"key":"a@b.br"},
       "merchant":{"name":"POSTO CANOPY","city":"SAO PAULO","country":"BR","categoryCode":"5541"}}\
      """;
  @TempDir Path folder;

  @BeforeEach
  void files() {
    TestKeys.writePrivate(folder.resolve("one.pem"), ONE);
    TestKeys.writePublic(folder.resolve("one.pub"), ONE);
    TestKeys.writePublic(folder.resolve("other.pub"), OTHER);
    TestKeys.writePrivate(folder.resolve("weak.pem"), WEAK);
    TestKeys.write(folder.resolve("empty"), "");
    TestKeys.write(folder.resolve("one.cer"), TestKeys.pem(TestKeys.selfSigned("CN=a", ONE, 1)));
    TestKeys.write(
        folder.resolve("other.cer"), TestKeys.pem(TestKeys.selfSigned("CN=a", OTHER, 1)));
    TestKeys.write(
        folder.resolve("old.cer"),
        TestKeys.pem(
            TestKeys.certificate("CN=a", ONE.getPublic(), "CN=a", ONE, 1, NOW.minusSeconds(1))));
    TestKeys.write(
        folder.resolve("locked.pem"),
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
    TestKeys.writePkcs12(
        folder.resolve("one.p12"), ONE, TestKeys.selfSigned("CN=a", ONE, 1), "secret-190");
    TestKeys.write(folder.resolve("p12.password"), "secret-191");
    TestKeys.write(folder.resolve("one.bare"), base64(ONE.getPrivate().getEncoded()));
    TestKeys.write(folder.resolve("one.rsa"), TestKeys.pem("RSA PRIVATE KEY", pkcs1(ONE)));
    TestKeys.write(folder.resolve("one.rsabare"), base64(pkcs1(ONE)));
  }

  private Channels open(String... channels) {
    try {
      JsonMapper mapper = Json.mapper();
      String json = "{\"channels\":[" + String.join(",", channels) + "]}";
      PaymentSettings settings = mapper.readValue(json, PaymentSettings.class);
      assertThat(mapper.readValue(mapper.writeValueAsString(settings), PaymentSettings.class))
          .isEqualTo(settings);
      return Channels.open(settings, folder, Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String alipay(String key, String publicKey) {
    return ALIPAY.replace("KEY", key).replace("PUBLIC", publicKey);
  }

  private static String wechat(String key, String certificate) {
    return WECHAT
        .replace("\"KEY\"", "\"" + key + "\"")
        .replace("\"CERT\"", certificate.isEmpty() ? "null" : "\"" + certificate + "\"");
  }

  private String problemOf(String channel) {
    List<SetUpProblem> problems = open(channel).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().arguments().toString()).doesNotContain("secret");
    return problems.getFirst().key();
  }

  @Test
  void opensWhatIsInOrderAndLeavesOutTheRest() {
    Channels channels = open(wechat("one.pem", "one.cer"), alipay("nowhere.pem", "other.pub"), PIX);
    assertThat(channels.channels()).extracting(PayChannel::id).containsExactly("wechat", "pix");
    assertThat(channels.problems())
        .containsExactly(
            new SetUpProblem("alipay", "channel.keymissing", List.of("nowhere.pem"), true));
    channels.close();
  }

  @Test
  void takesKeysInAllTheirForms() {
    for (String form : List.of("one.pem", "one.bare", "one.rsa", "one.rsabare")) {
      assertThat(open(alipay(form, "other.pub")).problems()).as(form).isEmpty();
    }
  }

  @Test
  void saysWhatIsWrongWithAKey() {
    assertThat(problemOf(alipay("empty", "other.pub"))).isEqualTo("channel.keynotunderstood");
    assertThat(problemOf(alipay("locked.pem", "other.pub"))).isEqualTo("channel.keyencrypted");
    assertThat(problemOf(alipay("one.pub", "other.pub"))).isEqualTo("channel.keynotprivate");
    assertThat(problemOf(alipay("one.pem", "one.pem"))).isEqualTo("channel.keynotpublic");
    assertThat(problemOf(alipay("one.pem", "one.pub"))).isEqualTo("channel.ownkey");
    assertThat(problemOf(alipay("weak.pem", "other.pub"))).isEqualTo("channel.keyweak");
    assertThat(problemOf(alipay("../one.pem", "other.pub"))).isEqualTo("channel.keyoutside");
    assertThat(problemOf(alipay("/etc/passwd", "other.pub"))).isEqualTo("channel.keyoutside");
    assertThat(problemOf(alipay(".", "other.pub"))).isEqualTo("channel.keyunreadable");
    assertThat(problemOf(wechat("one.pem", "other.cer"))).isEqualTo("channel.keymismatch");
    assertThat(problemOf(wechat("one.pem", "old.cer"))).isEqualTo("channel.certexpired");
    assertThat(problemOf(wechat("one.p12", ""))).isEqualTo("channel.keypassword");
    String wrong =
        wechat("one.p12", "").replace("one.p12\"", "one.p12\",\"passwordFile\":\"p12.password\"");
    assertThat(problemOf(wrong)).isEqualTo("channel.keypassword");
  }

  @Test
  void saysWhatIsWrongWithASetting() {
    String alipay = alipay("one.pem", "other.pub");
    assertThat(problemOf(alipay.replace(",\"alipayPublicKey\":\"other.pub\"", "")))
        .isEqualTo("channel.settingmissing");
    String files =
        ",\"certificates\":{\"application\":\"one.cer\",\"root\":\"one.cer\",\"alipay\":[\"other.cer\"]}}";
    assertThat(problemOf(alipay.substring(0, alipay.length() - 1) + files))
        .isEqualTo("channel.settingmissing");
    String good = wechat("one.pem", "one.cer");
    assertThat(problemOf(good.replace("{\"PUB_KEY_ID_1\":\"other.pub\"}", "{}")))
        .isEqualTo("channel.noverifier");
    assertThat(problemOf(good.replace("wx1", ""))).isEqualTo("channel.settingmissing");
    assertThat(problemOf(good.replace("\"appId\":\"wx1\",", "")))
        .isEqualTo("channel.settingmissing");
    assertThat(problemOf(good.replace("{\"storeId\":\"S01\",\"deviceId\":\"1\"}", "null")))
        .isEqualTo("channel.incomplete");
    String host = ",\"endpoint\":{\"host\":\"HOST\"}}";
    String open = good.substring(0, good.length() - 1) + host;
    assertThat(problemOf(open.replace("HOST", "http://192.0.2.1"))).isEqualTo("channel.notls");
    assertThat(problemOf(open.replace("HOST", "https://x/y"))).isEqualTo("channel.badhost");
    assertThat(open(open.replace("HOST", "http://127.0.0.1:1")).problems()).isEmpty();
    assertThat(problemOf(PIX.replace("\"key\"", "\"kay\""))).isEqualTo("channel.codenotmade");
    assertThat(problemOf(PIX.replace("POSTO CANOPY", "x".repeat(26))))
        .isEqualTo("channel.codenotmade");
    assertThat(open(PIX, PIX).problems().getFirst().key()).isEqualTo("channel.twice");
    assertThat(
            problemOf(
                "{\"kind\":\"relay\",\"id\":\"r\",\"account\":\"a\",\"currency\":\"CNY\",\"capabilities\":[\"SHOW_QR\"],\"headOfficeKey\":\"x\"}"))
        .isEqualTo("channel.notenrolled");
  }

  @Test
  void codeWithoutAServiceCanOnlyBeShown() {
    PayChannel pix = open(PIX).channels().getFirst();
    assertThat(pix.capabilities()).containsExactly(PayChannel.Capability.SHOW_QR);
    QrAnswer shown =
        pix.showQr(
            new PayOrder(
                "S0000101261122140000A1X123", Way.SHOW_QR, Money.of(9600, "BRL"), "x", NOW, NOW));
    assertThat(shown.answer().outcome()).isEqualTo(Outcome.UNPAID);
    assertThat(shown.text()).contains("540596.00", "0000101261122140000A1X123");
  }

  /** RSAPrivateKey of PKCS#1, as older tools write it. */
  private static byte[] pkcs1(KeyPair pair) {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
    byte[] pkcs8 = key.getEncoded();
    byte[] modulus = key.getModulus().toByteArray();
    // The sequence whose first two members are version 0 and the modulus.
    for (int i = 20; i < pkcs8.length; i++) {
      if (pkcs8[i] == 0x30 && pkcs8[i + 1] == (byte) 0x82 && pkcs8[i + 4] == 2) {
        byte[] found = java.util.Arrays.copyOfRange(pkcs8, i, pkcs8.length);
        assertThat(new BigInteger(modulus)).isPositive();
        return found;
      }
    }
    throw new AssertionError("no key within");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
