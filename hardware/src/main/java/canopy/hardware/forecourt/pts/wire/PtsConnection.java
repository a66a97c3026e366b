package canopy.hardware.forecourt.pts.wire;

import canopy.hardware.forecourt.ForecourtTrouble;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** One HTTP connection to the controller with its own login state. One thread at a time. */
public final class PtsConnection implements AutoCloseable {
  /**
   * How many pump packets fit into one request: 600 tokens are allowed, a packet takes 9, the frame
   * 5.
   */
  public static final int MOST_PACKETS = PtsMessage.MOST_PACKETS;

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final long MOST_ANSWER_BYTES = 8L << 20;
  private static final int CONNECT_MILLIS = 1_000;

  private final HttpUrl url;
  private final ControllerTrust trust;
  private final OkHttpClient http;
  private final OkHttpClient patient;

  /** What {@link #cutOff} ends. */
  private volatile @Nullable Call current;

  /**
   * Connects when first asked.
   *
   * @param url {@code http://host[:port]/jsonPTS} or {@code https://...}
   * @param certificate fingerprint of the certificate that the controller must show, 64 upper-case
   *     digits; empty when the machine's authorities decide
   * @param login who asks
   * @param timeoutMillis longest wait for an answer
   */
  public PtsConnection(String url, String certificate, DigestLogin login, int timeoutMillis) {
    this.url = HttpUrl.get(url);
    trust = new ControllerTrust(certificate);
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(1, 1, TimeUnit.MINUTES))
            .connectTimeout(Math.min(CONNECT_MILLIS, timeoutMillis), TimeUnit.MILLISECONDS)
            .readTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
            .callTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
            // A silent second try could authorise twice.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .addInterceptor(login)
            .authenticator(login);
    if (this.url.isHttps()) {
      builder.sslSocketFactory(trust.sockets(), trust);
      if (trust.isPinned()) {
        builder.hostnameVerifier(trust);
      }
    }
    http = builder.build();
    patient =
        http.newBuilder()
            .readTimeout(20, TimeUnit.SECONDS)
            .callTimeout(20, TimeUnit.SECONDS)
            .build();
  }

  /**
   * Sends packets in one message.
   *
   * @return one answer per packet, in order
   */
  public List<PtsAnswer> ask(List<PtsPacket> packets) throws PtsFailure {
    return ask(packets, () -> true);
  }

  /**
   * Sends packets in one message, unless they are not wanted any more.
   *
   * @param wanted asked when {@link #cutOff} already ends this message: whoever first makes it say
   *     no, and then cuts off, knows that nothing more is waited for
   * @return one answer per packet, in order
   */
  public List<PtsAnswer> ask(List<PtsPacket> packets, BooleanSupplier wanted) throws PtsFailure {
    return ask(http, packets, wanted);
  }

  /** Sends one packet. */
  public PtsAnswer ask(PtsPacket packet) throws PtsFailure {
    return ask(List.of(packet)).getFirst();
  }

  /** Sends one packet whose answer may take long (reports). */
  public PtsAnswer askPatiently(PtsPacket packet) throws PtsFailure {
    return ask(patient, List.of(packet), () -> true).getFirst();
  }

  private List<PtsAnswer> ask(OkHttpClient client, List<PtsPacket> packets, BooleanSupplier wanted)
      throws PtsFailure {
    Request request =
        new Request.Builder()
            .url(url)
            .post(RequestBody.create(PtsMessage.write(packets), JSON))
            .build();
    byte[] body;
    trust.forget();
    Call call = client.newCall(request);
    current = call;
    if (!wanted.getAsBoolean()) {
      throw new PtsFailure(ForecourtTrouble.CONTROLLER_BUSY, "superseded", false);
    }
    try (Response response = call.execute()) {
      checkStatus(response.code());
      BufferedSource source = response.body().source();
      if (source.request(MOST_ANSWER_BYTES + 1)) {
        throw new PtsFailure(ForecourtTrouble.CONTROLLER_NOT_UNDERSTOOD, "size", true);
      }
      body = source.readByteArray();
    } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
      throw new PtsFailure(ForecourtTrouble.CONTROLLER_UNREACHABLE, "", false);
    } catch (SSLHandshakeException | SSLPeerUnverifiedException e) {
      throw new PtsFailure(certificateTrouble(), trust.shown(), false);
    } catch (SocketTimeoutException e) {
      throw new PtsFailure(ForecourtTrouble.CONTROLLER_UNREACHABLE, "time-out", true);
    } catch (IOException e) {
      throw new PtsFailure(ForecourtTrouble.CONTROLLER_UNREACHABLE, "cut off", true);
    }
    return PtsMessage.read(body, packets.size());
  }

  private ForecourtTrouble certificateTrouble() {
    if (trust.shown().isEmpty()) {
      return ForecourtTrouble.CONTROLLER_UNREACHABLE; // It got no further than the greeting.
    }
    return trust.isPinned()
        ? ForecourtTrouble.CERTIFICATE_CHANGED
        : ForecourtTrouble.CERTIFICATE_NOT_TRUSTED;
  }

  private static void checkStatus(int status) throws PtsFailure {
    switch (status) {
      case 200, 201 -> {}
      case 401 -> throw new PtsFailure(ForecourtTrouble.LOGIN_REFUSED, "401", false);
      case 403 -> throw new PtsFailure(ForecourtTrouble.NO_PERMISSION, "403", false);
      case 503 -> throw new PtsFailure(ForecourtTrouble.CONTROLLER_BUSY, "503", false);
      default ->
          throw new PtsFailure(
              ForecourtTrouble.CONTROLLER_NOT_UNDERSTOOD, Integer.toString(status), true);
    }
  }

  /** Ends the message that is under way, if there is one, as a failure. Any thread. */
  public void cutOff() {
    Call call = current;
    if (call != null) {
      call.cancel();
    }
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
