package canopy.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.Patience;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.RefundOrder;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.Store;
import canopy.channel.settings.WechatKeys;
import canopy.channel.settings.WechatSettings;
import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.RawServer;
import canopy.channel.wire.SetUpTrouble;
import canopy.channel.wire.TestKeys;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A merchant's files and WeChat Pay's end, which signs and verifies with the official library. */
final class WechatPeer {
  static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  static final String KEY_ID = "PUB_KEY_ID_0000000000000024101100397200000006";
  static final String MCHID = "1900000001";
  static final KeyPair MERCHANT = TestKeys.rsa();
  static final KeyPair PLATFORM = TestKeys.rsa();
  static final KeyPair FOREIGN = TestKeys.rsa();
  static final X509Certificate MERCHANT_CERTIFICATE =
      TestKeys.selfSigned("CN=" + MCHID, MERCHANT, 0x5157f09efdc096deL);
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "WECHATPAY2-SHA256-RSA2048 mchid=\"(.*?)\",nonce_str=\"(.*?)\",timestamp=\"(.*?)\","
              + "serial_no=\"(.*?)\",signature=\"(.*?)\"");

  private WechatPeer() {}

  static PayOrder order(Way way) {
    return new PayOrder(
        "S0000101261122140000A1",
        way,
        Money.of(9600, "CNY"),
        "XX加油站-92号汽油",
        NOW,
        NOW.plusSeconds(120));
  }

  static RefundOrder refund() {
    return new RefundOrder(
        "R0000101261122140000A1",
        order(Way.SCAN_CUSTOMER),
        "4200001",
        Money.of(1250, "CNY"),
        "少加油",
        NOW);
  }

  static WechatSettings settings(String host, WechatKeys keys) {
    return settings(host, keys, Patience.LONGEST_MILLIS);
  }

  private static WechatSettings settings(String host, WechatKeys keys, int readMillis) {
    return new WechatSettings(
        "wechat",
        "wxd678efh567hg6787",
        MCHID,
        new Store("S01", "POS01"),
        "https://example.com/notify",
        keys,
        new Endpoint(host, Map.of(), Patience.LONGEST_MILLIS, readMillis));
  }

  static WechatKeys publicKeyMode(Path folder) {
    TestKeys.writePrivate(folder.resolve("wechat/apiclient_key.pem"), MERCHANT);
    TestKeys.write(folder.resolve("wechat/apiclient_cert.pem"), TestKeys.pem(MERCHANT_CERTIFICATE));
    TestKeys.writePublic(folder.resolve("wechat/pub_key.pem"), PLATFORM);
    return new WechatKeys(
        KeyFile.of("wechat/apiclient_key.pem"),
        "wechat/apiclient_cert.pem",
        Map.of(KEY_ID, "wechat/pub_key.pem"),
        List.of(),
        null);
  }

  static PayChannel open(RawServer server, Path folder) {
    return open(server, folder, Patience.LONGEST_MILLIS);
  }

  static PayChannel open(RawServer server, Path folder, int readMillis) {
    return open(settings(server.url(), publicKeyMode(folder), readMillis), folder);
  }

  static PayChannel open(WechatSettings settings, Path folder) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try {
      return WechatOpening.open(settings, new KeyFolder(folder, clock), clock, new SecureRandom());
    } catch (SetUpTrouble e) {
      throw new AssertionError(e);
    }
  }

  /** What a channel makes of one answer to one request, which must be signed as it should. */
  static <T> T ask(Path folder, RawServer.Act act, Function<PayChannel, T> verb) {
    try (RawServer server = new RawServer(seen -> act)) {
      T answer = verb.apply(open(server, folder, act.patienceMillis()));
      assertThat(server.awaitSeen(1)).as("one request and no other").hasSize(1);
      checkSignature(server.last());
      return answer;
    }
  }

  /** Fails unless the official library takes the request's signature for the merchant's. */
  static void checkSignature(RawServer.Seen seen) {
    Matcher parts = AUTHORIZATION.matcher(seen.headers().get("authorization"));
    assertThat(parts.matches()).isTrue();
    assertThat(parts.group(1)).isEqualTo(MCHID);
    assertThat(parts.group(2)).hasSize(32);
    assertThat(parts.group(3)).isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(parts.group(4)).isEqualTo("5157F09EFDC096DE");
    String message =
        String.join(
            "\n", seen.method(), seen.target(), parts.group(3), parts.group(2), seen.body(), "");
    assertThat(
            new RSAVerifier(MERCHANT.getPublic(), parts.group(4))
                .verify(parts.group(4), message, parts.group(5)))
        .isTrue();
  }

  /** Signed as WeChat Pay signs, by the official library. */
  static RawServer.Act signed(int status, String body) {
    return signed(status, body, KEY_ID, PLATFORM, NOW);
  }

  static RawServer.Act signed(
      int status, String body, String serial, KeyPair key, Instant at, String... more) {
    String timestamp = Long.toString(at.getEpochSecond());
    String nonce = "c5ac7061fccab6bf3e254dcf98995b8c";
    String signature =
        new RSASigner(serial, key.getPrivate())
            .sign(timestamp + "\n" + nonce + "\n" + body + "\n")
            .getSign();
    return RawServer.answer(
        status,
        body,
        "Content-Type: application/json; charset=utf-8",
        "wechatpay-timestamp: " + timestamp,
        "WECHATPAY-NONCE: " + nonce,
        "Wechatpay-signature: " + signature,
        "wechatpay-serial: " + serial);
  }

  static String trade(String state, String outNo, long total) {
    return """
    {"appid":"wxd678efh567hg6787","mchid":"%s","out_trade_no":"%s","transaction_id":"4200001",\
    "trade_type":"MICROPAY","trade_state":"%s","trade_state_desc":"支付\\/成功","bank_type":"OTHERS",\
    "success_time":"2026-11-22T14:00:03+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},\
    "amount":{"total":%d,"payer_total":%d,"currency":"CNY","payer_currency":"CNY"}}\
    """
        .formatted(MCHID, outNo, state, total, total);
  }

  static String error(String code) {
    return "{\"code\":\"%s\",\"message\":\"说明\\/原因\"}".formatted(code);
  }
}
