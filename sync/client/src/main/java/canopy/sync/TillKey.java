package canopy.sync;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Base64.Decoder;
import okio.ByteString;

/**
 * The Ed25519 key (RFC 8032) by which head office knows this till. The caller keeps it where only
 * the till's user can read it. Immutable, any thread.
 */
public final class TillKey {
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final int ID_BYTES = 16;

  private final PrivateKey privateKey;
  private final PublicKey publicKey;
  private final String keyId;

  private TillKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    byte[] hash = ByteString.of(publicKey.getEncoded()).sha256().toByteArray();
    this.keyId =
        Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
  }

  /** A new key pair in memory. */
  public static TillKey create() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new TillKey(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /**
   * Reads what {@link #pem} wrote.
   *
   * @throws IllegalArgumentException if that is not two halves of one Ed25519 key; the message says
   *     nothing of the key
   */
  public static TillKey parse(String pem) {
    try {
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      TillKey key =
          new TillKey(
              keys.generatePrivate(new PKCS8EncodedKeySpec(block(pem, PRIVATE))),
              keys.generatePublic(new X509EncodedKeySpec(block(pem, PUBLIC))));
      byte[] probe = key.keyId.getBytes(StandardCharsets.US_ASCII);
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key.publicKey);
      check.update(probe);
      if (!check.verify(key.sign(probe))) {
        throw new IllegalArgumentException("the two halves of the key do not fit each other");
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 key in PEM", e);
    }
  }

  /** Both halves, each as a PEM block (PKCS#8 and SubjectPublicKeyInfo). Secret. */
  public String pem() {
    return block(PRIVATE, privateKey.getEncoded()) + block(PUBLIC, publicKey.getEncoded());
  }

  /** SubjectPublicKeyInfo (RFC 8410) in Base64, 60 characters. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(publicKey.getEncoded());
  }

  /** The name of the key: the start of its public half's SHA-256, 22 characters. */
  public String keyId() {
    return keyId;
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the till's key cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "TillKey[" + keyId + "]";
  }

  private static String block(String what, byte[] bytes) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getEncoder().encodeToString(bytes)
        + "\n-----END "
        + what
        + "-----\n";
  }

  private static byte[] block(String pem, String what) {
    String begin = "-----BEGIN " + what + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + what + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no " + what + " in PEM");
    }
    Decoder base64 = Base64.getMimeDecoder();
    return base64.decode(pem.substring(from + begin.length(), to));
  }
}
