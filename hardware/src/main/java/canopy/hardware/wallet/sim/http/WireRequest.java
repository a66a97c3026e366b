package canopy.hardware.wallet.sim.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire; the target is kept undecoded, because signatures cover it.
 */
public final class WireRequest {
  /** A header as written. */
  public record Header(String name, String value) {}

  private final String method;
  private final String target;
  private final List<Header> headers;
  private final byte[] body;

  /** The body belongs to the request from now on. */
  public WireRequest(String method, String target, List<Header> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  public String method() {
    return method;
  }

  /** Path and query, undecoded. */
  public String target() {
    return target;
  }

  /** Path, undecoded. */
  public String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** The decoded query; empty without one. */
  public Map<String, String> query() {
    return query(StandardCharsets.UTF_8);
  }

  /** The query, decoded with this character set. */
  public Map<String, String> query(Charset charset) {
    int question = target.indexOf('?');
    return question < 0 ? Map.of() : Forms.read(target.substring(question + 1), charset);
  }

  /** The first header of this name, in any case. */
  public @Nullable String header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }

  /** The body; not to be changed. */
  public byte[] body() {
    return body;
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
