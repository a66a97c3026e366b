package canopy.channel.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;

/** Keys, certificates and files with them, made for one test. */
public final class TestKeys {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final byte[] SHA256_WITH_RSA = {
    0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 11, 5, 0
  };

  private TestKeys() {}

  public static KeyPair rsa() {
    return rsa(2048);
  }

  public static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate in X.509 version 1. */
  public static X509Certificate certificate(
      String subject, PublicKey key, String issuer, KeyPair by, long serial, Instant until) {
    byte[] signed =
        tagged(
            0x30,
            tagged(2, BigInteger.valueOf(serial).toByteArray()),
            SHA256_WITH_RSA,
            new X500Principal(issuer).getEncoded(),
            tagged(0x30, time(until.minusSeconds(500_000_000)), time(until)),
            new X500Principal(subject).getEncoded(),
            key.getEncoded());
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(by.getPrivate());
      signature.update(signed);
      byte[] whole =
          tagged(0x30, signed, SHA256_WITH_RSA, tagged(3, joined(new byte[1], signature.sign())));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static X509Certificate selfSigned(String subject, KeyPair pair, long serial) {
    return certificate(
        subject, pair.getPublic(), subject, pair, serial, Instant.parse("2035-01-01T00:00:00Z"));
  }

  public static String pem(String name, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(name, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), name);
  }

  public static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void writePrivate(Path file, KeyPair pair) {
    write(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
  }

  public static void writePublic(Path file, KeyPair pair) {
    write(file, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  public static void writePkcs12(
      Path file, KeyPair pair, X509Certificate certificate, String password) {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "merchant", pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
      store.store(out, password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] time(Instant at) {
    return tagged(0x18, TIME.format(at).getBytes());
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    byte[] content = joined(parts);
    byte[] length = BigInteger.valueOf(content.length).toByteArray();
    byte[] plain =
        length[0] == 0 && length.length > 1 ? Arrays.copyOfRange(length, 1, length.length) : length;
    byte[] head =
        content.length < 0x80
            ? new byte[] {(byte) tag, (byte) content.length}
            : joined(new byte[] {(byte) tag, (byte) (0x80 | plain.length)}, plain);
    return joined(head, content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
