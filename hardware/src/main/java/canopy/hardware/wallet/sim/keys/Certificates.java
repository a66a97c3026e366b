package canopy.hardware.wallet.sim.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.security.auth.x500.X500Principal;

/**
 * Writes X.509 version 3 certificates (RFC 5280, section 4.1). The JDK reads certificates but makes
 * none; a certificate is a few nested DER values, so no library is needed for it.
 */
public final class Certificates {
  private static final byte[] SHA256_WITH_RSA = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x0b,
    0x05,
    0x00
  };

  /** Extension basicConstraints, critical, cA = TRUE. */
  private static final byte[] IS_AUTHORITY = {
    0x30,
    0x0f,
    0x06,
    0x03,
    0x55,
    0x1d,
    0x13,
    0x01,
    0x01,
    (byte) 0xff,
    0x04,
    0x05,
    0x30,
    0x03,
    0x01,
    0x01,
    (byte) 0xff
  };

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int SEQUENCE = 0x30;

  /**
   * Who vouches.
   *
   * @param name as RFC 2253 writes it
   * @param key the key that signs
   */
  public record Issuer(String name, RsaKey key) {}

  /**
   * What is vouched for.
   *
   * @param name as RFC 2253 writes it
   * @param key the public key
   * @param serial positive
   * @param authority whether it may sign certificates itself
   */
  public record Subject(String name, PublicKey key, BigInteger serial, boolean authority) {}

  private Certificates() {}

  /** A certificate that is valid from the day before {@code now} for five years (before 2050). */
  public static X509Certificate issue(Issuer issuer, Subject subject, Instant now) {
    byte[] validity =
        der(SEQUENCE, time(now.minusSeconds(86_400)), time(now.plusSeconds(5L * 365 * 86_400)));
    byte[] toBeSigned =
        der(
            SEQUENCE,
            der(0xa0, der(0x02, new byte[] {2})),
            der(0x02, subject.serial().toByteArray()),
            SHA256_WITH_RSA,
            new X500Principal(issuer.name()).getEncoded(),
            validity,
            new X500Principal(subject.name()).getEncoded(),
            subject.key().getEncoded(),
            subject.authority() ? der(0xa3, der(SEQUENCE, IS_AUTHORITY)) : new byte[0]);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(issuer.key().secret());
      signature.update(toBeSigned);
      byte[] bits = concat(new byte[] {0}, signature.sign());
      byte[] whole = der(SEQUENCE, toBeSigned, SHA256_WITH_RSA, der(0x03, bits));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate that vouches for itself. */
  public static X509Certificate selfSigned(
      String name, RsaKey key, BigInteger serial, Instant now) {
    return issue(new Issuer(name, key), new Subject(name, key.open(), serial, true), now);
  }

  private static byte[] time(Instant instant) {
    return der(0x17, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] der(int tag, byte[]... parts) {
    byte[] content = concat(parts);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int skip = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - skip));
      out.write(length, skip, length.length - skip);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
