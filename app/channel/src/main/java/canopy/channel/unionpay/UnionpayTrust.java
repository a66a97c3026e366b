package canopy.channel.unionpay;

import canopy.channel.wire.Signatures;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Whose signature counts. An answer of 5.1.0 brings the certificate that it is signed with; it
 * counts if it is one of the trusted files itself, or was issued by one of them to UnionPay. The
 * same authority issues certificates to merchants, so the name decides.
 */
final class UnionpayTrust {
  private static final String UNIONPAY = "中国银联股份有限公司";
  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,]+)");

  private final List<X509Certificate> trusted;
  private final Clock clock;

  UnionpayTrust(List<X509Certificate> trusted, Clock clock) {
    this.trusted = List.copyOf(trusted);
    this.clock = clock;
  }

  /** Whether the fields are signed by UnionPay. */
  boolean isSigned(SortedMap<String, String> fields) {
    String digest = Signatures.hex("SHA-256", Signatures.bytes(UnionpayForm.signContent(fields)));
    return keyOf(fields)
        .map(key -> Signatures.verify(key, Signatures.bytes(digest), fields.get("signature")))
        .orElse(false);
  }

  private Optional<PublicKey> keyOf(SortedMap<String, String> fields) {
    @Nullable String pem = fields.get("signPubKeyCert");
    if (pem == null) {
      // Without a certificate in the answer its serial number must be one of the files'.
      @Nullable String certId = fields.get("certId");
      return trusted.stream()
          .filter(each -> each.getSerialNumber().toString().equals(certId))
          .filter(this::isValidNow)
          .map(X509Certificate::getPublicKey)
          .findFirst();
    }
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(Signatures.bytes(pem)));
      boolean good =
          isValidNow(certificate)
              && (trusted.contains(certificate)
                  || (isUnionpay(certificate)
                      && trusted.stream().anyMatch(issuer -> isIssued(certificate, issuer))));
      return good ? Optional.of(certificate.getPublicKey()) : Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private boolean isValidNow(X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  private boolean isIssued(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        || !isValidNow(issuer)) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The name stands between at-signs: {@code CN=041@Z12@中国银联股份有限公司@00000001}. */
  private static boolean isUnionpay(X509Certificate certificate) {
    Matcher name =
        COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
    return name.find() && Arrays.asList(name.group(1).split("@")).contains(UNIONPAY);
  }
}
