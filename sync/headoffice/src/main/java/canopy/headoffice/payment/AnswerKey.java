package canopy.headoffice.payment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * Head office's Ed25519 key for its answers to tills; made at the first start. The public half lies
 * beside it, as the file that each till is given. Any thread.
 */
final class AnswerKey {
  private static final String FILE = "relay.pem";
  private static final String PUBLIC_FILE = "relay_public.pem";
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey key;

  private AnswerKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * The key in this folder.
   *
   * @throws IOException with a sentence if it cannot be read or made
   */
  static AnswerKey open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(folder, file);
      }
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]*-----", ""));
      return new AnswerKey(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("the key in " + file + " is not an Ed25519 key", e);
    }
  }

  private static void make(Path folder, Path file) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    Files.createDirectories(folder);
    write(folder.resolve(PUBLIC_FILE), "PUBLIC KEY", pair.getPublic().getEncoded(), "rw-r--r--");
    // The private half comes last: a start that was cut off makes both anew.
    write(file, "PRIVATE KEY", pair.getPrivate().getEncoded(), "rw-------");
  }

  private static void write(Path file, String label, byte[] der, String rights) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
    }
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        draft,
        "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n",
        StandardCharsets.US_ASCII,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
    // The public half of a start that was cut off may lie there.
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The signature of an answer to one request, as its header has it. */
  String sign(String request, int status, byte[] body) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update((request + "\n" + status + "\n").getBytes(StandardCharsets.UTF_8));
      signature.update(body);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
