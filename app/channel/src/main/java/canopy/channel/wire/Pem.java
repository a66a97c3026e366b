package canopy.channel.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PEM, with or without its frame. */
final class Pem {
  private static final Logger LOG = LoggerFactory.getLogger(Pem.class);
  private static final Pattern FRAME =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");

  /** AlgorithmIdentifier of RSA, behind version 0, as PKCS#8 has them before the key itself. */
  private static final byte[] RSA_OF_PKCS8 = {
    2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
  };

  private Pem() {}

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  static boolean isCertificate(byte[] bytes) {
    return text(bytes).contains("-----BEGIN CERTIFICATE-----");
  }

  static PrivateKey privateKey(String file, byte[] bytes) throws SetUpTrouble {
    String text = text(bytes);
    if (text.contains("ENCRYPTED")) {
      throw new SetUpTrouble("channel.keyencrypted", file);
    }
    Matcher frame = FRAME.matcher(text);
    boolean framed = frame.find();
    if (framed && !frame.group(1).endsWith("PRIVATE KEY")) {
      throw new SetUpTrouble("channel.keynotprivate", file);
    }
    byte[] der = decode(file, framed ? frame.group(2) : text);
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      if (framed && frame.group(1).startsWith("RSA")) {
        return rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8(der)));
      }
      try {
        return rsa.generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // Without a frame nothing says which of the two it is.
        return rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8(der)));
      }
    } catch (GeneralSecurityException e) {
      throw new SetUpTrouble("channel.keynotunderstood", file);
    }
  }

  static PublicKey publicKey(String file, byte[] bytes) throws SetUpTrouble {
    String text = text(bytes);
    Matcher frame = FRAME.matcher(text);
    boolean framed = frame.find();
    if (framed && !frame.group(1).equals("PUBLIC KEY")) {
      throw new SetUpTrouble("channel.keynotpublic", file);
    }
    X509EncodedKeySpec key = new X509EncodedKeySpec(decode(file, framed ? frame.group(2) : text));
    try {
      return KeyFactory.getInstance("RSA").generatePublic(key);
    } catch (GeneralSecurityException notRsa) {
      try {
        return KeyFactory.getInstance("Ed25519").generatePublic(key);
      } catch (GeneralSecurityException e) {
        throw new SetUpTrouble("channel.keynotunderstood", file);
      }
    }
  }

  static List<X509Certificate> certificates(String file, byte[] bytes) throws SetUpTrouble {
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (GeneralSecurityException e) {
      throw new SetUpTrouble("channel.keynotunderstood", file);
    }
    throw new SetUpTrouble("channel.keynotunderstood", file);
  }

  /** Without those that this Java has no algorithm for. */
  static List<X509Certificate> readableCertificates(String file, byte[] bytes) throws SetUpTrouble {
    List<X509Certificate> found = new ArrayList<>();
    Matcher frame = FRAME.matcher(text(bytes));
    while (frame.find()) {
      try {
        found.addAll(certificates(file, frame.group().getBytes(StandardCharsets.US_ASCII)));
      } catch (SetUpTrouble e) {
        LOG.debug("a certificate in {} is left out", file, e);
      }
    }
    if (found.isEmpty()) {
      throw new SetUpTrouble("channel.keynotunderstood", file);
    }
    return found;
  }

  private static byte[] decode(String file, String base64) throws SetUpTrouble {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new SetUpTrouble("channel.keynotunderstood", file);
    }
  }

  private static byte[] pkcs8(byte[] pkcs1) {
    return tagged(0x30, joined(RSA_OF_PKCS8, tagged(4, pkcs1)));
  }

  private static byte[] tagged(int tag, byte[] content) {
    int length = content.length;
    byte[] head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : length < 0x100
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return joined(head, content);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = new byte[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
