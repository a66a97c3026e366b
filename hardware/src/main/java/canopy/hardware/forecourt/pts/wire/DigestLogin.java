package canopy.hardware.forecourt.pts.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * HTTP Digest (RFC 7616: MD5 and SHA-256, qop=auth or none) or Basic for OkHttp. Answers a
 * challenge, then signs later requests ahead with the same nonce, so that a poll costs one round
 * trip. Any thread.
 *
 * <p>Our own because okhttp-digest 3.1.1 calls {@code okhttp3.internal.platform.Platform}, which
 * OkHttp 5 no longer exports to it on the module path.
 */
public final class DigestLogin implements Interceptor, Authenticator {
  private static final String HEADER = "Authorization";

  private final String user;
  private final String secret;
  private final boolean basic;
  private final Supplier<String> clientNonces;
  private @Nullable Nonce nonce;

  /** A challenge in use; {@code count} requests were signed with it. */
  private static final class Nonce {
    final String realm;
    final String value;
    final @Nullable String opaque;
    final @Nullable String algorithm;
    final boolean auth;
    int count;

    Nonce(Map<String, String> field) {
      realm = field.getOrDefault("realm", "");
      value = field.getOrDefault("nonce", "");
      opaque = field.get("opaque");
      algorithm = field.get("algorithm");
      String qop = field.get("qop");
      auth = qop != null && Arrays.asList(qop.split("\\s*,\\s*", -1)).contains("auth");
    }
  }

  /**
   * @param basic HTTP Basic instead of Digest
   */
  public DigestLogin(String user, String secret, boolean basic) {
    this(user, secret, basic, DigestLogin::random);
  }

  /**
   * @param clientNonces gives a fresh random text each time
   */
  DigestLogin(String user, String secret, boolean basic, Supplier<String> clientNonces) {
    this.user = user;
    this.secret = secret;
    this.basic = basic;
    this.clientNonces = clientNonces;
  }

  private static String random() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    String header = basic ? basic() : signed(chain.request());
    return chain.proceed(
        header == null
            ? chain.request()
            : chain.request().newBuilder().header(HEADER, header).build());
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    int tries = 1;
    for (Response prior = response.priorResponse(); prior != null; prior = prior.priorResponse()) {
      tries++;
    }
    boolean stale = false;
    Map<String, String> fields = null;
    for (Challenge challenge : response.challenges()) {
      if (challenge.scheme().toLowerCase(Locale.ROOT).equals("digest")) {
        fields = challenge.authParams();
        stale = "true".equalsIgnoreCase(fields.get("stale"));
      }
    }
    boolean signedOnce = response.request().header(HEADER) != null;
    if (basic || fields == null || tries > 2 || (signedOnce && tries > 1 && !stale)) {
      return null;
    }
    synchronized (this) {
      nonce = new Nonce(fields);
    }
    String header = signed(response.request());
    return header == null ? null : response.request().newBuilder().header(HEADER, header).build();
  }

  private String basic() {
    return Credentials.basic(user, secret, StandardCharsets.UTF_8);
  }

  private synchronized @Nullable String signed(Request request) {
    Nonce current = nonce;
    if (current == null) {
      return null;
    }
    current.count++;
    String uri = request.url().encodedPath();
    String query = request.url().encodedQuery();
    return header(current, request.method(), query == null ? uri : uri + "?" + query);
  }

  private @Nullable String header(Nonce current, String method, String uri) {
    MessageDigest digest = digest(current.algorithm);
    if (digest == null) {
      return null;
    }
    String clientNonce = clientNonces.get();
    String count = String.format(Locale.ROOT, "%08x", current.count);
    String who = hash(digest, user + ":" + current.realm + ":" + secret);
    String what = hash(digest, method + ":" + uri);
    String middle =
        current.auth ? String.join(":", current.value, count, clientNonce, "auth") : current.value;
    StringBuilder header = new StringBuilder("Digest ");
    header.append("username=\"").append(user).append("\", realm=\"").append(current.realm);
    header.append("\", nonce=\"").append(current.value).append("\", uri=\"").append(uri);
    header.append("\", response=\"");
    header.append(hash(digest, who + ":" + middle + ":" + what)).append('"');
    if (current.algorithm != null) {
      header.append(", algorithm=").append(current.algorithm);
    }
    if (current.auth) {
      header.append(", qop=auth, nc=").append(count);
      header.append(", cnonce=\"").append(clientNonce).append('"');
    }
    if (current.opaque != null) {
      header.append(", opaque=\"").append(current.opaque).append('"');
    }
    return header.toString();
  }

  private static @Nullable MessageDigest digest(@Nullable String algorithm) {
    String name = algorithm == null ? "MD5" : algorithm.toUpperCase(Locale.ROOT);
    if (!name.equals("MD5") && !name.equals("SHA-256")) {
      return null;
    }
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      return null;
    }
  }

  private static String hash(MessageDigest digest, String text) {
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
