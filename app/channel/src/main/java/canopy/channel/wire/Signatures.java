package canopy.channel.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA256withRSA and Ed25519 in Base64, and digests in hexadecimal. */
public final class Signatures {
  private Signatures() {}

  /**
   * SHA256withRSA.
   *
   * @throws IllegalArgumentException if the key cannot sign this way; {@link KeyFolder} gives none
   */
  public static String sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
      signature.initSign(key);
      signature.update(message);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("this key cannot sign", e);
    }
  }

  /** Whether it is the key's signature of the message; false for anything odd. */
  public static boolean verify(PublicKey key, byte[] message, @Nullable String base64) {
    if (base64 == null) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(Base64.getDecoder().decode(base64));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String algorithm(String key) {
    return key.equals("RSA") ? "SHA256withRSA" : "Ed25519";
  }

  /** The digest in lower-case hexadecimal. */
  public static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  /** UTF-8. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
