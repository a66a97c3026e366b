package canopy.headoffice.console;

import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.payment.RelayedPayments;
import canopy.headoffice.report.DayCloses;
import canopy.headoffice.report.DaySums;
import canopy.headoffice.report.Figures;
import canopy.headoffice.report.TankSheet;
import canopy.headoffice.report.Tanks;
import canopy.headoffice.report.WetStock;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One station: a day with the reports that closed it, its tanks, and what its tills paid through
 * head office. Request threads.
 */
final class SitePages {
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** How far back the page of all stations looks. */
  private static final int FINDING_DAYS = 7;

  private static final int MOST_FINDINGS = 200;
  private static final int MOST_DELIVERIES = 50;
  private static final int MOST_PAYMENTS = 200;

  private final Books books;
  private final Stations stations;
  private final Pages pages;
  private final Clock clock;

  /** Where the figures come from. */
  record Books(
      DayCloses closes, DaySums sums, Tanks tanks, WetStock stock, RelayedPayments payments) {}

  SitePages(Books books, Stations stations, Pages pages, Clock clock) {
    this.books = books;
    this.stations = stations;
    this.pages = pages;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/console/stations/{site}/day", this::day);
    routes.get("/console/stations/{site}/tanks", this::tanks);
    routes.get("/console/tanks", this::allTanks);
    routes.get("/console/stations/{site}/payments", this::payments);
  }

  /** A till's close of the day, as the page shows it. */
  public record CloseRow(
      String till,
      String number,
      DayCloses.Seal seal,
      String at,
      String by,
      int sales,
      int refunds,
      String total,
      String stored,
      boolean agrees) {}

  /** A tender kind or a tax, as the page shows it. */
  public record SumRow(String name, String amount) {}

  /** A grade, as the page shows it. */
  public record FuelRow(int grade, long fills, String litres, String amount) {}

  /** A delivery, as the page shows it. */
  public record DeliveryRow(
      String at,
      String document,
      int tank,
      String ticket,
      String measured,
      String difference,
      boolean isShort,
      String by) {}

  private void day(Context context) {
    Stations.Site site = site(context);
    LocalDate day = day(context.queryParam("day"), clock);
    ZoneId zone = ZoneId.of(site.zone());
    String currency = site.currency();
    Map<String, Object> model = around(day, clock);
    model.put("site", site);
    model.put(
        "closes",
        books.closes().of(site.site(), day).stream().map(close -> row(close, zone)).toList());
    model.put("tenders", rows(books.sums().tenders(site.site(), day), currency));
    model.put("taxes", rows(books.sums().taxes(site.site(), day), currency));
    model.put(
        "fuel",
        books.sums().fuel(site.site(), day).stream()
            .map(
                one ->
                    new FuelRow(
                        one.grade(),
                        one.fills(),
                        Figures.litres(one.millilitres()),
                        Figures.amount(one.minor(), currency)))
            .toList());
    pages.show(context, "day", model);
  }

  private void tanks(Context context) {
    Stations.Site site = site(context);
    ZoneId zone = ZoneId.of(site.zone());
    TankSheet sheet =
        TankSheet.of(books.stock(), books.tanks(), site.site(), zone, clock.instant());
    LocalDate since = LocalDate.now(clock).minusDays(TankSheet.DAYS);
    List<DeliveryRow> deliveries =
        books.tanks().deliveries(site.site(), since, MOST_DELIVERIES).stream()
            .map(one -> row(one, zone))
            .toList();
    pages.show(
        context,
        "tanks",
        Map.of("site", site, "sheet", sheet, "deliveries", deliveries, "days", TankSheet.DAYS));
  }

  /** What a gauge calls out, as the page of all stations shows it. */
  public record AlarmRow(String site, int tank, String since, List<String> alarms) {}

  /** Only what somebody should look into: a chain has too many tanks to list them all. */
  private void allTanks(Context context) {
    User user = Door.user(context, Role.VIEWER);
    LocalDate today = LocalDate.now(clock);
    LocalDate setUp = today.minusDays(TankSheet.DAYS_OF_SETUP);
    Map<String, ZoneId> zones = new HashMap<>();
    List<Stations.Site> sites =
        stations.sites().stream().filter(one -> user.sees(one.site())).toList();
    sites.forEach(one -> zones.put(one.site(), ZoneId.of(one.zone())));
    List<AlarmRow> alarms =
        books.stock().alarms(user.site(), setUp, MOST_FINDINGS).stream()
            .map(
                one ->
                    new AlarmRow(
                        one.site(),
                        one.tank(),
                        Figures.minute(
                            one.since(), zones.getOrDefault(one.site(), ZoneId.of("UTC"))),
                        List.of(one.alarms().split(" "))))
            .toList();
    List<TankSheet.FlagRow> flags =
        TankSheet.flags(
            books.stock().flags(user.site(), today.minusDays(FINDING_DAYS), setUp, MOST_FINDINGS));
    pages.show(
        context,
        "wet-stock",
        Map.of("sites", sites, "alarms", alarms, "flags", flags, "days", FINDING_DAYS));
  }

  /** A payment or refund through head office, as the page shows it. */
  public record PaymentRow(
      String at,
      String till,
      String account,
      String amount,
      boolean refund,
      String state,
      boolean waits,
      String code,
      String stated,
      String channelNo,
      String number) {}

  private void payments(Context context) {
    Stations.Site site = site(context);
    ZoneId zone = ZoneId.of(site.zone());
    List<PaymentRow> rows =
        books.payments().newest(site.site(), MOST_PAYMENTS).stream()
            .map(one -> row(one, zone))
            .toList();
    boolean full = rows.size() == MOST_PAYMENTS;
    pages.show(
        context,
        "payments",
        Map.of("site", site, "rows", rows, "full", full, "most", MOST_PAYMENTS));
  }

  private static PaymentRow row(RelayedPayments.Row one, ZoneId zone) {
    Long stated = one.statedMinor();
    String channelNo = one.channelNo();
    boolean other = stated != null && stated != one.amountMinor();
    return new PaymentRow(
        Figures.minute(one.at(), zone),
        one.till(),
        one.account(),
        Figures.money(one.refund() ? -one.amountMinor() : one.amountMinor(), one.currency()),
        one.refund(),
        one.state(),
        waits(one.state()),
        one.code(),
        other && stated != null ? Figures.money(stated, one.currency()) : "",
        channelNo == null ? "" : channelNo,
        one.number());
  }

  /** Whether nobody knows yet how it ends. */
  private static boolean waits(String state) {
    return switch (state) {
      case "ASKED", "WAITING", "UNPAID", "NOT_FOUND", "REFUNDING" -> true;
      default -> false;
    };
  }

  private Stations.Site site(Context context) {
    String site = context.pathParam("site");
    Door.user(context, Role.VIEWER, site);
    return stations
        .site(site)
        .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_SITE, site));
  }

  /** The day that is asked for; today if it is none. */
  static LocalDate day(@Nullable String text, Clock clock) {
    LocalDate today = LocalDate.now(clock);
    try {
      LocalDate day = text == null ? today : LocalDate.parse(text);
      // East of the server it may be tomorrow already.
      return day.isAfter(today.plusDays(1)) || day.isBefore(EARLIEST) ? today : day;
    } catch (DateTimeException e) {
      return today;
    }
  }

  /** A page's day with those before and after it. */
  static Map<String, Object> around(LocalDate day, Clock clock) {
    Map<String, Object> model = new HashMap<>();
    model.put("day", day.toString());
    model.put("earlier", day.minusDays(1).toString());
    model.put("later", day.isAfter(LocalDate.now(clock)) ? "" : day.plusDays(1).toString());
    return model;
  }

  private static CloseRow row(DayCloses.Close close, ZoneId zone) {
    Integer number = close.number();
    return new CloseRow(
        close.till(),
        number == null ? "–" : number.toString(),
        close.seal(),
        Figures.minute(close.at(), zone),
        close.by(),
        close.sales(),
        close.refunds(),
        Figures.money(close.totalMinor(), close.currency()),
        Figures.money(close.storedMinor(), close.currency()),
        close.agrees());
  }

  private static List<SumRow> rows(List<DaySums.Sum> sums, String currency) {
    return sums.stream()
        .map(one -> new SumRow(one.name(), Figures.amount(one.minor(), currency)))
        .toList();
  }

  private static DeliveryRow row(Tanks.Delivery one, ZoneId zone) {
    long difference = one.differenceMillilitres();
    return new DeliveryRow(
        Figures.minute(one.at(), zone),
        one.document(),
        one.tank(),
        Figures.litres(one.ticketMillilitres()),
        Figures.litres(one.measuredMillilitres()),
        (difference > 0 ? "+" : "") + Figures.litres(difference),
        difference < 0,
        one.by());
  }
}
