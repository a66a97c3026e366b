package canopy.channel.alipay;

import canopy.channel.wire.Signatures;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How Alipay names certificates: MD5 of the issuer's name (RFC 2253) and the serial number in
 * decimal (opendocs, article 106118). It is a name only: nothing is believed because of it.
 */
final class AlipaySerials {
  /** Signatures with RSA; the root file also has others, which Alipay leaves out of the name. */
  private static final String RSA_SIGNATURES = "1.2.840.113549.1.1";

  private AlipaySerials() {}

  static String of(X509Certificate certificate) {
    String named =
        certificate.getIssuerX500Principal().getName() + certificate.getSerialNumber().toString();
    return Signatures.hex("MD5", Signatures.bytes(named));
  }

  /** Those of all roots that sign with RSA, in the file's order. */
  static String ofRoots(List<X509Certificate> roots) {
    return roots.stream()
        .filter(root -> root.getSigAlgOID().startsWith(RSA_SIGNATURES))
        .map(AlipaySerials::of)
        .collect(Collectors.joining("_"));
  }
}
