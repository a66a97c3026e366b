package canopy.till.payment.channel.alipay;

import canopy.till.payment.channel.PayChannel;
import canopy.till.payment.channel.settings.AlipaySettings;
import canopy.till.payment.channel.settings.Endpoint;
import canopy.till.payment.channel.wire.Hosts;
import canopy.till.payment.channel.wire.Http;
import canopy.till.payment.channel.wire.KeyFolder;
import canopy.till.payment.channel.wire.SetUpTrouble;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Map;

/** Makes the channel out of its set-up, or says what is wrong with that. */
public final class AlipayOpening {
  /** Mainland China. */
  private static final Endpoint STANDARD =
      new Endpoint("https://openapi.alipay.com", Map.of("gateway", "/gateway.do"), 3_000, 10_000);

  private AlipayOpening() {}

  /** The channel; nothing is sent yet. */
  public static PayChannel open(AlipaySettings settings, KeyFolder folder, Clock clock)
      throws SetUpTrouble {
    Hosts.checkFilled("appId", settings.appId());
    Endpoint endpoint = settings.endpoint() == null ? STANDARD : settings.endpoint().over(STANDARD);
    Hosts.check(endpoint.host());
    PrivateKey key = folder.privateKey(settings.privateKey());
    PublicKey alipayKey = folder.publicKey(settings.alipayPublicKey());
    checkNotOurs(settings, key, alipayKey);
    AlipayClient client =
        new AlipayClient(
            new Http(new Http.Timeouts(endpoint.connectMillis(), endpoint.readMillis()), clock),
            endpoint.host() + endpoint.paths().get("gateway"),
            settings.appId(),
            key,
            alipayKey,
            clock);
    return new AlipayChannel(settings, client, clock);
  }

  /** The application's own public key in place of Alipay's is the usual mistake. */
  private static void checkNotOurs(AlipaySettings settings, PrivateKey ours, PublicKey theirs)
      throws SetUpTrouble {
    if (ours instanceof RSAPrivateKey mine
        && theirs instanceof RSAPublicKey other
        && mine.getModulus().equals(other.getModulus())) {
      throw new SetUpTrouble("channel.ownkey", settings.alipayPublicKey());
    }
  }
}
