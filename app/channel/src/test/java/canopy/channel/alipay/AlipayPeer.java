package canopy.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.Patience;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.RefundOrder;
import canopy.channel.settings.AlipayCertificates;
import canopy.channel.settings.AlipaySettings;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.Store;
import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.RawServer;
import canopy.channel.wire.SetUpTrouble;
import canopy.channel.wire.TestKeys;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** An application's files and Alipay's end, which signs and verifies with the official library. */
final class AlipayPeer {
  /** Still the day before in Beijing's terms of UTC, and not a full minute before the end. */
  static final Instant NOW = Instant.parse("2026-11-22T17:30:01Z");

  static final KeyPair APPLICATION = TestKeys.rsa();
  static final KeyPair ALIPAY = TestKeys.rsa();
  static final KeyPair FOREIGN = TestKeys.rsa();

  private AlipayPeer() {}

  static PayOrder order(Way way) {
    return new PayOrder(
        "S0000101261122140000A1",
        way,
        Money.of(9600, "CNY"),
        "92#汽油 & 洗车",
        NOW,
        NOW.plusSeconds(120));
  }

  static RefundOrder refund() {
    return new RefundOrder(
        "R1", order(Way.SCAN_CUSTOMER), "2026", Money.of(1250, "CNY"), "少加油", NOW);
  }

  static PayChannel open(RawServer server, Path folder) {
    return open(server, folder, Patience.LONGEST_MILLIS);
  }

  static PayChannel open(RawServer server, Path folder, int readMillis) {
    TestKeys.writePrivate(folder.resolve("alipay/app.pem"), APPLICATION);
    TestKeys.write(folder.resolve("alipay/alipay.txt"), base64(ALIPAY.getPublic()));
    Clock clock = Clock.fixed(NOW, ZoneOffset.ofHours(-5));
    try {
      return AlipayOpening.open(
          new AlipaySettings(
              "alipay",
              "2014072300007148",
              new Store("S01", "POS01"),
              KeyFile.of("alipay/app.pem"),
              "alipay/alipay.txt",
              null,
              new Endpoint(server.url(), Map.of(), Patience.LONGEST_MILLIS, readMillis)),
          new KeyFolder(folder, clock),
          clock);
    } catch (SetUpTrouble e) {
      throw new AssertionError(e);
    }
  }

  /** In certificate mode, with these files. */
  static PayChannel open(RawServer server, Path folder, AlipayCertificates files)
      throws SetUpTrouble {
    TestKeys.writePrivate(folder.resolve("alipay/app.pem"), APPLICATION);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return AlipayOpening.open(
        new AlipaySettings(
            "alipay",
            "2014072300007148",
            new Store("S01", "POS01"),
            KeyFile.of("alipay/app.pem"),
            null,
            files,
            new Endpoint(server.url(), Map.of(), Patience.LONGEST_MILLIS, Patience.LONGEST_MILLIS)),
        new KeyFolder(folder, clock),
        clock);
  }

  /** All parameters, from the address and the body, after the official library has checked them. */
  static Map<String, String> parameters(RawServer.Seen seen) {
    Map<String, String> parameters = new HashMap<>();
    String query = seen.target().substring(seen.target().indexOf('?') + 1);
    for (String pair : (query + "&" + seen.body()).split("&")) {
      int equal = pair.indexOf('=');
      parameters.put(
          pair.substring(0, equal),
          URLDecoder.decode(pair.substring(equal + 1), StandardCharsets.UTF_8));
    }
    try {
      assertThat(
              AlipaySignature.rsaCheckV2(
                  new HashMap<>(parameters), base64(APPLICATION.getPublic()), "utf-8", "RSA2"))
          .isTrue();
    } catch (AlipayApiException e) {
      throw new AssertionError(e);
    }
    return parameters;
  }

  static RawServer.Act signed(String name, String object) {
    return signed(name, object, ALIPAY);
  }

  static RawServer.Act signed(String name, String object, KeyPair key) {
    return RawServer.answer(
        200,
        "{\"%s\":%s,\"sign\":\"%s\"}".formatted(name, object, signature(object, key)),
        "content-type: text/html;charset=utf-8");
  }

  static String signature(String object, KeyPair key) {
    try {
      return AlipaySignature.rsaSign(object, base64(key.getPrivate()), "utf-8", "RSA2");
    } catch (AlipayApiException e) {
      throw new AssertionError(e);
    }
  }

  static String base64(Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }
}
