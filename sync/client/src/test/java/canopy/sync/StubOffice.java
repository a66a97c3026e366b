package canopy.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A head office of a few lines that speaks real HTTP and says what a test wants to hear. Signatures
 * are verified by Bouncy Castle over a base that is put together here, from the request as it came.
 */
final class StubOffice implements AutoCloseable {
  /** What it says; headers are given as name, value, name, value. */
  record Reply(int status, String type, String body, List<String> headers) {
    static Reply json(String body) {
      return new Reply(200, "application/json", body, List.of());
    }

    static Reply problem(int status, String name, String members, String... headers) {
      String body =
          "{\"type\":\"/problems/"
              + name
              + "\",\"status\":"
              + status
              + ",\"detail\":\"\""
              + members;
      return new Reply(status, "application/problem+json", body + "}", List.of(headers));
    }
  }

  /** A request as it came. */
  record Seen(String method, String uri, Map<String, List<String>> headers, byte[] sent) {
    String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().getFirst())
          .findFirst()
          .orElse("");
    }

    /** The body, unpacked. */
    byte[] body() throws IOException {
      return header("Content-Encoding").equals("gzip")
          ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes()
          : sent;
    }

    List<String> lines() throws IOException {
      return new String(body(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Reply> script = new ArrayDeque<>();
  private final List<String> lines = new ArrayList<>();
  private Head head = new Head(0, "0".repeat(64));
  private String takes = "";
  private int answersAfter;

  StubOffice() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  HeadOfficeAddress address() {
    return new HeadOfficeAddress("http://127.0.0.1:" + port(), null);
  }

  /** The next requests are answered so, one each, whatever they are. */
  synchronized void says(Reply... replies) {
    script.addAll(List.of(replies));
  }

  /** From now on it says what it takes, and batches that overtake others wait for them. */
  synchronized void takes(int lines, int batches) {
    takes = ",\"takes\":{\"lines\":" + lines + ",\"bytes\":100000,\"batches\":" + batches + "}";
  }

  /** Answers nothing more before so many requests have come in all. */
  synchronized void answersAfter(int requests) {
    answersAfter = requests;
  }

  synchronized Head head() {
    return head;
  }

  /** As if a back-up had been put back, or another till had written. */
  synchronized void head(Head other) {
    head = other;
    while (lines.size() > other.seq()) {
      lines.removeLast();
    }
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Seen request =
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              body);
      seen.add(request);
      Reply reply = reply(request);
      awaitOthers();
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      for (int i = 0; i < reply.headers().size(); i += 2) {
        exchange.getResponseHeaders().set(reply.headers().get(i), reply.headers().get(i + 1));
      }
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  private synchronized void awaitOthers() {
    notifyAll();
    pause(() -> seen.size() < answersAfter, 60_000);
  }

  private synchronized void pause(BooleanSupplier condition, long mostMillis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMillis);
    try {
      while (condition.getAsBoolean() && System.nanoTime() < end) {
        wait(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Reply reply(Seen request) throws IOException {
    if (!script.isEmpty()) {
      return script.poll();
    }
    if (request.method().equals("POST") && request.uri().equals("/v1/journal")) {
      return take(request.lines());
    }
    if (request.uri().equals("/v1/till")) {
      return Reply.json("{\"state\":\"ACTIVE\"," + headJson() + takes + "}");
    }
    return Reply.problem(404, "not-found", "");
  }

  private Reply take(List<String> batch) {
    long first = TestJournal.seq(batch.getFirst());
    if (!takes.isEmpty()) {
      pause(() -> first > head.seq() + 1, 1_000);
    }
    for (String line : batch) {
      long seq = TestJournal.seq(line);
      if (seq > head.seq() + 1) {
        return Reply.problem(409, "gap", "," + headJson());
      }
      if (seq <= head.seq()) {
        if (lines.size() >= seq && !lines.get((int) seq - 1).equals(line)) {
          return Reply.problem(409, "fork", ",\"seq\":" + seq + "," + headJson());
        }
        continue;
      }
      lines.add(line);
      head = new Head(seq, line.substring(0, 64));
    }
    return Reply.json("{" + headJson() + ",\"quarantined\":0}");
  }

  private String headJson() {
    return "\"head\":{\"seq\":" + head.seq() + ",\"hash\":\"" + head.hash() + "\"}";
  }

  /** Whether a request is signed as the protocol says, by this key. */
  static boolean isSigned(Seen request, TillKey key) {
    String input = request.header("Signature-Input");
    if (!input.startsWith("till=(")) {
      return false;
    }
    int question = request.uri().indexOf('?');
    String path = question < 0 ? request.uri() : request.uri().substring(0, question);
    String query = question < 0 ? "?" : request.uri().substring(question);
    String base =
        String.join(
            "\n",
            "\"@method\": " + request.method(),
            "\"@path\": " + path,
            "\"@query\": " + query,
            "\"content-digest\": " + request.header("Content-Digest"),
            "\"@signature-params\": " + input.substring("till=".length()));
    String signature = request.header("Signature");
    byte[] bytes =
        Base64.getDecoder().decode(signature.substring("till=:".length(), signature.length() - 1));
    byte[] x509 = Base64.getDecoder().decode(key.publicKey());
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(x509, x509.length - 32));
    byte[] signed = base.getBytes(StandardCharsets.UTF_8);
    verifier.update(signed, 0, signed.length);
    return verifier.verifySignature(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
