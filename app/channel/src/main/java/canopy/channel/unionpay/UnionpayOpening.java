package canopy.channel.unionpay;

import canopy.channel.PayChannel;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.UnionpaySettings;
import canopy.channel.wire.Hosts;
import canopy.channel.wire.Http;
import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.SetUpTrouble;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the channel out of its set-up, or says what is wrong with that. */
public final class UnionpayOpening {
  /** To be confirmed with the acquirer. */
  private static final Endpoint STANDARD =
      new Endpoint(
          "https://gateway.95516.com",
          Map.of(
              "transaction", "/gateway/api/backTransReq.do",
              "query", "/gateway/api/queryTrans.do"),
          5_000,
          30_000);

  private UnionpayOpening() {}

  /** The channel; nothing is sent yet. */
  public static PayChannel open(UnionpaySettings settings, KeyFolder folder, Clock clock)
      throws SetUpTrouble {
    Hosts.checkFilled("merchantId", settings.merchantId());
    Endpoint endpoint = settings.endpoint() == null ? STANDARD : settings.endpoint().over(STANDARD);
    Hosts.check(endpoint.host());
    PrivateKey key = folder.privateKey(settings.privateKey());
    X509Certificate certificate = folder.certificate(settings.privateKey());
    List<X509Certificate> trusted = new ArrayList<>();
    for (String file : settings.trusted()) {
      trusted.addAll(folder.certificates(file));
    }
    if (trusted.isEmpty()) {
      throw new SetUpTrouble("channel.noverifier");
    }
    UnionpayClient client =
        new UnionpayClient(
            new Http(new Http.Timeouts(endpoint.connectMillis(), endpoint.readMillis()), clock),
            endpoint.host(),
            endpoint.paths(),
            key,
            certificate.getSerialNumber().toString(),
            new UnionpayTrust(trusted, clock));
    return new UnionpayChannel(settings, client);
  }
}
