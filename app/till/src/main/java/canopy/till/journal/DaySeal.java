package canopy.till.journal;

import canopy.till.secret.SecretFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The till's key that signs the last hash of a day (Ed25519, RFC 8032). The private key stays in
 * {@code <data>/keys/}, readable by its owner alone; the public key lies beside it and is written
 * into every {@code till.started}. Both are PEM files that other programs can read.
 */
public final class DaySeal {
  private static final String PRIVATE_FILE = "journal-private.pem";
  private static final String PUBLIC_FILE = "journal-public.pem";
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private DaySeal(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** Where the journal gets its seal from, once it holds the folder's lock. */
  @FunctionalInterface
  public interface Source {
    DaySeal open() throws IOException;
  }

  /**
   * Reads the key pair, or makes one on the first start.
   *
   * @throws IOException if the files cannot be read or written, or are no such keys
   */
  public static DaySeal openOrCreate(Path keysFolder) throws IOException {
    SecretFolder secrets = SecretFolder.open(keysFolder);
    Path privateFile = secrets.file(PRIVATE_FILE);
    Path publicFile = secrets.file(PUBLIC_FILE);
    // The public file is written last, so it is there only if both are.
    if (!Files.exists(publicFile) || !Files.exists(privateFile)) {
      DaySeal seal = create();
      secrets.write(PRIVATE_FILE, pem("PRIVATE KEY", seal.privateKey.getEncoded()));
      secrets.write(PUBLIC_FILE, pem("PUBLIC KEY", seal.publicKey.getEncoded()));
      return seal;
    }
    try {
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      return new DaySeal(
          keys.generatePrivate(new PKCS8EncodedKeySpec(read(privateFile))),
          keys.generatePublic(new X509EncodedKeySpec(read(publicFile))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("no usable key pair in " + keysFolder, e);
    }
  }

  /** A new key pair in memory. */
  public static DaySeal create() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new DaySeal(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /** SubjectPublicKeyInfo (RFC 8410) in Base64, 60 characters. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(publicKey.getEncoded());
  }

  /** Signature over the hash's 32 raw bytes, in Base64, 88 characters. */
  String sign(byte[] hash) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(hash);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the till's key cannot sign", e);
    }
  }

  /** Data of {@code till.started}: boot id, public key and cuts, then the caller's own. */
  byte[] starting(UUID boot, List<Journal.Cut> cuts, byte[] more) {
    StringBuilder head = new StringBuilder("{\"boot\":\"").append(boot);
    head.append("\",\"publicKey\":\"").append(publicKey()).append("\",\"cuts\":[");
    String comma = "";
    for (Journal.Cut cut : cuts) {
      head.append(comma).append("{\"segment\":\"").append(cut.segment());
      head.append("\",\"fromBytes\":").append(cut.fromBytes());
      head.append(",\"bytes\":").append(cut.bytes()).append('}');
      comma = ",";
    }
    return join(head.append(']').toString(), more);
  }

  /** Data of {@code day.closed}: the signature over the hash before it, then the caller's own. */
  byte[] closing(byte[] hash, byte[] more) {
    String head =
        "{\"seal\":{\"over\":\""
            + LineEncoder.hex(hash)
            + "\",\"signature\":\""
            + sign(hash)
            + "\",\"publicKey\":\""
            + publicKey()
            + "\"}";
    return join(head, more);
  }

  private static byte[] join(String head, byte[] more) {
    String rest = new String(more, StandardCharsets.UTF_8).strip();
    if (!rest.startsWith("{") || !rest.endsWith("}")) {
      throw new IllegalArgumentException("data is not a JSON object");
    }
    String inner = rest.substring(1, rest.length() - 1).strip();
    String whole = inner.isEmpty() ? head + "}" : head + "," + inner + "}";
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether a signature is that of a key over a hash.
   *
   * @param publicKey as from {@link #publicKey()}
   * @param hash 32 bytes
   * @param signature as from {@link #sign}
   */
  public static boolean verifies(String publicKey, byte[] hash, String signature) {
    try {
      byte[] key = Base64.getDecoder().decode(publicKey);
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key)));
      check.update(hash);
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] read(Path file) throws IOException {
    StringBuilder base64 = new StringBuilder();
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      if (!line.startsWith("-----")) {
        base64.append(line.strip());
      }
    }
    return Base64.getDecoder().decode(base64.toString());
  }

  private static byte[] pem(String what, byte[] key) {
    String text =
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getEncoder().encodeToString(key)
            + "\n-----END "
            + what
            + "-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
