package canopy.channel.settings;

import java.util.List;

/**
 * The files of Alipay's certificate mode, as its merchant pages hand them out.
 *
 * @param application the application's own certificate, {@code appCertPublicKey_….crt}
 * @param root Alipay's root certificates, {@code alipayRootCert.crt}
 * @param alipay Alipay's certificates, {@code alipayCertPublicKey_RSA2.crt}; two while one replaces
 *     the other
 */
public record AlipayCertificates(String application, String root, List<String> alipay) {
  public AlipayCertificates {
    alipay = alipay == null ? List.of() : List.copyOf(alipay);
  }
}
