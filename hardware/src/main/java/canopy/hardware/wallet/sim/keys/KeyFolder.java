package canopy.hardware.wallet.sim.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * A folder of PEM files. What it is asked for and does not have yet, it makes, so that a simulator
 * that starts again keeps its keys.
 */
public final class KeyFolder {
  private static final int SERIAL_BITS = 158;

  private final Path folder;
  private final SecureRandom random;

  /** Makes the folder if it is not there. */
  public KeyFolder(Path folder, SecureRandom random) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.random = random;
  }

  public Path path() {
    return folder;
  }

  /** A folder within. */
  public KeyFolder within(String name) throws IOException {
    return new KeyFolder(folder.resolve(name), random);
  }

  public boolean has(String file) {
    return Files.exists(folder.resolve(file));
  }

  /** The private key of that file and, beside it as {@code <name>.pub}, its public half. */
  public RsaKey key(String file) throws IOException {
    if (!has(file)) {
      RsaKey key = RsaKey.make();
      // The private key comes last: a folder that was left in mid-write is completed next time.
      write(file + ".pub", "PUBLIC KEY", key.open().getEncoded());
      write(file, "PRIVATE KEY", key.secret().getEncoded());
      return key;
    }
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      return new RsaKey(
          factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(file))),
          factory.generatePublic(new X509EncodedKeySpec(bytes(file + ".pub"))));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " in " + folder + " is not an RSA key", e);
    }
  }

  /** A certificate that is there. */
  public X509Certificate certificate(String file) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(Files.readAllBytes(folder.resolve(file))));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " in " + folder + " is not a certificate", e);
    }
  }

  /** Writes a certificate. */
  public void write(String file, X509Certificate certificate) throws IOException {
    write(file, List.of(certificate));
  }

  /** Writes certificates behind each other. */
  public void write(String file, List<X509Certificate> certificates) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      for (X509Certificate certificate : certificates) {
        text.append(pem("CERTIFICATE", certificate.getEncoded()));
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    Files.writeString(folder.resolve(file), text, StandardCharsets.US_ASCII);
  }

  /** Writes a public key. */
  public void write(String file, PublicKey key) throws IOException {
    write(file, "PUBLIC KEY", key.getEncoded());
  }

  /** The text of a file, made of so many random letters and digits if there is none. */
  public String secret(String file, int characters) throws IOException {
    String letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    if (!has(file)) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < characters; i++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      Files.writeString(folder.resolve(file), text + "\n", StandardCharsets.US_ASCII);
    }
    return Files.readString(folder.resolve(file), StandardCharsets.US_ASCII).strip();
  }

  /** A positive serial number of 20 bytes. */
  public BigInteger serial() {
    return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
  }

  /** PEM of some bytes. */
  public static String pem(String label, byte[] bytes) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private void write(String file, String label, byte[] bytes) throws IOException {
    Files.writeString(folder.resolve(file), pem(label, bytes), StandardCharsets.US_ASCII);
  }

  private byte[] bytes(String file) throws IOException {
    String text = Files.readString(folder.resolve(file), StandardCharsets.US_ASCII);
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]*-----", ""));
  }
}
