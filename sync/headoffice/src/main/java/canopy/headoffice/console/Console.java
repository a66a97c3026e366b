package canopy.headoffice.console;

import canopy.headoffice.console.takings.TakingPages;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.feed.KnownNames;
import canopy.headoffice.feed.Staff;
import canopy.headoffice.feed.StationChanges;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.RateLimit;
import canopy.headoffice.identity.EnrolmentCodes;
import canopy.headoffice.identity.Passwords;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.journal.Forks;
import canopy.headoffice.payment.RelayedPayments;
import canopy.headoffice.report.DayCloses;
import canopy.headoffice.report.DaySums;
import canopy.headoffice.report.HeldDecisions;
import canopy.headoffice.report.Live;
import canopy.headoffice.report.Sales;
import canopy.headoffice.report.Shifts;
import canopy.headoffice.report.Takings;
import canopy.headoffice.report.Tanks;
import canopy.headoffice.report.UnreadLines;
import canopy.headoffice.report.WetStock;
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
          "icon.svg", "/console/static/icon.svg",
          "htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");

  private static final Map<String, String> TYPES =
      Map.of(
          ".css",
          "text/css; charset=utf-8",
          ".js",
          "text/javascript; charset=utf-8",
          ".svg",
          "image/svg+xml; charset=utf-8");

  private final Users users;
  private final Pages pages;
  private final Audit audit;
  private final Door door;
  private final SignInPages signIn;
  private final StationPages stationPages;
  private final SalePages salePages;
  private final ShiftPages shiftPages;
  private final TakingPages takingPages;
  private final SitePages sitePages;
  private final SettingPages settingPages;
  private final PeoplePages peoplePages;
  private final StaffPages staffPages;
  private final ChangePages changePages;

  /** What of head office the console shows and changes. */
  public record Parts(
      Stations stations, EnrolmentCodes codes, Forks forks, Feed feed, StationChanges changes) {}

  /**
   * @param secure whether browsers come over TLS
   */
  public Console(Jdbi jdbi, Parts parts, SecureRandom random, Clock clock, boolean secure) {
    pages = new Pages(new Words(), new KnownNames(jdbi));
    audit = new Audit(jdbi, clock);
    users = new Users(jdbi, new Passwords(random), clock);
    door = new Door(new Sessions(jdbi, random, clock), secure);
    signIn = new SignInPages(door, users, audit, pages, new RateLimit(TRIES, PER, clock));
    Stations stations = parts.stations();
    stationPages =
        new StationPages(
            new StationPages.Books(
                stations,
                parts.codes(),
                parts.forks(),
                new HeldDecisions(jdbi),
                new UnreadLines(jdbi)),
            audit,
            pages,
            clock);
    settingPages = new SettingPages(parts.feed(), stations, audit, pages);
    salePages = new SalePages(new Sales(jdbi), new Live(jdbi), stations, pages, clock);
    shiftPages = new ShiftPages(new Shifts(jdbi), stations, pages, clock);
    takingPages = new TakingPages(new Takings(jdbi), stations, pages, clock);
    sitePages =
        new SitePages(
            new SitePages.Books(
                new DayCloses(jdbi),
                new DaySums(jdbi),
                new Tanks(jdbi),
                new WetStock(jdbi),
                new RelayedPayments(jdbi)),
            stations,
            pages,
            clock);
    changePages = new ChangePages(parts.changes(), stations, audit, pages);
    staffPages = new StaffPages(new Staff(jdbi, parts.feed()), stations, audit, pages);
    peoplePages = new PeoplePages(users, stations, audit, pages);
  }

  /** Its users. */
  public Users users() {
    return users;
  }

  /** Renders its pages. */
  public Pages pages() {
    return pages;
  }

  /** What people changed. */
  public Audit audit() {
    return audit;
  }

  public void register(RoutesConfig routes) {
    routes.before("/console", door::open);
    routes.before("/console/*", door::open);
    routes.get("/console/static/{file}", Console::file);
    signIn.register(routes);
    stationPages.register(routes);
    salePages.register(routes);
    shiftPages.register(routes);
    takingPages.register(routes);
    sitePages.register(routes);
    settingPages.register(routes);
    peoplePages.register(routes);
    staffPages.register(routes);
    changePages.register(routes);
  }

  /** A person gets a page in his language, a till a document. */
  public void refuse(Problem problem, Context context) {
    if (!context.path().startsWith("/console")) {
      problem.answer(context);
      return;
    }
    context.status(problem.kind().status());
    pages.show(context, "refused", Map.of("detail", pages.sentence(context, problem)));
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
          .contentType(TYPES.getOrDefault(path.substring(path.lastIndexOf('.')), "text/plain"))
          .result(in.readAllBytes());
    }
  }
}
