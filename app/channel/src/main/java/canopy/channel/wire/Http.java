package canopy.channel.wire;

import canopy.core.payment.Answer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and gives what came back; never tries again by itself and follows no redirect.
 * Trusts whom the system trusts. Thread-safe.
 *
 * <p>Every request has a connection of its own: a kept-alive one may be dead without us knowing,
 * and a lost request for money costs more than a handshake.
 */
public final class Http implements AutoCloseable {
  private static final long CONNECTION_KEPT_NANOS = 1;

  private final OkHttpClient client;
  private final ClockDrift drift;

  /**
   * @param timeouts for every request
   * @param clock the till's, compared with the Date of every answer
   */
  public Http(Timeouts timeouts, Clock clock) {
    drift = new ClockDrift(clock, System::nanoTime);
    client =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(0, CONNECTION_KEPT_NANOS, TimeUnit.NANOSECONDS))
            .connectTimeout(Duration.ofMillis(timeouts.connectMillis()))
            .readTimeout(Duration.ofMillis(timeouts.readMillis()))
            .writeTimeout(Duration.ofMillis(timeouts.readMillis()))
            // An answer that comes in drops would outlast the read time-out for ever.
            .callTimeout(Duration.ofMillis(timeouts.connectMillis() + 2L * timeouts.readMillis()))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .addNetworkInterceptor(Http::withoutRetryAfter)
            .build();
  }

  /** OkHttp sends a request again at once after a 503 with {@code Retry-After: 0}. */
  private static Response withoutRetryAfter(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request()).newBuilder().removeHeader("Retry-After").build();
  }

  /**
   * How long to wait.
   *
   * @param connectMillis for the connection
   * @param readMillis for the next byte of the answer
   */
  public record Timeouts(int connectMillis, int readMillis) {}

  /**
   * A request.
   *
   * @param contentType of the body
   * @param body null for a GET
   * @param mostBytes longest answer that is taken
   */
  public record Call(
      String url,
      Map<String, String> headers,
      @Nullable String contentType,
      @Nullable String body,
      long mostBytes) {
    private static final long USUAL_BYTES = 1L << 20;

    /** A GET with an answer of the usual size. */
    public static Call get(String url, Map<String, String> headers) {
      return new Call(url, headers, null, null, USUAL_BYTES);
    }

    /** A POST with an answer of the usual size. */
    public static Call post(
        String url, Map<String, String> headers, String contentType, String body) {
      return new Call(url, headers, contentType, body, USUAL_BYTES);
    }

    /** The same with room for a file. */
    public Call withRoomFor(long bytes) {
      return new Call(url, headers, contentType, body, bytes);
    }
  }

  /** How far the till's clock is ahead, by the last answer. */
  public Optional<Duration> clockDrift() {
    return drift.now();
  }

  /** Whether the till's clock is so far off that a request would be refused. */
  public boolean clockIsFarOff() {
    return drift.isFar();
  }

  /** The answer where the till's clock is too far off to ask. */
  public static Answer nothingSent() {
    return Answer.unknown("CLOCK", "the till's clock is off; nothing was sent");
  }

  /**
   * Path and query exactly as they will be sent.
   *
   * @throws IllegalArgumentException if it is no URL of HTTP
   */
  public static String target(String url) {
    HttpUrl parsed = HttpUrl.get(url);
    @Nullable String query = parsed.encodedQuery();
    return query == null ? parsed.encodedPath() : parsed.encodedPath() + "?" + query;
  }

  /** Sends it once. */
  public Reply send(Call call) {
    Request.Builder request = new Request.Builder().url(call.url());
    call.headers().forEach(request::header);
    if (call.body() != null && call.contentType() != null) {
      request.post(
          RequestBody.create(
              call.body().getBytes(StandardCharsets.UTF_8), MediaType.get(call.contentType())));
    }
    try (Response response = answered(request.build())) {
      BufferedSource source = response.body().source();
      if (source.request(call.mostBytes() + 1)) {
        return new Reply.Lost(Reply.Fault.TOO_LONG, "an answer of more than " + call.mostBytes());
      }
      byte[] body = source.readByteArray();
      drift.saw(response.header("Date"));
      Map<String, String> headers = new HashMap<>();
      response.headers().forEach(pair -> headers.put(pair.getFirst(), pair.getSecond()));
      return new Reply.Got(response.code(), headers, body);
    } catch (IOException e) {
      return new Reply.Lost(faultOf(e), e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Lost(Reply.Fault.CUT_OFF, e.getClass().getSimpleName());
    }
  }

  /** OkHttp is written in Kotlin: while it connects it throws what its signature does not say. */
  private Response answered(Request request) throws IOException, InterruptedException {
    return client.newCall(request).execute();
  }

  private static Reply.Fault faultOf(IOException e) {
    return switch (e) {
      case ConnectException no -> Reply.Fault.NOT_CONNECTED;
      case UnknownHostException no -> Reply.Fault.NOT_CONNECTED;
      case NoRouteToHostException no -> Reply.Fault.NOT_CONNECTED;
      case SSLException no -> Reply.Fault.TLS;
      case InterruptedIOException late -> Reply.Fault.TIME_OUT;
      default -> Reply.Fault.CUT_OFF;
    };
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }
}
