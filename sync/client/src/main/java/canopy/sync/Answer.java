package canopy.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What came back, whole. One thread. */
final class Answer {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String PROBLEMS = "/problems/";
  private static final int LONGEST_RETRY_SECONDS = 3600;
  private static final int LONGEST_REASON = 400;

  private final int status;
  private final Headers headers;
  private final byte[] body;
  private @Nullable JsonNode parsed;

  /**
   * @param status HTTP
   * @param body unpacked
   */
  Answer(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  /** A header; empty if it is not there. */
  String header(String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  /**
   * The body as JSON.
   *
   * @throws LineTrouble if it is none: then it was not head office that answered
   */
  JsonNode json() throws LineTrouble {
    JsonNode json = parsed();
    if (json == null || !json.isObject()) {
      throw notUnderstood();
    }
    return json;
  }

  /** The head in a member of the body. */
  Head head() throws LineTrouble {
    Head head = head(json().path("head"));
    if (head == null) {
      throw notUnderstood();
    }
    return head;
  }

  LineTrouble notUnderstood() {
    return new LineTrouble(Trouble.of(Trouble.Code.NOT_UNDERSTOOD, status));
  }

  /** The name of the problem; empty if this is no problem document. */
  String problem() {
    JsonNode json = parsed();
    String type = json == null ? "" : json.path("type").asText("");
    return type.startsWith(PROBLEMS) ? type.substring(PROBLEMS.length()) : "";
  }

  /** Head office's time, if it is in the body. */
  Optional<Instant> serverTime() {
    JsonNode json = parsed();
    try {
      return json == null || !json.hasNonNull("serverTime")
          ? Optional.empty()
          : Optional.of(Instant.parse(json.path("serverTime").asText()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** This answer if it is a good one. */
  Answer orTrouble() throws LineTrouble {
    if (status >= 200 && status < 300) {
      return this;
    }
    JsonNode json = parsed();
    throw new LineTrouble(trouble(), json == null ? null : head(json.path("head")), retryAfter());
  }

  private Trouble trouble() {
    return switch (problem()) {
      case "not-signed" -> Trouble.of(Trouble.Code.NOT_SIGNED);
      case "clock-skew" -> Trouble.of(Trouble.Code.CLOCK_SKEW);
      case "replayed" -> Trouble.of(Trouble.Code.REPLAYED);
      case "revoked" -> Trouble.of(Trouble.Code.REVOKED, reason());
      case "quarantined" -> Trouble.of(Trouble.Code.QUARANTINED, member("seq"));
      case "fork" -> Trouble.of(Trouble.Code.FORK, member("seq"));
      case "gap" -> Trouble.of(Trouble.Code.GAP, headSeq());
      case "broken-line" -> Trouble.of(Trouble.Code.BROKEN_LINE, member("seq"));
      case "lines-missing" -> Trouble.of(Trouble.Code.LINES_MISSING, headSeq());
      case "too-large" -> Trouble.of(Trouble.Code.TOO_LARGE);
      case "other-till" -> Trouble.of(Trouble.Code.OTHER_TILL, member("site"), member("till"));
      case "bad-code" -> Trouble.of(Trouble.Code.BAD_CODE);
      case "too-many" -> Trouble.of(Trouble.Code.TOO_MANY);
      default -> byStatus();
    };
  }

  /** Without a problem that we know: a proxy between us, or a newer head office. */
  private Trouble byStatus() {
    if (status == 413) {
      return Trouble.of(Trouble.Code.TOO_LARGE);
    }
    if (status == 429) {
      return Trouble.of(Trouble.Code.TOO_MANY);
    }
    if (status >= 500) {
      return Trouble.of(Trouble.Code.SERVER_FAULT, status);
    }
    return problem().isEmpty()
        ? Trouble.of(Trouble.Code.NOT_UNDERSTOOD, status)
        : Trouble.of(Trouble.Code.REFUSED, status, problem());
  }

  private String reason() {
    JsonNode json = parsed();
    String reason = json == null ? "" : json.path("reason").asText("");
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private String member(String name) {
    JsonNode json = parsed();
    return json == null ? "" : json.path(name).asText("");
  }

  private String headSeq() {
    JsonNode json = parsed();
    return json == null ? "" : json.path("head").path("seq").asText("");
  }

  /** How long it wants to be left alone; zero if it does not say. */
  Duration retryAfter() {
    return retryAfter(headers);
  }

  static Duration retryAfter(Headers headers) {
    String header = headers.get("Retry-After");
    try {
      return header == null
          ? Duration.ZERO
          : Duration.ofSeconds(
              Math.clamp(Long.parseLong(header.strip()), 0, LONGEST_RETRY_SECONDS));
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  static @Nullable Head head(JsonNode node) {
    long seq = node.path("seq").asLong(-1);
    String hash = node.path("hash").asText("");
    return seq < 0 || hash.length() != 64 ? null : new Head(seq, hash);
  }

  private @Nullable JsonNode parsed() {
    if (parsed == null && body.length > 0) {
      try {
        parsed = MAPPER.readTree(body);
      } catch (IOException notJson) {
        return null;
      }
    }
    return parsed;
  }
}
