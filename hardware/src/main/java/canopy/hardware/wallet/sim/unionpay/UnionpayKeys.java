package canopy.hardware.wallet.sim.unionpay;

import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.keys.Certificates;
import canopy.hardware.wallet.sim.keys.KeyFolder;
import canopy.hardware.wallet.sim.keys.RsaKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * The merchant's certificate, and UnionPay's: a root, a middle one, and the one that signs, which
 * comes with every answer. {@code unionpay/} holds what a merchant is given, the private key also
 * as PKCS#12.
 */
final class UnionpayKeys {
  static final String MERCHANT = "777290058110048";

  /** As the real one is named; clients look for the name between the at signs. */
  private static final String SIGNER = "CN=041@中国银联股份有限公司@00040000:SIGN, O=CFCA, C=CN";

  private final X509Certificate merchant;
  private final X509Certificate signer;
  private final RsaKey signing;

  UnionpayKeys(KeyFolder keys, Instant now) throws IOException {
    KeyFolder given = keys.within("unionpay");
    KeyFolder own = keys.within("simulator");
    RsaKey merchantKey = given.key("merchant_key.pem");
    signing = own.key("unionpay_sign.pem");
    if (!given.has("acp_sign_cert.pem")) {
      make(given, own, merchantKey, now);
    }
    merchant = given.certificate("merchant_cert.pem");
    signer = given.certificate("acp_sign_cert.pem");
    if (!given.has("merchant.p12")) {
      store(given, merchantKey);
    }
  }

  private void make(KeyFolder given, KeyFolder own, RsaKey merchantKey, Instant now)
      throws IOException {
    RsaKey root = own.key("unionpay_root.pem");
    RsaKey middle = own.key("unionpay_middle.pem");
    Certificates.Issuer top = new Certificates.Issuer("CN=Simulated UnionPay Root, C=CN", root);
    Certificates.Issuer below =
        new Certificates.Issuer("CN=Simulated UnionPay Middle, C=CN", middle);
    given.write(
        "acp_root_cert.pem", Certificates.selfSigned(top.name(), root, given.serial(), now));
    given.write(
        "acp_middle_cert.pem",
        Certificates.issue(
            top, new Certificates.Subject(below.name(), middle.open(), given.serial(), true), now));
    given.write(
        "merchant_cert.pem",
        Certificates.issue(
            below,
            new Certificates.Subject(
                "CN=" + MERCHANT + ", C=CN", merchantKey.open(), given.serial(), false),
            now));
    given.write(
        "acp_sign_cert.pem",
        Certificates.issue(
            below, new Certificates.Subject(SIGNER, signing.open(), given.serial(), false), now));
  }

  private void store(KeyFolder given, RsaKey merchantKey) throws IOException {
    char[] password = given.secret("merchant.p12.password", 16).toCharArray();
    try (OutputStream out = Files.newOutputStream(given.path().resolve("merchant.p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("merchant", merchantKey.secret(), password, new Certificate[] {merchant});
      store.store(out, password);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  X509Certificate merchant() {
    return merchant;
  }

  /** The serial number as the protocol writes it: decimal. */
  String merchantCertId() {
    return merchant.getSerialNumber().toString();
  }

  String signerCertId() {
    return signer.getSerialNumber().toString();
  }

  RsaKey signing() {
    return signing;
  }

  /** The certificate that comes with every answer. */
  String signerPem() {
    try {
      return KeyFolder.pem("CERTIFICATE", signer.getEncoded()).strip();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  ObjectNode describe(String url) {
    ObjectNode unionpay = Json.object();
    unionpay.put("url", url + UnionpayGateway.PATH);
    unionpay.put("backTransUrl", url + UnionpayGateway.PATH + "backTransReq.do");
    unionpay.put("queryUrl", url + UnionpayGateway.PATH + "queryTrans.do");
    unionpay.put("merId", MERCHANT).put("certId", merchantCertId());
    unionpay.put("merchantPrivateKeyFile", "unionpay/merchant_key.pem");
    unionpay.put("merchantCertificateFile", "unionpay/merchant_cert.pem");
    unionpay.put("merchantPkcs12File", "unionpay/merchant.p12");
    unionpay.put("merchantPkcs12PasswordFile", "unionpay/merchant.p12.password");
    unionpay.put("rootCertificateFile", "unionpay/acp_root_cert.pem");
    unionpay.put("middleCertificateFile", "unionpay/acp_middle_cert.pem");
    unionpay.put("signCertificateFile", "unionpay/acp_sign_cert.pem");
    return unionpay;
  }
}
