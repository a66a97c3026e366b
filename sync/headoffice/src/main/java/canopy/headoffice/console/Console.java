package canopy.headoffice.console;

import canopy.headoffice.http.RateLimit;
import canopy.headoffice.identity.Stations;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The console, wired by hand: its pages and what stands before them. */
public final class Console {
  private static final int TRIES = 20;
  private static final Duration PER = Duration.ofMinutes(1);
  private static final Map<String, String> FILES =
      Map.of(
          "console.css", "/console/static/console.css",
          "htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");

  private final Users users;
  private final Door door;
  private final SignInPages signIn;
  private final StationPages stationPages;

  /**
   * @param secure whether browsers come over TLS
   */
  public Console(Jdbi jdbi, Stations stations, SecureRandom random, Clock clock, boolean secure) {
    Pages pages = new Pages(new Words());
    Audit audit = new Audit(jdbi, clock);
    users = new Users(jdbi, new Passwords(random), clock);
    door = new Door(new Sessions(jdbi, random, clock), secure);
    signIn = new SignInPages(door, users, audit, pages, new RateLimit(TRIES, PER, clock));
    stationPages = new StationPages(stations, pages);
  }

  /** Its users. */
  public Users users() {
    return users;
  }

  public void register(RoutesConfig routes) {
    routes.before("/console*", door::open);
    routes.before("/console/*", door::open);
    routes.get("/console/static/{file}", Console::file);
    signIn.register(routes);
    stationPages.register(routes);
  }

  private static void file(Context context) throws IOException {
    String path = FILES.get(context.pathParam("file"));
    if (path == null) {
      throw new NotFoundResponse();
    }
    try (InputStream in = Console.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + path);
      }
      context
          .contentType(path.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript")
          .result(in.readAllBytes());
    }
  }
}
