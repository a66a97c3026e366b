package canopy.headoffice.http;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;

/** {@code /openapi.json}: what machines may ask, in OpenAPI 3.1. */
public final class ApiDocument {
  private static final String FILE = "/openapi.json";

  private ApiDocument() {}

  /** Serves it. */
  public static void register(RoutesConfig routes) {
    byte[] document = read();
    routes.get(FILE, context -> context.contentType("application/json").result(document));
  }

  /** As it is served. */
  public static byte[] read() {
    try (InputStream in = ApiDocument.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + FILE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(FILE, e);
    }
  }
}
