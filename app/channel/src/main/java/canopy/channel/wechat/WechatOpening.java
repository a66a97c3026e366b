package canopy.channel.wechat;

import canopy.channel.PayChannel;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.WechatKeys;
import canopy.channel.settings.WechatSettings;
import canopy.channel.wire.Hosts;
import canopy.channel.wire.Http;
import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.SetUpTrouble;
import canopy.channel.wire.Signatures;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the channel out of its set-up, or says what is wrong with that. */
public final class WechatOpening {
  private static final int API_V3_KEY_BYTES = 32;

  /** Mainland China, direct merchant. */
  private static final Endpoint STANDARD =
      new Endpoint(
          "https://api.mch.weixin.qq.com",
          Map.of(
              "codepay", "/v3/pay/transactions/codepay",
              "native", "/v3/pay/transactions/native",
              "query", "/v3/pay/transactions/out-trade-no/{no}?mchid={mchid}",
              "close", "/v3/pay/transactions/out-trade-no/{no}/close",
              "reverse", "/v3/pay/transactions/out-trade-no/{no}/reverse",
              "refund", "/v3/refund/domestic/refunds",
              "refundquery", "/v3/refund/domestic/refunds/{no}",
              "bill", "/v3/bill/tradebill?bill_date={day}&bill_type=ALL&tar_type=GZIP"),
          3_000,
          10_000);

  private WechatOpening() {}

  /** The channel; nothing is sent yet. */
  public static PayChannel open(
      WechatSettings settings, KeyFolder folder, Clock clock, RandomGenerator random)
      throws SetUpTrouble {
    Hosts.checkFilled("appId", settings.appId());
    Hosts.checkFilled("merchantId", settings.merchantId());
    Hosts.checkFilled("storeId", settings.store().storeId());
    Endpoint endpoint = settings.endpoint() == null ? STANDARD : settings.endpoint().over(STANDARD);
    Hosts.check(endpoint.host());
    WechatKeys keys = settings.keys();
    WechatClient client =
        new WechatClient(
            new Http(new Http.Timeouts(endpoint.connectMillis(), endpoint.readMillis()), clock),
            endpoint.host(),
            credential(settings, folder, clock, random),
            new WechatVerifier(clock),
            keyRing(keys, folder, clock),
            keys.publicKeys().keySet().stream().sorted().findFirst().orElse(null));
    return new WechatChannel(settings, client, endpoint.paths(), clock);
  }

  private static WechatCredential credential(
      WechatSettings settings, KeyFolder folder, Clock clock, RandomGenerator random)
      throws SetUpTrouble {
    WechatKeys keys = settings.keys();
    PrivateKey key = folder.privateKey(keys.privateKey());
    KeyFile certified =
        keys.certificate() == null ? keys.privateKey() : KeyFile.of(keys.certificate());
    X509Certificate certificate = folder.certificate(certified);
    KeyFolder.checkPair(
        keys.privateKey().file(), key, certified.file(), certificate.getPublicKey());
    return new WechatCredential(
        settings.merchantId(), WechatKeyRing.serial(certificate), key, clock, random);
  }

  private static WechatKeyRing keyRing(WechatKeys keys, KeyFolder folder, Clock clock)
      throws SetUpTrouble {
    Map<String, PublicKey> ring = new HashMap<>();
    for (Map.Entry<String, String> each : keys.publicKeys().entrySet()) {
      ring.put(each.getKey(), folder.publicKey(each.getValue()));
    }
    for (String file : keys.platformCertificates()) {
      X509Certificate certificate = folder.certificate(KeyFile.of(file));
      ring.put(WechatKeyRing.serial(certificate), certificate.getPublicKey());
    }
    byte @Nullable [] apiV3Key = null;
    if (keys.apiV3Key() != null) {
      apiV3Key = Signatures.bytes(folder.secret(keys.apiV3Key()));
      if (apiV3Key.length != API_V3_KEY_BYTES) {
        throw new SetUpTrouble("channel.keynotunderstood", keys.apiV3Key());
      }
    }
    if (ring.isEmpty() && apiV3Key == null) {
      throw new SetUpTrouble("channel.noverifier");
    }
    return new WechatKeyRing(ring, apiV3Key, clock);
  }
}
