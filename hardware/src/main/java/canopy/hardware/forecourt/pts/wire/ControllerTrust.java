package canopy.hardware.forecourt.pts.wire;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Recognises the controller by its certificate. A PTS-2 makes its own, for no name in particular,
 * so that no authority vouches for it: exactly the pinned one is accepted, whatever name or date
 * stands in it. Without a pin the machine's authorities decide. Remembers what was shown last, so
 * that a person can compare and trust it. One connection at a time.
 */
final class ControllerTrust extends X509ExtendedTrustManager implements HostnameVerifier {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final String pin;
  private final X509ExtendedTrustManager authorities;
  private volatile String shown = "";

  /**
   * @param pin fingerprint as {@link #fingerprint} writes it; empty for none
   */
  ControllerTrust(String pin) {
    this.pin = pin;
    authorities = machine();
  }

  boolean isPinned() {
    return !pin.isEmpty();
  }

  /** Fingerprint of the certificate that was shown since {@link #forget}; empty if none was. */
  String shown() {
    return shown;
  }

  void forget() {
    shown = "";
  }

  SSLSocketFactory sockets() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** SHA-256 of the whole certificate, 64 upper-case digits. */
  static String fingerprint(Certificate certificate) throws CertificateException {
    try {
      return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new CertificateException(e);
    }
  }

  /** With a pin the name says nothing; the certificate has been recognised, and is once more. */
  @Override
  public boolean verify(String host, SSLSession session) {
    try {
      return isPinned() && fingerprint(session.getPeerCertificates()[0]).equals(pin);
    } catch (SSLPeerUnverifiedException | CertificateException e) {
      return false;
    }
  }

  /** Whether the pin decided; refuses any other certificate than the pinned one. */
  private boolean recognised(X509Certificate[] chain) throws CertificateException {
    shown = fingerprint(chain[0]);
    if (isPinned() && !shown.equals(pin)) {
      throw new CertificateException("not the pinned certificate");
    }
    return isPinned();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    if (!recognised(chain)) {
      authorities.checkServerTrusted(chain, type);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    if (!recognised(chain)) {
      authorities.checkServerTrusted(chain, type, socket);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    if (!recognised(chain)) {
      authorities.checkServerTrusted(chain, type, engine);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("the till is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("the till is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("the till is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return isPinned() ? new X509Certificate[0] : authorities.getAcceptedIssuers();
  }

  private static X509ExtendedTrustManager machine() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager each : factory.getTrustManagers()) {
        if (each instanceof X509ExtendedTrustManager found) {
          return found;
        }
      }
      throw new IllegalStateException("this Java trusts nobody");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java trusts nobody", e);
    }
  }
}
