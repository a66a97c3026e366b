package canopy.headoffice.console;

import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.report.Figures;
import canopy.headoffice.report.Live;
import canopy.headoffice.report.SaleSheet;
import canopy.headoffice.report.Sales;
import canopy.headoffice.report.TankSheet;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sales, fills and tank levels as they come, days, and a sale in full with its journal line.
 * Request threads.
 */
final class SalePages {
  private static final int NEWEST = 50;
  private static final int NEWEST_FILLS = 20;
  private static final int MOST_TANKS = 100;
  private static final int DAYS = 14;
  private static final int MOST_ROWS = 1_000;

  /** How long a business day may be behind: a till that is away for longer sends late anyway. */
  private static final int LIVE_DAYS = 3;

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private final Sales sales;
  private final Live live;
  private final Stations stations;
  private final Pages pages;
  private final Clock clock;

  SalePages(Sales sales, Live live, Stations stations, Pages pages, Clock clock) {
    this.sales = sales;
    this.live = live;
    this.stations = stations;
    this.pages = pages;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/console/live", this::live);
    routes.get("/console/live/rows", context -> show(context, "live-rows", this::newest));
    routes.get("/console/live/fills", context -> show(context, "live-fills", this::fills));
    routes.get("/console/live/tanks", context -> show(context, "live-tanks", this::levels));
    routes.get("/console/days", this::days);
    routes.get("/console/sales/{site}/{till}/{seq}", this::sale);
  }

  /** A sale in one line, as the page shows it. */
  public record Row(
      String site,
      String till,
      long seq,
      String number,
      String kind,
      String total,
      String at,
      int lines,
      String cashier) {}

  /** A day of a station, as the page shows it. */
  public record DayRow(
      String day, String site, long sales, long refunds, String total, String tax, String litres) {}

  /** A fill, as the page shows it. */
  public record FillRow(
      String at, String site, int pump, int grade, String litres, String amount, String outcome) {}

  /** A tank, as the page shows it. */
  public record LevelRow(
      String site, int tank, int grade, String litres, long percent, String at, String source) {}

  private void live(Context context) {
    User user = Door.user(context, Role.VIEWER);
    Map<String, Object> model = new HashMap<>(newest(user));
    model.putAll(fills(user));
    model.putAll(levels(user));
    pages.show(context, "live", model);
  }

  private void show(Context context, String template, Function<User, Map<String, Object>> model) {
    pages.show(context, template, model.apply(Door.user(context, Role.VIEWER)));
  }

  private LocalDate liveSince() {
    return LocalDate.now(clock).minusDays(LIVE_DAYS);
  }

  private Map<String, Object> newest(User user) {
    Map<String, ZoneId> zones = zones();
    return Map.of(
        "rows",
        sales.newest(user.site(), liveSince(), NEWEST).stream()
            .map(one -> row(one, zones))
            .toList());
  }

  private Map<String, Object> fills(User user) {
    Map<String, Stations.Site> sites = sites();
    return Map.of(
        "fills",
        live.fills(user.site(), liveSince(), NEWEST_FILLS).stream()
            .map(
                one ->
                    new FillRow(
                        Figures.time(one.at(), zone(sites.get(one.site()))),
                        one.site(),
                        one.pump(),
                        one.grade(),
                        Figures.litres(one.millilitres()),
                        amount(one.minor(), sites.get(one.site())),
                        one.outcome()))
            .toList());
  }

  private Map<String, Object> levels(User user) {
    Map<String, Stations.Site> sites = sites();
    LocalDate shells = LocalDate.now(clock).minusDays(TankSheet.DAYS);
    return Map.of(
        "levels",
        live.levels(user.site(), liveSince(), shells, MOST_TANKS).stream()
            .map(
                one ->
                    new LevelRow(
                        one.site(),
                        one.tank(),
                        one.grade(),
                        Figures.litres(one.millilitres()),
                        one.safeFillMillilitres() == 0
                            ? 0
                            : one.millilitres() * 100 / one.safeFillMillilitres(),
                        Figures.time(one.at(), zone(sites.get(one.site()))),
                        one.source()))
            .toList());
  }

  private Map<String, Stations.Site> sites() {
    return stations.sites().stream().collect(Collectors.toMap(Stations.Site::site, one -> one));
  }

  private static ZoneId zone(Stations.@Nullable Site site) {
    return ZoneId.of(site == null ? "UTC" : site.zone());
  }

  /** A fill has no currency of its own: it is its station's. */
  private static String amount(long minor, Stations.@Nullable Site site) {
    return site == null ? "" : Figures.money(minor, site.currency());
  }

  private void days(Context context) {
    User user = Door.user(context, Role.VIEWER);
    // East of the server it may be tomorrow already.
    LocalDate newest = LocalDate.now(clock).plusDays(1);
    LocalDate to = upTo(context, newest);
    LocalDate from = to.minusDays(DAYS - 1);
    List<DayRow> rows =
        sales.days(user.site(), from, to, MOST_ROWS).stream()
            .map(
                day ->
                    new DayRow(
                        day.day().toString(),
                        day.site(),
                        day.sales(),
                        day.refunds(),
                        Figures.money(day.totalMinor(), day.currency()),
                        Figures.money(day.taxMinor(), day.currency()),
                        Figures.litres(day.fuelMillilitres())))
            .toList();
    LocalDate later = to.plusDays(DAYS);
    pages.show(
        context,
        "days",
        Map.of(
            "rows", rows,
            "from", from.toString(),
            "to", to.toString(),
            "earlier", from.minusDays(1).toString(),
            "later",
                to.isBefore(newest) ? (later.isBefore(newest) ? later : newest).toString() : ""));
  }

  private static LocalDate upTo(Context context, LocalDate newest) {
    String text = context.queryParam("to");
    try {
      LocalDate day = text == null ? newest : LocalDate.parse(text);
      return day.isAfter(newest) || day.isBefore(EARLIEST) ? newest : day;
    } catch (DateTimeException e) {
      return newest;
    }
  }

  private void sale(Context context) {
    String site = context.pathParam("site");
    String till = context.pathParam("till");
    Door.user(context, Role.VIEWER, site);
    long seq = seq(context.pathParam("seq"));
    Sales.Brief brief =
        sales
            .sale(site, till, seq)
            .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_SALE));
    Optional<Sales.Proof> proof = sales.proof(site, till, seq);
    Map<String, Object> model = new HashMap<>();
    model.put("sale", row(brief, zones()));
    model.put(
        "sheet",
        proof.flatMap(line -> SaleSheet.of(line.json(), Door.languageOf(context))).stream()
            .toList());
    model.put("proofs", proof.stream().toList());
    pages.show(context, "sale", model);
  }

  private Map<String, ZoneId> zones() {
    Map<String, ZoneId> zones = new HashMap<>();
    stations.sites().forEach(site -> zones.put(site.site(), ZoneId.of(site.zone())));
    return zones;
  }

  private static Row row(Sales.Brief one, Map<String, ZoneId> zones) {
    return new Row(
        one.site(),
        one.till(),
        one.seq(),
        one.number(),
        one.kind(),
        Figures.money(one.totalMinor(), one.currency()),
        Figures.time(one.at(), zones.getOrDefault(one.site(), ZoneId.of("UTC"))),
        one.lines(),
        one.cashier());
  }

  private static long seq(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_SALE);
    }
  }
}
