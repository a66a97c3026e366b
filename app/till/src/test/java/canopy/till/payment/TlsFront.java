package canopy.till.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** HTTPS before a server that has only HTTP, with a certificate of one's own. */
final class TlsFront implements AutoCloseable {
  /** What the two protocols settle between themselves, or {@code HttpClient} does by itself. */
  private static final Set<String> OWN =
      Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade");

  private final HttpsServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String behind;
  private final AtomicInteger requests = new AtomicInteger();

  /**
   * @param behind the address that requests are passed on to
   * @param chain what is shown with the certificate, from its issuer on
   */
  TlsFront(String behind, HeldCertificate certificate, HeldCertificate... chain)
      throws IOException {
    this.behind = behind;
    var intermediates =
        List.of(chain).stream()
            .map(HeldCertificate::certificate)
            .toArray(java.security.cert.X509Certificate[]::new);
    SSLContext context =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate, intermediates)
            .build()
            .sslContext();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", this::pass);
    server.start();
  }

  /** By name, for which the certificates are made out. */
  String url() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  /** How many came through. */
  int requests() {
    return requests.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OWN.contains(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
