package canopy.headoffice.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Ed25519 keys of tills: their bytes, their names, what they have signed. */
public final class TillKeys {
  private static final int ID_BYTES = 16;

  private TillKeys() {}

  /**
   * A key from its X.509 SubjectPublicKeyInfo.
   *
   * @throws IllegalArgumentException if that is no Ed25519 key in its one form
   */
  static PublicKey decode(byte[] x509) {
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
      if (!Arrays.equals(key.getEncoded(), x509)) {
        throw new IllegalArgumentException("an Ed25519 key has one encoding");
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no Ed25519 key", e);
    }
  }

  /** base64url, without padding, of the first 16 bytes of SHA-256 of the key's X.509 bytes. */
  static String id(byte[] x509) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(sha256().digest(x509), ID_BYTES));
  }

  /**
   * Whether a key has signed a message.
   *
   * @throws IllegalArgumentException if the key is none
   */
  public static boolean hasSigned(byte[] x509, byte[] message, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(decode(x509));
      ed25519.update(message);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of another length, or with numbers out of range.
      return false;
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
