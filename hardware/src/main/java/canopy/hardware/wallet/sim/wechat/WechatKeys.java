package canopy.hardware.wallet.sim.wechat;

import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.keys.Certificates;
import canopy.hardware.wallet.sim.keys.KeyFolder;
import canopy.hardware.wallet.sim.keys.RsaKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;

/**
 * The keys of one merchant and of the platform. {@code wechat/} holds what a merchant is given; the
 * platform's private keys stand in {@code simulator/}.
 */
final class WechatKeys {
  static final String MCHID = "1900009191";
  static final String APPID = "wxd678efh567hg6787";

  private final X509Certificate merchant;
  private final RsaKey platform;
  private final X509Certificate platformCertificate;
  private final RsaKey publicKey;
  private final String publicKeyId;
  private final String apiV3Key;

  WechatKeys(KeyFolder keys, Instant now) throws IOException {
    KeyFolder given = keys.within("wechat");
    KeyFolder own = keys.within("simulator");
    merchant = certificate(given, given, "apiclient_key.pem", "apiclient_cert.pem", MCHID, now);
    platformCertificate =
        certificate(own, given, "wechat_platform.pem", "platform_cert.pem", "Tenpay.com", now);
    platform = own.key("wechat_platform.pem");
    publicKey = own.key("wechat_public.pem");
    given.write("pub_key.pem", publicKey.open());
    publicKeyId = "PUB_KEY_ID_01" + MCHID + given.secret("pub_key_id", 24);
    apiV3Key = given.secret("apiv3.key", 32);
  }

  private static X509Certificate certificate(
      KeyFolder keys, KeyFolder to, String keyFile, String file, String name, Instant now)
      throws IOException {
    RsaKey key = keys.key(keyFile);
    if (!to.has(file)) {
      to.write(file, Certificates.selfSigned("CN=" + name, key, to.serial(), now));
    }
    return to.certificate(file);
  }

  PublicKey merchantKey() {
    return merchant.getPublicKey();
  }

  String merchantSerial() {
    return serial(merchant);
  }

  X509Certificate platformCertificate() {
    return platformCertificate;
  }

  String platformSerial() {
    return serial(platformCertificate);
  }

  String publicKeyId() {
    return publicKeyId;
  }

  /** The private key that goes with a serial number or key id; the platform's if it is unknown. */
  RsaKey signer(String serial) {
    return serial.equals(publicKeyId) ? publicKey : platform;
  }

  String apiV3Key() {
    return apiV3Key;
  }

  /** What a merchant must know, with file names relative to the folder of the keys. */
  ObjectNode describe(String url) {
    ObjectNode wechat = Json.object();
    wechat.put("url", url);
    wechat.put("mchid", MCHID).put("appid", APPID);
    wechat.put("merchantPrivateKeyFile", "wechat/apiclient_key.pem");
    wechat.put("merchantCertificateFile", "wechat/apiclient_cert.pem");
    wechat.put("merchantSerial", merchantSerial());
    wechat.put("apiV3KeyFile", "wechat/apiv3.key");
    wechat.put("platformCertificateFile", "wechat/platform_cert.pem");
    wechat.put("platformSerial", platformSerial());
    wechat.put("publicKeyId", publicKeyId);
    wechat.put("publicKeyFile", "wechat/pub_key.pem");
    return wechat;
  }

  private static String serial(X509Certificate certificate) {
    BigInteger serial = certificate.getSerialNumber();
    return serial.toString(16).toUpperCase(Locale.ROOT);
  }
}
