package canopy.headoffice.identity;

import canopy.headoffice.http.Bodies;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.RateLimit;
import canopy.headoffice.http.WireTime;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/enrolments}: section 1 of the protocol. */
public final class EnrolmentRoutes {
  private static final int MOST_BODY_BYTES = 4 * 1024;
  private static final int MOST_CHARACTERS = 200;
  private static final int WRONG_CODES = 10;
  private static final Duration WRONG_CODES_PER = Duration.ofMinutes(1);
  private static final ObjectReader REQUEST = JsonMapper.builder().build().readerFor(Request.class);

  private final Enrolments enrolments;
  private final Clock clock;
  private final RateLimit wrongCodes;

  public EnrolmentRoutes(Jdbi jdbi, Clock clock) {
    this.enrolments = new Enrolments(jdbi, clock);
    this.clock = clock;
    this.wrongCodes = new RateLimit(WRONG_CODES, WRONG_CODES_PER, clock);
  }

  private record Request(
      @Nullable String code,
      @Nullable String publicKey,
      @Nullable String site,
      @Nullable String till,
      @Nullable String program,
      boolean look) {}

  /** Registers it. */
  public void register(RoutesConfig routes) {
    routes.post("/v1/enrolments", this::enrol);
  }

  private void enrol(Context context) {
    wrongCodes.check(context.ip());
    Request request = request(Bodies.read(context, MOST_BODY_BYTES));
    String code = text(request.code(), "code");
    Enrolments.Machine machine =
        new Enrolments.Machine(
            text(request.site(), "site"),
            text(request.till(), "till"),
            text(request.program(), "program"));
    byte[] key = key(text(request.publicKey(), "publicKey"));
    Enrolments.Enrolled enrolled;
    try {
      enrolled =
          request.look()
              ? enrolments.look(code, key, machine)
              : enrolments.enrol(code, key, machine);
    } catch (Problem problem) {
      if (problem.kind() == Problem.Kind.BAD_CODE) {
        wrongCodes.take(context.ip());
      }
      throw problem;
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("site", enrolled.site());
    answer.put("till", enrolled.till());
    answer.put("keyId", enrolled.keyId());
    answer.put("name", enrolled.name());
    answer.put("zone", enrolled.zone());
    answer.put("currency", enrolled.currency());
    answer.put("head", enrolled.head().json());
    answer.put("serverTime", WireTime.text(clock.instant()));
    context.status(request.look() ? 200 : 201).json(answer);
  }

  private static Request request(byte[] body) {
    try {
      Request request = REQUEST.readValue(body);
      if (request != null) {
        return request;
      }
    } catch (IOException e) {
      // Said below; the parser's words could repeat the code.
    }
    throw Problem.of(
        Problem.Kind.BAD_REQUEST,
        "The body must be JSON: code, publicKey, site, till, program, and look or not.");
  }

  private static String text(@Nullable String value, String name) {
    if (value == null || value.isBlank() || value.length() > MOST_CHARACTERS) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, name + " is missing or too long.");
    }
    if (value.indexOf('\0') >= 0) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, name + " has a character that is not allowed.");
    }
    return value;
  }

  private static byte[] key(String base64) {
    try {
      byte[] x509 = Base64.getDecoder().decode(base64);
      TillKeys.decode(x509);
      return x509;
    } catch (IllegalArgumentException e) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "publicKey must be the base64 of an Ed25519 key's X.509 SubjectPublicKeyInfo.");
    }
  }
}
