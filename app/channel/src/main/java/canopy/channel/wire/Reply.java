package canopy.channel.wire;

import canopy.core.payment.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came back from one request. */
public sealed interface Reply {
  /** An answer of HTTP, from whomever: nothing in it is to be believed before it is verified. */
  final class Got implements Reply {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Got(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      this.headers.putAll(headers);
      this.body = body;
    }

    public int status() {
      return status;
    }

    /** By name in any case; null if there is none. */
    public @Nullable String header(String name) {
      return headers.get(name);
    }

    /** As it came; not to be changed. */
    public byte[] body() {
      return body;
    }

    /** The body as UTF-8. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Why there is none. */
  enum Fault {
    /** The other side was not reached; nothing was sent. */
    NOT_CONNECTED,
    /** The other side could not prove who it is, or does not speak TLS as we do. */
    TLS,
    /** Anything may have happened to the request. */
    TIME_OUT,
    /** The connection broke; anything may have happened to the request. */
    CUT_OFF,
    /** More than was asked for. */
    TOO_LONG
  }

  /**
   * No answer.
   *
   * @param message for the log, in English
   */
  record Lost(Fault fault, String message) implements Reply {
    /** The same for the engine. */
    public Answer answer() {
      return Answer.unknown(fault.name(), message);
    }
  }
}
