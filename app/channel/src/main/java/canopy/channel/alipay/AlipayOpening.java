package canopy.channel.alipay;

import canopy.channel.PayChannel;
import canopy.channel.settings.AlipayCertificates;
import canopy.channel.settings.AlipaySettings;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.wire.Hosts;
import canopy.channel.wire.Http;
import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.SetUpTrouble;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
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
    AlipayClient client =
        new AlipayClient(
            new Http(new Http.Timeouts(endpoint.connectMillis(), endpoint.readMillis()), clock),
            endpoint.host() + endpoint.paths().get("gateway"),
            settings.appId(),
            key,
            trust(settings, folder, key, clock),
            clock);
    return new AlipayChannel(settings, client, clock);
  }

  private static AlipayTrust trust(
      AlipaySettings settings, KeyFolder folder, PrivateKey ours, Clock clock) throws SetUpTrouble {
    String file = settings.alipayPublicKey();
    AlipayCertificates certificates = settings.certificates();
    if (certificates != null && file == null) {
      return certified(settings.privateKey(), certificates, folder, ours, clock);
    }
    if (certificates != null || file == null) {
      // Two ways to believe an answer would be one too many.
      throw new SetUpTrouble("channel.settingmissing", "alipayPublicKey | certificates");
    }
    PublicKey alipay = folder.publicKey(file);
    checkNotOurs(file, ours, alipay);
    return new AlipayTrust.Plain(alipay);
  }

  private static AlipayTrust certified(
      KeyFile keyFile, AlipayCertificates files, KeyFolder folder, PrivateKey ours, Clock clock)
      throws SetUpTrouble {
    Hosts.checkFilled("certificates.application", files.application());
    Hosts.checkFilled("certificates.root", files.root());
    X509Certificate application = folder.certificate(KeyFile.of(files.application()));
    KeyFolder.checkPair(keyFile.file(), ours, files.application(), application.getPublicKey());
    List<X509Certificate> roots = folder.readableCertificates(files.root());
    Map<String, X509Certificate> alipay = new HashMap<>();
    SetUpTrouble none = new SetUpTrouble("channel.noverifier");
    for (String file : files.alipay()) {
      try {
        X509Certificate certificate = folder.certificateUnder(file, files.root(), roots);
        checkNotOurs(file, ours, certificate.getPublicKey());
        alipay.put(AlipaySerials.of(certificate), certificate);
      } catch (SetUpTrouble e) {
        // The old one of two must not close the account while the new one is there.
        if (!e.key().equals(KeyFolder.EXPIRED)) {
          throw e;
        }
        none = e;
      }
    }
    if (alipay.isEmpty()) {
      throw none;
    }
    return new AlipayTrust.Certified(
        AlipaySerials.of(application), AlipaySerials.ofRoots(roots), alipay, clock);
  }

  /** The application's own public key in place of Alipay's is the usual mistake. */
  private static void checkNotOurs(String file, PrivateKey ours, PublicKey theirs)
      throws SetUpTrouble {
    if (ours instanceof RSAPrivateKey mine
        && theirs instanceof RSAPublicKey other
        && mine.getModulus().equals(other.getModulus())) {
      throw new SetUpTrouble("channel.ownkey", file);
    }
  }
}
