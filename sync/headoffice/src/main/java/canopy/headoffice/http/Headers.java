package canopy.headoffice.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * What browsers may do with any answer, of whatever address: nothing, but where the console says
 * otherwise.
 */
public final class Headers {
  private static final String YEAR = "max-age=31536000; includeSubDomains";

  private Headers() {}

  /**
   * Puts them on every answer, before anything else may go wrong.
   *
   * @param overTls whether browsers come over TLS, and shall never come otherwise
   */
  public static void register(RoutesConfig routes, boolean overTls) {
    routes.before(context -> put(context, overTls));
  }

  private static void put(Context context, boolean overTls) {
    context.header(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
    if (overTls) {
      context.header("Strict-Transport-Security", YEAR);
    }
  }
}
