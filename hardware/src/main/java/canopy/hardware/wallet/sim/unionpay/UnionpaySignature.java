package canopy.hardware.wallet.sim.unionpay;

import canopy.hardware.wallet.sim.http.Forms;
import canopy.hardware.wallet.sim.keys.RsaKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signatures of version 5.1.0: all fields but the signature, sorted and joined; of that the SHA-256
 * in lower-case hex digits is what RSA with SHA-256 signs.
 */
final class UnionpaySignature {
  private final UnionpayKeys keys;

  UnionpaySignature(UnionpayKeys keys) {
    this.keys = keys;
  }

  /** Whether the merchant signed the request. */
  boolean isGood(Map<String, String> fields) {
    String signature = fields.get("signature");
    return signature != null
        && keys.merchantCertId().equals(fields.get("certId"))
        && RsaKey.verifies(
            keys.merchant().getPublicKey(),
            digest(fields).getBytes(StandardCharsets.US_ASCII),
            signature);
  }

  /**
   * The fields that say something, with certificate and signature.
   *
   * @param foreign whether the signature is to be wrong
   */
  Map<String, String> sign(Map<String, String> fields, boolean foreign) {
    Map<String, String> signed = new TreeMap<>(fields);
    signed.values().removeIf(String::isEmpty);
    signed.put("certId", keys.signerCertId());
    signed.put("signPubKeyCert", keys.signerPem());
    String digest = digest(signed);
    signed.put("signature", keys.signing().sign(foreign ? digest + " " : digest));
    return signed;
  }

  private static String digest(Map<String, String> fields) {
    Map<String, String> content = new TreeMap<>(fields);
    content.remove("signature");
    content.values().removeIf(String::isEmpty);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(Forms.sorted(content).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
