package canopy.channel.wire;

import canopy.channel.settings.KeyFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The folder with the keys of the payment channels: PEM files, PKCS#12 files, and the bare Base64
 * that Alipay's key tool writes. Whatever is wrong is a sentence that names the file; what is in it
 * never leaves this class as text.
 */
public final class KeyFolder {
  /** What is said of a certificate whose last day is over. */
  public static final String EXPIRED = "channel.certexpired";

  private static final int MOST_BYTES = 1 << 16;
  private static final int LEAST_RSA_BITS = 2048;

  private final Path folder;
  private final Clock clock;

  public KeyFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** A private RSA key of 2048 bits or more. */
  public PrivateKey privateKey(KeyFile key) throws SetUpTrouble {
    byte[] bytes = read(key.file());
    try {
      PrivateKey found =
          isPkcs12(key.file()) ? fromStore(key, bytes).key() : Pem.privateKey(key.file(), bytes);
      checkStrength(key.file(), found);
      return found;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The certificate beside a private key, valid today. */
  public X509Certificate certificate(KeyFile key) throws SetUpTrouble {
    X509Certificate certificate =
        isPkcs12(key.file())
            ? fromStore(key, read(key.file())).certificate()
            : certificates(key.file()).getFirst();
    checkDates(key.file(), certificate);
    return certificate;
  }

  /** All certificates of a PEM file, at least one; their dates are not looked at. */
  public List<X509Certificate> certificates(String file) throws SetUpTrouble {
    return Pem.certificates(file, read(file));
  }

  /**
   * Those certificates of a PEM file that this Java can read, at least one; their dates are not
   * looked at. Others are for signatures that are not used here, such as SM2.
   */
  public List<X509Certificate> readableCertificates(String file) throws SetUpTrouble {
    return Pem.readableCertificates(file, read(file));
  }

  /**
   * The first certificate of a PEM file, valid today and issued under one of these roots, with the
   * rest of the file in between.
   *
   * @param rootFile where the roots are from
   */
  public X509Certificate certificateUnder(String file, String rootFile, List<X509Certificate> roots)
      throws SetUpTrouble {
    List<X509Certificate> chain = certificates(file);
    X509Certificate first = chain.getFirst();
    checkDates(file, first);
    checkStrength(file, first.getPublicKey());
    try {
      PKIXBuilderParameters path =
          new PKIXBuilderParameters(
              roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()),
              only(first));
      path.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      path.setDate(Date.from(clock.instant()));
      // A till asks nobody but the channel, and Alipay's certificates name no list of revoked ones.
      path.setRevocationEnabled(false);
      CertPathBuilder.getInstance("PKIX").build(path);
      return first;
    } catch (GeneralSecurityException e) {
      throw new SetUpTrouble("channel.certchain", file, rootFile);
    }
  }

  private static X509CertSelector only(X509Certificate certificate) {
    X509CertSelector selector = new X509CertSelector();
    selector.setCertificate(certificate);
    return selector;
  }

  /** A public key: by itself, or in a certificate that is valid today. */
  public PublicKey publicKey(String file) throws SetUpTrouble {
    byte[] bytes = read(file);
    PublicKey found;
    if (Pem.isCertificate(bytes)) {
      X509Certificate certificate = Pem.certificates(file, bytes).getFirst();
      checkDates(file, certificate);
      found = certificate.getPublicKey();
    } else {
      found = Pem.publicKey(file, bytes);
    }
    checkStrength(file, found);
    return found;
  }

  /** A secret of one line, such as a password. */
  public String secret(String file) throws SetUpTrouble {
    String text = Pem.text(read(file)).strip();
    if (text.isEmpty() || text.lines().count() != 1) {
      throw new SetUpTrouble("channel.keynotunderstood", file);
    }
    return text;
  }

  /** A private key and a certificate that must belong together. */
  public static void checkPair(
      String keyFile, PrivateKey key, String certificateFile, PublicKey certified)
      throws SetUpTrouble {
    if (!(key instanceof RSAPrivateKey mine)
        || !(certified instanceof RSAPublicKey theirs)
        || !mine.getModulus().equals(theirs.getModulus())) {
      throw new SetUpTrouble("channel.keymismatch", keyFile, certificateFile);
    }
  }

  /** A certificate must be valid today. */
  public void checkDates(String file, X509Certificate certificate) throws SetUpTrouble {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
    } catch (CertificateExpiredException e) {
      throw new SetUpTrouble(EXPIRED, file, day(certificate.getNotAfter()));
    } catch (CertificateNotYetValidException e) {
      throw new SetUpTrouble("channel.certnotyet", file, day(certificate.getNotBefore()));
    }
  }

  private static String day(Date date) {
    return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static void checkStrength(String file, Key key) throws SetUpTrouble {
    if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
      throw new SetUpTrouble(
          "channel.keyweak", file, Integer.toString(rsa.getModulus().bitLength()));
    }
  }

  private byte[] read(String file) throws SetUpTrouble {
    Path path;
    try {
      path = folder.resolve(file).normalize();
    } catch (InvalidPathException e) {
      throw new SetUpTrouble("channel.keyoutside", file);
    }
    if (file.isBlank() || !path.startsWith(folder.normalize())) {
      throw new SetUpTrouble("channel.keyoutside", file);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new SetUpTrouble("channel.keynotunderstood", file);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new SetUpTrouble("channel.keymissing", file);
    } catch (IOException e) {
      throw new SetUpTrouble("channel.keyunreadable", file);
    }
  }

  private static boolean isPkcs12(String file) {
    return file.endsWith(".p12") || file.endsWith(".pfx");
  }

  private record Entry(PrivateKey key, X509Certificate certificate) {}

  private Entry fromStore(KeyFile key, byte[] bytes) throws SetUpTrouble {
    if (key.passwordFile() == null) {
      throw new SetUpTrouble("channel.keypassword", key.file());
    }
    char[] password = secret(key.passwordFile()).toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), password);
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password) instanceof PrivateKey found
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          return new Entry(found, certificate);
        }
      }
      throw new SetUpTrouble("channel.keynotunderstood", key.file());
    } catch (IOException e) {
      boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
      throw new SetUpTrouble(
          wrong ? "channel.keypassword" : "channel.keynotunderstood", key.file());
    } catch (CertificateException e) {
      throw new SetUpTrouble("channel.keynotunderstood", key.file());
    } catch (GeneralSecurityException e) {
      throw new SetUpTrouble("channel.keypassword", key.file());
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
