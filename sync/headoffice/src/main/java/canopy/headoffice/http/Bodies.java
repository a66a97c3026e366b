package canopy.headoffice.http;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads bodies up to a limit, packed and unpacked, and never a byte further. */
public final class Bodies {
  private Bodies() {}

  /**
   * The body as it was sent.
   *
   * @throws Problem {@code too-large}; {@code bad-request} if it ends before its announced length
   */
  public static byte[] read(Context context, int mostBytes) {
    if (context.req().getContentLengthLong() > mostBytes) {
      throw tooLarge(mostBytes);
    }
    try (InputStream in = context.req().getInputStream()) {
      return bounded(in, mostBytes);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, "The body was cut off on its way; send it again.");
    }
  }

  /**
   * Undoes what {@code Content-Encoding} says.
   *
   * @param encoding {@code gzip}, {@code identity} or null
   * @throws Problem {@code too-large} as soon as more than the limit comes out; {@code bad-request}
   *     if it is not gzip
   */
  public static byte[] unpacked(byte[] body, @Nullable String encoding, int mostBytes) {
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      if (body.length > mostBytes) {
        throw tooLarge(mostBytes);
      }
      return body;
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, "Only gzip is understood as Content-Encoding.");
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 16 * 1024)) {
      return bounded(in, mostBytes);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, "The body is not gzip, or is damaged.");
    }
  }

  private static byte[] bounded(InputStream in, int mostBytes) throws IOException {
    byte[] bytes = in.readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw tooLarge(mostBytes);
    }
    return bytes;
  }

  private static Problem tooLarge(int mostBytes) {
    return Problem.of(
            Problem.Kind.TOO_LARGE, "At most " + mostBytes + " bytes are taken; send less at once.")
        .with("mostBytes", mostBytes);
  }
}
