package canopy.sync;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Who is head office: without a pin whom this machine's authorities vouch for; with one only the
 * server that has that key, also if it signed its certificate itself. Its name is checked either
 * way. Any thread.
 */
final class PinnedTrust implements X509TrustManager {
  private final @Nullable String pin;
  private final X509TrustManager authorities;

  PinnedTrust(@Nullable String pin) {
    this.pin = pin;
    this.authorities = machine();
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

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    String wanted = pin;
    if (wanted == null) {
      authorities.checkServerTrusted(chain, type);
      return;
    }
    byte[] hash = ByteString.of(chain[0].getPublicKey().getEncoded()).sha256().toByteArray();
    if (!HexFormat.of().formatHex(hash).equals(wanted)) {
      throw new CertificateException("not the pinned key");
    }
    chain[0].checkValidity();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("the till is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return pin == null ? authorities.getAcceptedIssuers() : new X509Certificate[0];
  }

  private static X509TrustManager machine() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager each : factory.getTrustManagers()) {
        if (each instanceof X509TrustManager found) {
          return found;
        }
      }
      throw new IllegalStateException("this Java trusts nobody");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no authorities", e);
    }
  }
}
