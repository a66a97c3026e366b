package canopy.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to head office and gives back what it said. No request is sent twice by itself,
 * but for one new signature where head office says that the clock or the nonce was the matter. When
 * head office wants to be left alone for a while (429 or 503 with Retry-After) it is, by whoever
 * uses this line: until then each request is refused here. Any thread; a call waits for the
 * network, with limits.
 */
public final class HeadOfficeLine implements AutoCloseable {
  /**
   * How long to wait for what.
   *
   * @param connect for a connection
   * @param silence between two bytes
   * @param call for a whole request and its answer
   */
  public record Times(Duration connect, Duration silence, Duration call) {
    /** For a real network. */
    public static final Times STANDARD =
        new Times(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  static final String JSON = "application/json";
  private static final int SMALL_BYTES = 1024;
  private static final int LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;
  private static final int IDLE_CONNECTIONS = 3;
  private static final Duration KEPT_ALIVE = Duration.ofSeconds(20);
  private static final Duration EVENT_SILENCE = Duration.ofSeconds(45);
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final HeadOfficeAddress address;
  private final OkHttpClient client;
  private final OkHttpClient events;
  private final @Nullable RequestSigner signer;
  private final Clock clock;
  private final AtomicLong aheadSeconds = new AtomicLong();
  private final LongSupplier nanoTime;
  private final Object leftAlone = new Object();
  private volatile boolean closed;
  private long leftAloneUntilNanos;
  private int leftAloneFor;

  /**
   * @param key the till's; null if it is not enrolled yet, and nothing is signed
   * @param clock this machine's
   * @param nonces not to be guessed
   */
  public HeadOfficeLine(
      HeadOfficeAddress address,
      Times times,
      @Nullable TillKey key,
      Clock clock,
      RandomGenerator nonces) {
    this(address, times, key, Uploader.Times.of(clock), nonces);
  }

  /** The same by other clocks. */
  public HeadOfficeLine(
      HeadOfficeAddress address,
      Times times,
      @Nullable TillKey key,
      Uploader.Times clocks,
      RandomGenerator nonces) {
    this.address = address;
    this.signer = key == null ? null : new RequestSigner(key, nonces);
    this.clock = clocks.clock();
    this.nanoTime = clocks.nanoTime();
    this.leftAloneUntilNanos = nanoTime.getAsLong();
    PinnedTrust trust = new PinnedTrust(address.pin());
    client =
        new OkHttpClient.Builder()
            .sslSocketFactory(trust.sockets(), trust)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(times.connect())
            .readTimeout(times.silence())
            .writeTimeout(times.silence())
            .callTimeout(times.call())
            .connectionPool(
                new ConnectionPool(IDLE_CONNECTIONS, KEPT_ALIVE.toSeconds(), TimeUnit.SECONDS))
            .dispatcher(new Dispatcher())
            .build();
    // Head office says something every 15 seconds.
    events = client.newBuilder().readTimeout(EVENT_SILENCE).callTimeout(Duration.ZERO).build();
  }

  Answer get(String pathAndQuery) throws LineTrouble {
    return send("GET", pathAndQuery, "", new Body(new byte[0], false), () -> {});
  }

  /** Large bodies are compressed. */
  Answer post(String path, String contentType, byte[] body) throws LineTrouble {
    return post(path, contentType, Body.of(body), () -> {});
  }

  /**
   * The same with a body that was made before.
   *
   * @param left called when its last byte has left this machine; may be called twice, or never
   */
  Answer post(String path, String contentType, Body body, Runnable left) throws LineTrouble {
    return send("POST", path, contentType, body, left);
  }

  /**
   * What is sent.
   *
   * @param packed whether it is compressed
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Body(byte[] sent, boolean packed) {
    /** Compressed, if that is worth it. */
    static Body of(byte[] plain) {
      boolean large = plain.length > SMALL_BYTES;
      return new Body(large ? gzip(plain) : plain, large);
    }
  }

  /** Opens a stream of events; the listener is called on threads of its own. */
  EventSource events(String path, EventSourceListener listener) {
    HttpUrl url = address.resolve(path);
    Request request =
        signed(
                new Request.Builder().url(url).header("Accept", "text/event-stream"),
                "GET",
                url,
                new byte[0])
            .build();
    return EventSources.createFactory(events).newEventSource(request, listener);
  }

  /** How long head office still wants to be left alone; zero if it may be asked. */
  Duration leftAlone() {
    synchronized (leftAlone) {
      return Duration.ofNanos(Math.max(0, leftAloneUntilNanos - nanoTime.getAsLong()));
    }
  }

  /** Notes how long an answer wants head office to be left alone. */
  void heard(int status, Headers headers) {
    if (status == TOO_MANY || status == UNAVAILABLE) {
      long until = nanoTime.getAsLong() + Answer.retryAfter(headers).toNanos();
      synchronized (leftAlone) {
        if (until - leftAloneUntilNanos > 0) {
          leftAloneUntilNanos = until;
          leftAloneFor = status;
        }
      }
    }
  }

  /**
   * Waits as long as head office wants to be left alone; returns at once if it does not, or when
   * the line is closed. On a thread that has nothing else to do.
   */
  public void rest() throws InterruptedException {
    synchronized (leftAlone) {
      while (!closed && leftAloneUntilNanos - nanoTime.getAsLong() > 0) {
        leftAlone.wait(LOOK_AGAIN_MILLIS);
      }
    }
  }

  /** Breaks off what is under way, and refuses what comes later. Any thread; never waits. */
  @Override
  public void close() {
    closed = true;
    synchronized (leftAlone) {
      leftAlone.notifyAll();
    }
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private Answer send(
      String method, String pathAndQuery, String contentType, Body body, Runnable left)
      throws LineTrouble {
    Answer answer = once(method, pathAndQuery, contentType, body, left);
    if (answer.status() == 401 && signer != null && mayHelpToSignAgain(answer)) {
      answer = once(method, pathAndQuery, contentType, body, left);
    }
    return answer;
  }

  private boolean mayHelpToSignAgain(Answer answer) {
    Optional<Instant> serverTime = answer.serverTime();
    if (answer.problem().equals("clock-skew") && serverTime.isPresent()) {
      aheadSeconds.set(serverTime.get().getEpochSecond() - clock.instant().getEpochSecond());
      return true;
    }
    return answer.problem().equals("replayed");
  }

  private Answer once(
      String method, String pathAndQuery, String contentType, Body body, Runnable left)
      throws LineTrouble {
    byte[] sent = body.sent();
    HttpUrl url = address.resolve(pathAndQuery);
    Request.Builder request = new Request.Builder().url(url);
    if (method.equals("POST")) {
      request.post(new Watched(RequestBody.create(sent, MediaType.get(contentType)), left));
    }
    if (body.packed()) {
      request.header("Content-Encoding", "gzip");
    }
    if (closed) {
      throw new LineTrouble(Trouble.of(Trouble.Code.BROKEN_OFF));
    }
    Duration alone = leftAlone();
    if (alone.isPositive()) {
      throw new LineTrouble(whyLeftAlone(), null, alone);
    }
    try (Response response = client.newCall(signed(request, method, url, sent).build()).execute()) {
      heard(response.code(), response.headers());
      return new Answer(response.code(), response.headers(), bounded(response.body().source()));
    } catch (IOException e) {
      throw new LineTrouble(Trouble.of(code(e)), e);
    }
  }

  private Trouble whyLeftAlone() {
    synchronized (leftAlone) {
      return leftAloneFor == UNAVAILABLE
          ? Trouble.of(Trouble.Code.SERVER_FAULT, UNAVAILABLE)
          : Trouble.of(Trouble.Code.TOO_MANY);
    }
  }

  private Request.Builder signed(Request.Builder request, String method, HttpUrl url, byte[] sent) {
    RequestSigner signing = signer;
    if (signing == null) {
      return request;
    }
    String query = url.encodedQuery();
    Map<String, String> headers =
        signing.sign(
            method,
            url.encodedPath(),
            query == null ? "" : query,
            sent,
            clock.instant().getEpochSecond() + aheadSeconds.get());
    headers.forEach(request::header);
    return request;
  }

  private static byte[] bounded(BufferedSource body) throws IOException {
    if (body.request(LARGEST_ANSWER_BYTES + 1L)) {
      throw new IOException("an answer of more than " + LARGEST_ANSWER_BYTES + " bytes");
    }
    return body.readByteArray();
  }

  private static Trouble.Code code(IOException e) {
    return switch (e) {
      case SocketTimeoutException _ -> Trouble.Code.TOO_SLOW;
      case InterruptedIOException _ -> Trouble.Code.TOO_SLOW;
      case UnknownHostException _ -> Trouble.Code.NOT_REACHED;
      case ConnectException _ -> Trouble.Code.NOT_REACHED;
      case NoRouteToHostException _ -> Trouble.Code.NOT_REACHED;
      case SSLHandshakeException _ -> Trouble.Code.NOT_TRUSTED;
      case SSLPeerUnverifiedException _ -> Trouble.Code.NOT_TRUSTED;
      // Encrypted lines, too: what was sent may have arrived before they broke off.
      default -> Trouble.Code.BROKEN_OFF;
    };
  }

  /** Says when it has left this machine. */
  private static final class Watched extends RequestBody {
    private final RequestBody body;
    private final Runnable left;

    Watched(RequestBody body, Runnable left) {
      this.body = body;
      this.left = left;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
      sink.flush();
      left.run();
    }
  }

  /** A third of the time for a quarter more bytes: a till that catches up waits for this. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(ByteArrayOutputStream packed) throws IOException {
      super(packed);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream out = new QuickGzip(packed)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
    return packed.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
