package canopy.hardware.wallet.sim.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An answer and how much of it, and when, reaches the client. Immutable. */
public final class WireAnswer {
  /** How the answer ends. */
  public enum Ending {
    /** The whole answer is sent. */
    SENT,
    /** Half of the answer is sent, then the connection is reset. */
    CUT,
    /** Nothing is sent; the connection is reset. */
    DROPPED
  }

  private final int status;
  private final List<WireRequest.Header> headers;
  private final byte[] body;
  private final Ending ending;
  private final long delayMillis;

  private WireAnswer(
      int status, List<WireRequest.Header> headers, byte[] body, Ending ending, long delayMillis) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.ending = ending;
    this.delayMillis = delayMillis;
  }

  /** An answer with a body. */
  public static WireAnswer of(int status, String contentType, byte[] body) {
    return new WireAnswer(
        status, List.of(new WireRequest.Header("Content-Type", contentType)), body, Ending.SENT, 0);
  }

  /** A text in UTF-8. */
  public static WireAnswer text(int status, String contentType, String body) {
    return of(status, contentType + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Status 204: no body. */
  public static WireAnswer empty() {
    return new WireAnswer(204, List.of(), new byte[0], Ending.SENT, 0);
  }

  /** The same with one header more, its name written exactly so. */
  public WireAnswer with(String name, String value) {
    List<WireRequest.Header> more = new ArrayList<>(headers);
    more.add(new WireRequest.Header(name, value));
    return new WireAnswer(status, more, body, ending, delayMillis);
  }

  /** The same with all header names in lower case. */
  public WireAnswer lowerCase() {
    List<WireRequest.Header> lower = new ArrayList<>();
    headers.forEach(
        header ->
            lower.add(
                new WireRequest.Header(header.name().toLowerCase(Locale.ROOT), header.value())));
    return new WireAnswer(status, lower, body, ending, delayMillis);
  }

  /** The same, ending otherwise. */
  public WireAnswer ending(Ending other) {
    return new WireAnswer(status, headers, body, other, delayMillis);
  }

  /** The same, this much later. */
  public WireAnswer after(long millis) {
    return new WireAnswer(status, headers, body, ending, millis);
  }

  public int status() {
    return status;
  }

  List<WireRequest.Header> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  Ending ending() {
    return ending;
  }

  long delayMillis() {
    return delayMillis;
  }
}
