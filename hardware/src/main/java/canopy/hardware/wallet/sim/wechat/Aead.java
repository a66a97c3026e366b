package canopy.hardware.wallet.sim.wechat;

import canopy.hardware.wallet.sim.http.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AEAD_AES_256_GCM: the tag stands behind the cipher text, all in base64. */
final class Aead {
  private static final int TAG_BITS = 128;

  private Aead() {}

  /**
   * Encrypts.
   *
   * @param key 32 ASCII characters
   * @param nonce 12 ASCII characters, never twice with one key
   */
  static ObjectNode encrypt(String key, String nonce, String associated, String plain) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.US_ASCII)));
      cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
      ObjectNode resource = Json.object();
      resource.put("algorithm", "AEAD_AES_256_GCM");
      resource.put("nonce", nonce);
      resource.put("associated_data", associated);
      resource.put("ciphertext", Base64.getEncoder().encodeToString(sealed));
      return resource;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
