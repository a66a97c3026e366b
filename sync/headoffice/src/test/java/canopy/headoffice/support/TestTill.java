package canopy.headoffice.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A till that speaks the protocol by its text alone: Bouncy Castle's Ed25519 and a signature base
 * written out by hand, nothing of the server's or the till's own code.
 */
public final class TestTill {
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Contract CONTRACT = new Contract();

  private final HttpClient http;
  private final Ed25519PrivateKeyParameters key;
  private final URI server;
  private final boolean checked;

  public TestTill(int port) {
    this(port, new Ed25519PrivateKeyParameters(RANDOM), HttpClient.newHttpClient(), true);
  }

  private TestTill(int port, Ed25519PrivateKeyParameters key, HttpClient http, boolean checked) {
    this.server = URI.create("http://127.0.0.1:" + port);
    this.key = key;
    this.http = http;
    this.checked = checked;
  }

  /** One of many, which must not cost much: on a client that it shares, unchecked. */
  public static TestTill unchecked(int port, HttpClient shared) {
    return new TestTill(port, new Ed25519PrivateKeyParameters(RANDOM), shared, false);
  }

  /** The same till, talking to a head office that was started again. */
  public TestTill movedTo(int port) {
    return new TestTill(port, key, http, checked);
  }

  /**
   * The same till, but what comes back is not held against the OpenAPI document: a server that is
   * about to end answers some requests before head office sees them.
   */
  public TestTill takingAnyAnswer() {
    return new TestTill(server.getPort(), key, http, false);
  }

  /** What came back. */
  public record Answer(int status, Map<String, String> headers, byte[] body) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The problem's name. */
    public String problem() {
      return json().path("type").asText().replace("/problems/", "");
    }

    public long headSeq() {
      return json().path("head").path("seq").asLong();
    }

    @Override
    public String toString() {
      return status + " " + new String(body, StandardCharsets.UTF_8);
    }
  }

  /** What of a signature can be wrong. */
  public static final class Signing {
    public long createdSeconds = Instant.now().getEpochSecond();
    public String nonce = nonce();
    public String signedPath = "";
    public String sentBody = "";
    public boolean wrongKey;

    private static String nonce() {
      byte[] bytes = new byte[16];
      RANDOM.nextBytes(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
  }

  public byte[] publicKey() {
    byte[] raw = key.generatePublicKey().getEncoded();
    byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
    System.arraycopy(raw, 0, x509, X509_PREFIX.length, raw.length);
    return x509;
  }

  public String keyId() {
    byte[] hash = Arrays.copyOf(sha256(publicKey()), 16);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  /** As till T1 of S001. */
  public Answer enrol(String code) {
    return enrol(code, "S001", "T1", false);
  }

  /** As a till that the machine says to be; or only asks what would come of it. */
  public Answer enrol(String code, String site, String till, boolean look) {
    String body =
        "{\"code\":\"%s\",\"publicKey\":\"%s\",\"site\":\"%s\",\"till\":\"%s\",\"program\":\"0.1.0\",\"look\":%s}"
            .formatted(code, Base64.getEncoder().encodeToString(publicKey()), site, till, look);
    return send(
        HttpRequest.newBuilder(server.resolve("/v1/enrolments"))
            .POST(BodyPublishers.ofString(body))
            .build(),
        body);
  }

  public Answer get(String pathAndQuery) {
    return send(signed("GET", pathAndQuery, new byte[0], new Signing()).build());
  }

  public Answer post(String path, byte[] body) {
    boolean lines = path.equals("/v1/journal");
    return send(
        signed("POST", path, body, new Signing()).build(),
        lines ? "" : new String(body, StandardCharsets.UTF_8));
  }

  public Answer postGzip(String path, byte[] body) {
    return send(
        signed("POST", path, gzip(body), new Signing()).header("Content-Encoding", "gzip").build());
  }

  public Answer postLines(String lines) {
    return postGzip("/v1/journal", lines.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends it, and holds what comes back against the OpenAPI document. */
  public Answer send(HttpRequest request) {
    return send(request, "");
  }

  private Answer send(HttpRequest request, String json) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      Map<String, String> headers = new java.util.HashMap<>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      if (checked && !request.uri().getPath().startsWith("/console")) {
        CONTRACT.check(
            request.method(),
            request.uri().getPath(),
            json,
            response.statusCode(),
            headers.getOrDefault("content-type", ""),
            response.body());
      }
      return new Answer(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request with the headers of section 2 of the protocol. */
  public HttpRequest.Builder signed(
      String method, String pathAndQuery, byte[] body, Signing signing) {
    int mark = pathAndQuery.indexOf('?');
    String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    String query = mark < 0 ? "?" : pathAndQuery.substring(mark);
    String digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
    String parameters =
        "(\"@method\" \"@path\" \"@query\" \"content-digest\");created="
            + signing.createdSeconds
            + ";nonce=\""
            + signing.nonce
            + "\";keyid=\""
            + keyId()
            + "\";alg=\"ed25519\"";
    String base =
        "\"@method\": "
            + method
            + "\n\"@path\": "
            + (signing.signedPath.isEmpty() ? path : signing.signedPath)
            + "\n\"@query\": "
            + query
            + "\n\"content-digest\": "
            + digest
            + "\n\"@signature-params\": "
            + parameters;
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, signing.wrongKey ? new Ed25519PrivateKeyParameters(RANDOM) : key);
    byte[] bytes = base.getBytes(StandardCharsets.US_ASCII);
    signer.update(bytes, 0, bytes.length);
    byte[] sent =
        signing.sentBody.isEmpty() ? body : signing.sentBody.getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(server.resolve(pathAndQuery))
        .method(method, BodyPublishers.ofByteArray(sent))
        .header("Content-Digest", digest)
        .header("Signature-Input", "till=" + parameters)
        .header(
            "Signature",
            "till=:" + Base64.getEncoder().encodeToString(signer.generateSignature()) + ":");
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
