package canopy.channel.alipay;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what Alipay's answers are believed, and what a request says of it. Immutable. */
sealed interface AlipayTrust {
  /** What a request carries besides the usual parameters; signed with them. */
  Map<String, String> parameters();

  /** The key that must have signed an answer; null if the answer names one that is not known. */
  @Nullable PublicKey keyOf(AlipayEnvelope answer);

  /** Alipay's public key. */
  record Plain(PublicKey alipay) implements AlipayTrust {
    @Override
    public Map<String, String> parameters() {
      return Map.of();
    }

    @Override
    public PublicKey keyOf(AlipayEnvelope answer) {
      return alipay;
    }
  }

  /**
   * Certificate mode: every answer names the certificate that it was signed with.
   *
   * @param application serial of the application's certificate
   * @param root serial of Alipay's root certificates
   * @param alipay Alipay's certificates by their serials, each believed until its last day
   */
  record Certified(
      String application, String root, Map<String, X509Certificate> alipay, Clock clock)
      implements AlipayTrust {
    public Certified {
      alipay = Map.copyOf(alipay);
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("app_cert_sn", application, "alipay_root_cert_sn", root);
    }

    @Override
    public @Nullable PublicKey keyOf(AlipayEnvelope answer) {
      String serial = answer.certificateSerial();
      @Nullable X509Certificate certificate = serial == null ? null : alipay.get(serial);
      return certificate == null || certificate.getNotAfter().toInstant().isBefore(clock.instant())
          ? null
          : certificate.getPublicKey();
    }
  }
}
