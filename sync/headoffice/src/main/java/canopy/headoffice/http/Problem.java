package canopy.headoffice.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refused request, answered as a problem document (RFC 9457). Nothing was changed.
 *
 * <p>Programs go by {@code type} and, where there is one, the finer {@code code}; both stay as they
 * are. {@code title} and {@code detail} are English and for logs: what people read, till and
 * console say in their languages.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** All kinds of refusal; the name in the protocol is {@code /problems/<name>}. */
  public enum Kind {
    /** The body or a parameter is not what the protocol says. */
    BAD_REQUEST(400, "The request is not valid"),
    /** Not signed, signed by an unknown key, or the signature does not verify. */
    NOT_SIGNED(401, "The request is not signed by a till that is enrolled here"),
    /** The signature's time is too far from this server's; {@code serverTime} says what it is. */
    CLOCK_SKEW(401, "The till's clock is wrong"),
    /** The same signed request came before. */
    REPLAYED(401, "The request was sent before"),
    /** The till was revoked; {@code reason} says why. */
    REVOKED(403, "The till was taken out of service by head office"),
    /** The user of the console may not do that, or the form is not one of our own. */
    FORBIDDEN(403, "Not allowed"),
    /** Nothing is here under this address. */
    NOT_FOUND(404, "There is no such thing"),
    /** The enrolment code does not exist, is used or is too old. */
    BAD_CODE(403, "The enrolment code is not valid"),
    /** The enrolment code was made for another till; {@code site} and {@code till} say which. */
    OTHER_TILL(409, "The enrolment code is another till's"),
    /** Lines before these are missing; {@code head} says where to go on. */
    GAP(409, "Lines before these are missing"),
    /** Other lines are stored under the same numbers. */
    FORK(409, "The journal is not the one that head office knows"),
    /** Lines of this till wait for a person at head office. */
    QUARANTINED(409, "The till is in quarantine"),
    /** The till cannot be signed off while lines are missing. */
    LINES_MISSING(409, "Lines of this till are still missing"),
    /** Somebody else changed the record meanwhile. */
    CONFLICT(409, "The record was changed meanwhile"),
    /** The body is larger than allowed. */
    TOO_LARGE(413, "The request is too large"),
    /** A line is not in the journal's format or its hash is wrong; {@code seq} says which. */
    BROKEN_LINE(422, "A journal line is damaged"),
    /** Too many requests; the header {@code Retry-After} says how long to wait, in seconds. */
    TOO_MANY(429, "Too many requests"),
    /** A fault of this server. */
    INTERNAL(500, "Head office has a fault"),
    /** The server is starting, stopping or has no database; try again. */
    UNAVAILABLE(503, "Head office is not available");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** The name in the protocol. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final String RETRY_AFTER = "retryAfter";

  private final Kind kind;
  private final String detail;
  private final @Nullable Saying saying;
  private final transient List<Object> parts;
  private final transient Map<String, Object> members;

  private Problem(
      Kind kind,
      String detail,
      @Nullable Saying saying,
      List<Object> parts,
      Map<String, Object> members) {
    super(detail);
    this.kind = kind;
    this.detail = detail;
    this.saying = saying;
    this.parts = parts;
    this.members = members;
  }

  /**
   * A refusal.
   *
   * @param detail a sentence that says what is wrong and what to do
   */
  public static Problem of(Kind kind, String detail) {
    return new Problem(kind, detail, null, List.of(), Map.of());
  }

  /**
   * A refusal that a person may come to see, and so reads in his language.
   *
   * @param parts what is put into the sentence, as text
   */
  public static Problem of(Kind kind, Saying saying, Object... parts) {
    return new Problem(kind, saying.english(parts), saying, List.of(parts), Map.of());
  }

  /**
   * Too many requests.
   *
   * @param seconds after which to try again
   */
  public static Problem tooMany(long seconds) {
    return of(Kind.TOO_MANY, "Too many requests; try again in " + seconds + " s.")
        .with(RETRY_AFTER, seconds);
  }

  /** The same with one more member of the document. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(kind, detail, saying, parts, more);
  }

  public Kind kind() {
    return kind;
  }

  /** Which sentence a person reads; null where only programs come. */
  public @Nullable Saying saying() {
    return saying;
  }

  /** What is put into the sentence. */
  public List<Object> parts() {
    return parts;
  }

  /** What {@code detail} says. */
  public String detail() {
    return detail;
  }

  /** Writes it as the answer. */
  public void answer(Context context) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "/problems/" + kind.word());
    document.put("title", kind.title);
    document.put("status", kind.status);
    document.put("detail", detail);
    if (saying != null) {
      document.put("code", saying.word());
    }
    document.putAll(members);
    Object wait = members.get(RETRY_AFTER);
    if (wait != null) {
      context.header("Retry-After", wait.toString());
    }
    context.status(kind.status).json(document).contentType("application/problem+json");
  }
}
