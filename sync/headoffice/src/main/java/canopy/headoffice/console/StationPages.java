package canopy.headoffice.console;

import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.EnrolmentCodes;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.identity.TillState;
import canopy.headoffice.journal.Forks;
import canopy.headoffice.report.Figures;
import canopy.headoffice.report.HeldDecisions;
import canopy.headoffice.report.HeldRow;
import canopy.headoffice.report.UnitPrices;
import canopy.headoffice.report.UnreadLines;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stations and their tills. Request threads. */
final class StationPages {
  private static final DateTimeFormatter SEEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** A connected till asks for changes all the time: one that is silent for so long is not. */
  private static final Duration SILENT = Duration.ofMinutes(5);

  /** How far back tills are asked what they hold back. */
  private static final int HELD_DAYS = 92;

  private static final int MOST_HELD = 500;
  private static final int MOST_UNREAD = 200;

  private final Stations stations;
  private final EnrolmentCodes codes;
  private final Forks forks;
  private final HeldDecisions held;
  private final UnreadLines unread;
  private final Audit audit;
  private final Pages pages;
  private final Clock clock;

  /** Where tills, and what is known of them, come from. */
  record Books(
      Stations stations,
      EnrolmentCodes codes,
      Forks forks,
      HeldDecisions held,
      UnreadLines unread) {}

  StationPages(Books books, Audit audit, Pages pages, Clock clock) {
    this.stations = books.stations();
    this.codes = books.codes();
    this.forks = books.forks();
    this.held = books.held();
    this.unread = books.unread();
    this.audit = audit;
    this.pages = pages;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/console", context -> list(context, "", Refused.NOTHING));
    routes.post("/console/stations", this::addSite);
    routes.post("/console/stations/{site}/tills", this::addTill);
    routes.post("/console/stations/{site}/tills/{till}/code", this::code);
    routes.post("/console/stations/{site}/tills/{till}/revoke", this::revoke);
    routes.get("/console/quarantine", this::quarantine);
    routes.post("/console/stations/{site}/tills/{till}/release", this::release);
  }

  /** A till that sent another journal than the stored one. */
  public record ForkRow(String site, String till, String found, long seq, long head, long lines) {}

  /**
   * A form that was refused, and what was typed into it.
   *
   * @param at what it is about: {@code *} for a new station, a station for its new till, or a
   *     station and a till, as {@code S001/1}; empty if none was refused
   */
  public record Refused(
      String at,
      String problem,
      String site,
      String name,
      String zone,
      String currency,
      String till,
      String reason) {
    static final Refused NOTHING = new Refused("", "", "", "", "Asia/Shanghai", "CNY", "", "");

    static Refused station(Form form, String problem) {
      return new Refused(
          "*",
          problem,
          form.typed("site"),
          form.typed("name"),
          form.typed("zone"),
          form.typed("currency"),
          "",
          "");
    }

    static Refused till(String at, Form form, String problem) {
      return new Refused(
          at,
          problem,
          "",
          "",
          NOTHING.zone(),
          NOTHING.currency(),
          form.typed("till"),
          form.typed("reason"));
    }
  }

  /** The page again, with what was typed and what is wrong beside it. */
  private void refuse(Context context, Problem problem, Function<String, Refused> refused) {
    if (problem.kind() == Problem.Kind.NOT_FOUND) {
      // What it is about is not on the page.
      throw problem;
    }
    context.status(problem.kind().status());
    list(context, "", refused.apply(pages.sentence(context, problem)));
  }

  private void addSite(Context context) {
    User by = Door.user(context, Role.HEAD_OFFICE);
    Form form = new Form(context);
    try {
      Stations.Site site = site(form);
      stations.addSite(site);
      audit.note(by.name(), context.ip(), "station.added", site.site(), site.name());
      context.redirect("/console");
    } catch (Problem problem) {
      refuse(context, problem, sentence -> Refused.station(form, sentence));
    }
  }

  private static Stations.Site site(Form form) {
    try {
      return new Stations.Site(
          form.needed("site"),
          form.needed("name"),
          form.needed("zone"),
          form.needed("currency").toUpperCase(Locale.ROOT));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.BAD_ZONE);
    }
  }

  private void addTill(Context context) {
    String site = context.pathParam("site");
    User by = Door.user(context, Role.HEAD_OFFICE, site);
    Form form = new Form(context);
    try {
      String till = form.needed("till");
      stations.addTill(site, till);
      audit.note(by.name(), context.ip(), "till.added", site + "/" + till, "");
      context.redirect("/console");
    } catch (Problem problem) {
      refuse(context, problem, sentence -> Refused.till(site, form, sentence));
    }
  }

  /** The code is on this answer and nowhere else. */
  private void code(Context context) {
    String site = context.pathParam("site");
    String till = context.pathParam("till");
    User by = Door.user(context, Role.STATION_MANAGER, site);
    boolean shutOut =
        stations
            .till(site, till)
            .filter(one -> one.state() == TillState.REVOKED || one.state() == TillState.QUARANTINED)
            .isPresent();
    if (shutOut) {
      Door.user(context, Role.HEAD_OFFICE, site);
    }
    String one = site + "/" + till;
    try {
      EnrolmentCodes.Code code = codes.make(site, till, by.name());
      audit.note(by.name(), context.ip(), "code.made", one, "");
      String language = Door.languageOf(context);
      list(
          context, pages.words().say(language, "stations.code", one, code.text()), Refused.NOTHING);
    } catch (Problem problem) {
      refuse(context, problem, sentence -> Refused.till(one, new Form(context), sentence));
    }
  }

  private void revoke(Context context) {
    String site = context.pathParam("site");
    String till = context.pathParam("till");
    User by = Door.user(context, Role.HEAD_OFFICE, site);
    String one = site + "/" + till;
    Form form = new Form(context);
    try {
      String reason = form.needed("reason");
      stations.revoke(site, till, reason);
      audit.note(by.name(), context.ip(), "till.revoked", one, reason);
      context.redirect("/console");
    } catch (Problem problem) {
      refuse(context, problem, sentence -> Refused.till(one, form, sentence));
    }
  }

  private void quarantine(Context context) {
    User user = Door.user(context, Role.VIEWER);
    Map<String, ZoneId> zones = zones();
    List<ForkRow> rows =
        forks.open().stream()
            .filter(fork -> user.sees(fork.site()))
            .map(
                fork ->
                    new ForkRow(
                        fork.site(),
                        fork.till(),
                        Figures.time(
                            fork.foundAt(), zones.getOrDefault(fork.site(), ZoneId.of("UTC"))),
                        fork.fork().seq(),
                        fork.head().seq(),
                        fork.lines()))
            .toList();
    pages.show(
        context,
        "quarantine",
        Map.of("forks", rows, "lines", unread.newest(user.site(), MOST_UNREAD)));
  }

  private void release(Context context) {
    String site = context.pathParam("site");
    String till = context.pathParam("till");
    User by = Door.user(context, Role.HEAD_OFFICE, site);
    String resolution = new Form(context).needed("resolution");
    forks.release(site, till, by.name(), resolution);
    audit.note(by.name(), context.ip(), "quarantine.ended", site + "/" + till, resolution);
    context.redirect("/console/quarantine");
  }

  /**
   * A till as the page shows it.
   *
   * @param silent at work by its state, but nothing was heard of it for minutes
   */
  public record Row(
      String site,
      String till,
      TillState state,
      String seen,
      boolean silent,
      long lines,
      long waiting,
      String program) {}

  private void list(Context context, String news, Refused refused) {
    User user = Door.user(context, Role.VIEWER);
    Map<String, ZoneId> zones = zones();
    String never = pages.words().say(Door.languageOf(context), "stations.never");
    List<Row> rows =
        stations.tills().stream()
            .filter(till -> user.sees(till.site()))
            .map(till -> row(till, zones, never, clock.instant().minus(SILENT)))
            .toList();
    List<Stations.Site> sites =
        stations.sites().stream().filter(site -> user.sees(site.site())).toList();
    List<HeldRow> heldBack =
        held.now(
            user.site(),
            LocalDate.now(clock).minusDays(HELD_DAYS),
            MOST_HELD,
            zones,
            UnitPrices.of(stations.sites()));
    pages.show(
        context,
        "stations",
        Map.of("tills", rows, "sites", sites, "held", heldBack, "news", news, "refused", refused));
  }

  private Map<String, ZoneId> zones() {
    return stations.sites().stream()
        .collect(Collectors.toMap(Stations.Site::site, site -> ZoneId.of(site.zone())));
  }

  private static Row row(
      Stations.Till till, Map<String, ZoneId> zones, String never, Instant heard) {
    var seen = till.lastSeenAt();
    String program = till.program();
    return new Row(
        till.site(),
        till.till(),
        till.state(),
        seen == null
            ? never
            : SEEN.format(seen.atZone(zones.getOrDefault(till.site(), ZoneId.of("UTC")))),
        till.state() == TillState.ACTIVE && (seen == null || seen.isBefore(heard)),
        till.head().seq(),
        till.quarantinedLines(),
        program == null ? "" : program);
  }
}
