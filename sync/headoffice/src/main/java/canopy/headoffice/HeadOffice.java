package canopy.headoffice;

import canopy.headoffice.console.Console;
import canopy.headoffice.console.Users;
import canopy.headoffice.console.goods.GoodsPages;
import canopy.headoffice.database.Database;
import canopy.headoffice.database.Days;
import canopy.headoffice.database.EmbeddedDatabase;
import canopy.headoffice.database.Readiness;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.feed.FeedBell;
import canopy.headoffice.feed.FeedRoutes;
import canopy.headoffice.feed.Goods;
import canopy.headoffice.feed.Prices;
import canopy.headoffice.feed.StationChanges;
import canopy.headoffice.http.ApiDocument;
import canopy.headoffice.http.Faults;
import canopy.headoffice.http.Headers;
import canopy.headoffice.identity.EnrolmentCodes;
import canopy.headoffice.identity.EnrolmentRoutes;
import canopy.headoffice.identity.SignedRequests;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.journal.Forks;
import canopy.headoffice.journal.JournalPages;
import canopy.headoffice.journal.JournalRoutes;
import canopy.headoffice.journal.JournalStore;
import canopy.headoffice.journal.SignOff;
import canopy.headoffice.journal.Turns;
import canopy.headoffice.metrics.Meters;
import canopy.headoffice.payment.Accounts;
import canopy.headoffice.payment.RelayRoutes;
import canopy.headoffice.projection.Projector;
import canopy.headoffice.projection.Rebuild;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Head office, wired by hand: read the constructor from top to bottom for the order in which it
 * comes up; it goes down in the reverse order.
 */
public final class HeadOffice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadOffice.class);
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int STOP_TIMEOUT_MILLIS = 20_000;
  private static final int CONNECTIONS_PER_BATCH_AHEAD = 4;
  private static final int COMPRESSED_FROM_BYTES = 1024;

  private final Deque<AutoCloseable> opened;
  private final String databaseUrl;
  private final Stations stations;
  private final EnrolmentCodes codes;
  private final Forks forks;
  private final Rebuild rebuild;
  private final Feed feed;
  private final Prices prices;
  private final Console console;
  private final Javalin server;

  private HeadOffice(Settings settings, Clock clock, Deque<AutoCloseable> opened)
      throws IOException {
    this.opened = opened;
    databaseUrl = databaseUrl(settings, opened);
    Database database = Database.open(databaseUrl, settings.connections());
    opened.push(database);
    Readiness readiness = new Readiness(databaseUrl);
    opened.push(readiness);
    Jdbi jdbi = database.jdbi();
    Days days = new Days(jdbi, clock);
    days.ahead();

    stations = new Stations(jdbi, clock);
    codes = new EnrolmentCodes(jdbi, clock, new SecureRandom());
    forks = new Forks(jdbi, clock);
    Projector projector = new Projector();
    rebuild = new Rebuild(jdbi, projector);
    SignedRequests signed = new SignedRequests(jdbi, clock);
    Meters meters = new Meters();
    EnrolmentRoutes enrolments = new EnrolmentRoutes(jdbi, clock);
    JournalRoutes journals =
        new JournalRoutes(
            signed,
            new JournalStore(jdbi, days, projector, clock),
            new JournalPages(jdbi),
            new SignOff(jdbi, clock),
            meters,
            new Turns(settings.connections() / CONNECTIONS_PER_BATCH_AHEAD),
            clock);
    feed = new Feed(jdbi, clock);
    FeedBell bell = new FeedBell(database.connections(), feed);
    prices = new Prices(jdbi, feed, clock, UUID::randomUUID);
    StationChanges asked = new StationChanges(jdbi, feed, clock);
    Accounts accounts = Accounts.open(settings.payments(), clock);
    RelayRoutes payments = new RelayRoutes(signed, accounts, jdbi, clock);
    // What is under way is broken off first, and then waited for.
    opened.push(payments);
    opened.push(accounts);
    opened.push(new Housekeeping(days, signed, rebuild, prices, asked));
    console =
        new Console(
            jdbi,
            new Console.Parts(stations, codes, forks, feed, asked),
            new SecureRandom(),
            clock,
            settings.overTls());

    server =
        Javalin.create(
            config -> {
              configure(config, settings.overTls());
              Headers.register(config.routes, settings.overTls());
              Faults.register(config.routes, console::refuse);
              meters.register(config);
              health(config, readiness);
              ApiDocument.register(config.routes);
              enrolments.register(config.routes);
              journals.register(config.routes);
              new FeedRoutes(feed, bell, jdbi, signed).register(config.routes);
              payments.register(config.routes);
              console.register(config.routes);
              new GoodsPages(new Goods(jdbi, feed), prices, stations, console)
                  .register(config.routes);
            });
    listen(settings, bell);
  }

  private void listen(Settings settings, FeedBell bell) {
    server.start(settings.host(), settings.port());
    opened.push(server::stop);
    // Ends the tills' open streams, so it stops before the server, which waits for its requests.
    bell.start();
    opened.push(bell);
    LOG.info("head office listens on {}:{}", settings.host(), server.port());
  }

  /** The one that is set up, or that of a PostgreSQL which is started here. */
  private static String databaseUrl(Settings settings, Deque<AutoCloseable> opened)
      throws IOException {
    String url = settings.databaseUrl();
    if (url == null) {
      EmbeddedDatabase embedded = EmbeddedDatabase.start(settings.data().resolve("postgresql"));
      opened.push(embedded);
      url = embedded.jdbcUrl();
    }
    return url;
  }

  /**
   * Brings head office up. What was opened is closed again if it cannot start.
   *
   * @throws IOException if the embedded database does not start
   */
  public static HeadOffice start(Settings settings) throws IOException {
    return start(settings, Clock.systemUTC());
  }

  /** The same by another clock. */
  public static HeadOffice start(Settings settings, Clock clock) throws IOException {
    if (!settings.overTls() && !InetAddress.getByName(settings.host()).isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "HOST "
              + settings.host()
              + " can be reached from other machines: put something that speaks TLS in front, and"
              + " say so with a PUBLIC_URL that begins with https:");
    }
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      return new HeadOffice(settings, clock, opened);
    } catch (IOException | RuntimeException e) {
      closeAll(opened);
      throw e;
    }
  }

  /** Starts it with the settings of the environment. */
  public static void main(String[] arguments) throws IOException {
    HeadOffice headOffice = start(Settings.from(System.getenv()));
    Runtime.getRuntime().addShutdownHook(new Thread(headOffice::close, "stop"));
  }

  private static String forwardedAddress(Context context) {
    String via = context.header("X-Forwarded-For");
    return via == null
        ? context.req().getRemoteAddr()
        : via.substring(via.lastIndexOf(',') + 1).strip();
  }

  private static void configure(JavalinConfig config, boolean overTls) {
    if (overTls) {
      // What stands in front of this server says whose request it is, last in the list.
      config.contextResolver.ip = HeadOffice::forwardedAddress;
    }
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.http.compressionStrategy.setDefaultMinSizeForCompression(COMPRESSED_FROM_BYTES);
    config.jetty.modifyServer(HeadOffice::finishRequestsOnStop);
  }

  private static void finishRequestsOnStop(Server jetty) {
    jetty.setHandler(new GracefulHandler());
    jetty.setStopTimeout(STOP_TIMEOUT_MILLIS);
  }

  private static void health(JavalinConfig config, Readiness readiness) {
    config.routes.get("/health", context -> context.contentType(TEXT).result("ok"));
    config.routes.get(
        "/ready",
        context -> {
          readiness.require();
          context.contentType(TEXT).result("ok");
        });
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** All that can be asked, as {@code GET /v1/till}. */
  List<String> routes() {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  /** Where its database is, with user and password. */
  String databaseUrl() {
    return databaseUrl;
  }

  /** Sites and tills. */
  public Stations stations() {
    return stations;
  }

  /** Codes that enrol tills. */
  public EnrolmentCodes codes() {
    return codes;
  }

  /** Tills in quarantine. */
  public Forks forks() {
    return forks;
  }

  /** What head office decides. */
  public Feed feed() {
    return feed;
  }

  /** What things cost and will cost. */
  public Prices prices() {
    return prices;
  }

  /** Who may use the console. */
  public Users users() {
    return console.users();
  }

  /** Rows that are made again from the stored lines. */
  public Rebuild rebuild() {
    return rebuild;
  }

  @Override
  public void close() {
    closeAll(opened);
    LOG.info("head office has stopped");
  }

  private static void closeAll(Deque<AutoCloseable> opened) {
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
