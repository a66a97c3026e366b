package canopy.hardware.wallet.sim.alipay;

import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.keys.Certificates;
import canopy.hardware.wallet.sim.keys.KeyFolder;
import canopy.hardware.wallet.sim.keys.RsaKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The app's key and Alipay's, and certificates for both under a root of their own. {@code alipay/}
 * holds what a merchant is given: the keys for one mode, the certificates for the other.
 */
final class AlipayKeys {
  static final String APP_ID = "2021000000000001";
  static final String SELLER_ID = "2088000000000001";

  private static final String APP_CERTIFICATE = "appCertPublicKey.crt";
  private static final String ALIPAY_CERTIFICATE = "alipayCertPublicKey_RSA2.crt";
  private static final String ROOT_CERTIFICATE = "alipayRootCert.crt";

  private final PublicKey app;
  private final RsaKey alipay;
  private final String appSerial;
  private final String alipaySerial;
  private final String rootSerial;

  AlipayKeys(KeyFolder keys, Instant now) throws IOException {
    KeyFolder given = keys.within("alipay");
    KeyFolder own = keys.within("simulator");
    app = given.key("app_private_key.pem").open();
    alipay = own.key("alipay.pem");
    given.write("alipay_public_key.pem", alipay.open());
    if (!given.has(ALIPAY_CERTIFICATE)) {
      certify(given, own, now);
    }
    appSerial = serial(given.certificate(APP_CERTIFICATE));
    alipaySerial = serial(given.certificate(ALIPAY_CERTIFICATE));
    rootSerial = serial(given.certificate(ROOT_CERTIFICATE));
  }

  /** As the real files are: the root alone, the app's alone, Alipay's with the one between. */
  private void certify(KeyFolder given, KeyFolder own, Instant now) throws IOException {
    RsaKey rootKey = own.key("alipay_root.pem");
    RsaKey middleKey = own.key("alipay_middle.pem");
    Certificates.Issuer root =
        new Certificates.Issuer("CN=Simulated Alipay Root, O=Ant, C=CN", rootKey);
    Certificates.Issuer middle =
        new Certificates.Issuer("CN=Simulated Alipay Class 2, O=Ant, C=CN", middleKey);
    given.write(
        ROOT_CERTIFICATE, Certificates.selfSigned(root.name(), rootKey, given.serial(), now));
    given.write(
        APP_CERTIFICATE,
        Certificates.issue(
            middle,
            new Certificates.Subject("CN=" + APP_ID + ", C=CN", app, given.serial(), false),
            now));
    given.write(
        ALIPAY_CERTIFICATE,
        List.of(
            Certificates.issue(
                middle,
                new Certificates.Subject(
                    "CN=Simulated Alipay, O=Ant, C=CN", alipay.open(), given.serial(), false),
                now),
            Certificates.issue(
                root,
                new Certificates.Subject(middle.name(), middleKey.open(), given.serial(), true),
                now)));
  }

  /** MD5 of the issuer's name and the serial number in decimal, as Alipay names certificates. */
  private static String serial(X509Certificate certificate) {
    BigInteger number = certificate.getSerialNumber();
    String named = certificate.getIssuerX500Principal().getName() + number;
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(named.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  PublicKey app() {
    return app;
  }

  RsaKey alipay() {
    return alipay;
  }

  /** Names the certificate that answers are signed with. */
  String alipaySerial() {
    return alipaySerial;
  }

  /** Whether a request is in certificate mode: its answer then names our certificate. */
  static boolean isCertified(Map<String, String> fields) {
    return fields.containsKey("app_cert_sn");
  }

  /** Whether it names the certificates that this app has. */
  boolean fits(Map<String, String> fields) {
    return appSerial.equals(fields.get("app_cert_sn"))
        && rootSerial.equals(fields.get("alipay_root_cert_sn"));
  }

  ObjectNode describe(String url) {
    ObjectNode alipay = Json.object();
    alipay.put("gateway", url + AlipayGateway.PATH);
    alipay.put("appId", APP_ID).put("sellerId", SELLER_ID);
    alipay.put("appPrivateKeyFile", "alipay/app_private_key.pem");
    alipay.put("alipayPublicKeyFile", "alipay/alipay_public_key.pem");
    alipay.put("appCertificateFile", "alipay/" + APP_CERTIFICATE);
    alipay.put("alipayCertificateFile", "alipay/" + ALIPAY_CERTIFICATE);
    alipay.put("rootCertificateFile", "alipay/" + ROOT_CERTIFICATE);
    return alipay;
  }
}
