package canopy.headoffice;

import canopy.headoffice.database.Database;
import canopy.headoffice.database.EmbeddedDatabase;
import canopy.headoffice.http.Problem;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Head office, wired by hand: read {@link #start} from top to bottom for the order in which it
 * comes up; it goes down in the reverse order.
 */
public final class HeadOffice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadOffice.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Javalin server;

  private HeadOffice(Settings settings) throws IOException {
    String url = settings.databaseUrl();
    if (url == null) {
      EmbeddedDatabase embedded = EmbeddedDatabase.start(settings.data().resolve("postgresql"));
      opened.push(embedded);
      url = embedded.jdbcUrl();
    }
    Database database = Database.open(url, settings.connections());
    opened.push(database);
    server = Javalin.create(config -> routes(config, database));
    server.start(settings.host(), settings.port());
    opened.push(server::stop);
    LOG.info("head office listens on {}:{}", settings.host(), server.port());
  }

  /**
   * Brings head office up. What was opened is closed again if it cannot start.
   *
   * @throws IOException if the embedded database does not start
   */
  public static HeadOffice start(Settings settings) throws IOException {
    return new HeadOffice(settings);
  }

  /** Starts it with the settings of the environment. */
  public static void main(String[] arguments) throws IOException {
    HeadOffice headOffice = start(Settings.from(System.getenv()));
    Runtime.getRuntime().addShutdownHook(new Thread(headOffice::close, "stop"));
  }

  private static void routes(JavalinConfig config, Database database) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.routes.exception(Problem.class, Problem::answer);
    config.routes.get("/health", context -> context.result("ok"));
    config.routes.get(
        "/ready",
        context -> {
          database.jdbi().useHandle(handle -> handle.execute("SELECT 1"));
          context.result("ok");
        });
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      AutoCloseable part = opened.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close well", part.getClass().getSimpleName(), e);
      }
    }
  }
}
