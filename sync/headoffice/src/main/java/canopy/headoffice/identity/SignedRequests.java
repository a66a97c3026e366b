package canopy.headoffice.identity;

import canopy.headoffice.http.Bodies;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.RateLimit;
import canopy.headoffice.http.WireTime;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests through that an enrolled till has signed, and that did not come before. A body is
 * not read before the signature over its digest is found good. Any request thread.
 */
public final class SignedRequests {
  private static final int MOST_BODY_BYTES = 8 * 1024 * 1024;
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Pattern SIGNATURE = Pattern.compile("till=:([A-Za-z0-9+/]{86}==):");
  private static final Pattern DIGEST = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");

  private static final int REQUESTS = 20;
  private static final Duration REQUESTS_PER = Duration.ofSeconds(10);

  /** A busy till asks for each of its open payments every few seconds. */
  private static final int PAYMENTS = 400;

  private static final int WRONG_SIGNATURES = 60;
  private static final Duration WRONG_SIGNATURES_PER = Duration.ofMinutes(1);

  private final Clock clock;
  private final KnownKeys keys;
  private final RateLimit requests;
  private final RateLimit payments;
  private final RateLimit wrongSignatures;

  public SignedRequests(Jdbi jdbi, Clock clock) {
    this.clock = clock;
    this.keys = new KnownKeys(jdbi, clock);
    this.requests = new RateLimit(REQUESTS, REQUESTS_PER, clock);
    this.payments = new RateLimit(PAYMENTS, REQUESTS_PER, clock);
    this.wrongSignatures = new RateLimit(WRONG_SIGNATURES, WRONG_SIGNATURES_PER, clock);
  }

  /** Serves a till. */
  @FunctionalInterface
  public interface TillHandler {
    /**
     * @param body as it was sent; packed, if {@code Content-Encoding} says so
     */
    void handle(Context context, EnrolledTill till, byte[] body) throws Exception;
  }

  /** A handler for signed requests of tills that are active. */
  public Handler signed(TillHandler handler) {
    return handler(handler, false);
  }

  /**
   * The same for payments, which have a limit of their own: the journal must not hold them up. A
   * till in quarantine goes on selling, so it goes on taking payments, too.
   */
  public Handler signedPayment(TillHandler handler) {
    return context -> {
      KnownKeys.Key key = verified(context);
      EnrolledTill till = key.till();
      refuseRetired(context, key);
      if (till.state() != TillState.QUARANTINED) {
        refuseUnlessActive(till.state(), till.reason(), till.forkSeq());
      }
      payments.take(till.name());
      handler.handle(context, till, body(context));
    };
  }

  private void refuseRetired(Context context, KnownKeys.Key key) {
    if (key.retired()) {
      wrongSignatures.take(context.ip());
      throw notSigned("The key is retired: another machine took this till's place.");
    }
  }

  /**
   * The same, but a till that has signed off gets through, too: the answer to its sign-off may have
   * been lost.
   */
  public Handler signedAlsoOff(TillHandler handler) {
    return handler(handler, true);
  }

  private Handler handler(TillHandler handler, boolean alsoOff) {
    return context -> {
      KnownKeys.Key key = verified(context);
      EnrolledTill till = key.till();
      if (!alsoOff || till.state() != TillState.SIGNED_OFF) {
        refuseRetired(context, key);
        refuseUnlessActive(till.state(), till.reason(), till.forkSeq());
      }
      requests.take(till.name());
      handler.handle(context, till, body(context));
    };
  }

  /**
   * A request that has brought new lines does not count: a till that catches up may go on as fast
   * as it is answered.
   */
  public void countNot(EnrolledTill till) {
    requests.giveBack(till.name());
  }

  /** Forgets signatures that are too old to be repeated. */
  public void sweep() {
    keys.forgetBefore(clock.instant().minus(SKEW.multipliedBy(2)).minus(SKEW));
  }

  private KnownKeys.Key verified(Context context) {
    String address = context.ip();
    wrongSignatures.check(address);
    HttpServletRequest request = context.req();
    SignatureInput input;
    KnownKeys.Key key;
    try {
      input = input(request);
      key =
          keys.find(input.keyId())
              .orElseThrow(() -> notSigned("The key is not known; enrol this till."));
      checkSignature(request, input, key);
    } catch (Problem problem) {
      wrongSignatures.take(address);
      throw problem;
    }
    Instant now = clock.instant();
    if (Math.abs(now.getEpochSecond() - input.createdSeconds()) > SKEW.toSeconds()) {
      throw Problem.of(
              Problem.Kind.CLOCK_SKEW, "The signature's time is more than 300 s off; correct it.")
          .with("serverTime", WireTime.text(now));
    }
    if (!keys.isFirstUse(key, input.nonce())) {
      throw Problem.of(Problem.Kind.REPLAYED, "This signed request came before; sign anew.");
    }
    return key;
  }

  private static SignatureInput input(HttpServletRequest request) {
    return SignatureInput.parse(only(request, "Signature-Input"))
        .orElseThrow(
            () -> notSigned("Signature-Input is missing, or is not in the form of the protocol."));
  }

  private static void checkSignature(
      HttpServletRequest request, SignatureInput input, KnownKeys.Key key) {
    Matcher signature = SIGNATURE.matcher(only(request, "Signature"));
    String query = request.getQueryString();
    String base =
        input.base(
            request.getMethod(),
            request.getRequestURI(),
            query == null ? "" : query,
            only(request, "Content-Digest"));
    if (!signature.matches()
        || !TillKeys.hasSigned(
            key.publicKey(),
            base.getBytes(StandardCharsets.UTF_8),
            Base64.getDecoder().decode(signature.group(1)))) {
      throw notSigned("The signature does not fit the request.");
    }
  }

  private static byte[] body(Context context) {
    Matcher digest = DIGEST.matcher(only(context.req(), "Content-Digest"));
    if (!digest.matches()) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST, "Content-Digest must be one SHA-256: sha-256=:<base64>:");
    }
    byte[] body = Bodies.read(context, MOST_BODY_BYTES);
    byte[] wanted = Base64.getDecoder().decode(digest.group(1));
    if (!MessageDigest.isEqual(wanted, TillKeys.sha256().digest(body))) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST, "The body was damaged on its way; sign and send it again.");
    }
    return body;
  }

  /** Lets only active tills on. @throws Problem that says why not, for any other */
  public static void refuseUnlessActive(TillState state, @Nullable String sentence, long forkSeq) {
    String reason = sentence == null ? "" : sentence;
    switch (state) {
      case ACTIVE -> {}
      case QUARANTINED ->
          throw Problem.of(Problem.Kind.QUARANTINED, reason)
              .with("reason", reason)
              .with("seq", forkSeq);
      case REVOKED -> throw Problem.of(Problem.Kind.REVOKED, reason).with("reason", reason);
      case SIGNED_OFF -> throw notSigned("This till has signed off for good.");
      case EXPECTED -> throw notSigned("No machine has enrolled as this till.");
    }
  }

  /** A header that stands there once. */
  private static String only(HttpServletRequest request, String name) {
    List<String> values = Collections.list(request.getHeaders(name));
    if (values.size() != 1) {
      throw notSigned("The header " + name + " must be there once.");
    }
    return values.getFirst();
  }

  private static Problem notSigned(String detail) {
    return Problem.of(Problem.Kind.NOT_SIGNED, detail);
  }
}
