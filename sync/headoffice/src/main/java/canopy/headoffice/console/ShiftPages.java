package canopy.headoffice.console;

import canopy.headoffice.identity.Stations;
import canopy.headoffice.report.Figures;
import canopy.headoffice.report.Shifts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shifts of a day, of one station or of all: what does not agree comes first. Request threads.
 */
final class ShiftPages {
  private static final int MOST_SHIFTS = 200;

  private final Shifts shifts;
  private final Stations stations;
  private final Pages pages;
  private final Clock clock;

  ShiftPages(Shifts shifts, Stations stations, Pages pages, Clock clock) {
    this.shifts = shifts;
    this.stations = stations;
    this.pages = pages;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/console/shifts", this::ofDay);
  }

  /** A shift, as the page shows it. */
  public record Row(
      String site,
      String till,
      int number,
      String currency,
      String openedAt,
      String openedBy,
      boolean differs,
      @Nullable CloseRow close,
      List<CountRow> counts,
      List<MovementRow> movements) {}

  /** How it ended. */
  public record CloseRow(
      String at,
      String by,
      boolean counted,
      boolean withDay,
      int sales,
      int refunds,
      String total,
      String left,
      int openItems) {}

  /** One count with its tenders. */
  public record CountRow(
      String occasion,
      String at,
      String by,
      String reason,
      String acceptedBy,
      List<TenderRow> tenders) {}

  /** One tender of a count. */
  public record TenderRow(
      String kind, String expected, String counted, String difference, boolean differs) {}

  /** Cash that moved. */
  public record MovementRow(String kind, String at, String by, String change, String why) {}

  private void ofDay(Context context) {
    User user = Door.user(context, Role.VIEWER);
    String wanted = context.queryParam("site");
    String site = wanted == null || wanted.isEmpty() ? user.site() : wanted;
    if (site != null) {
      Door.user(context, Role.VIEWER, site);
    }
    LocalDate day = SitePages.day(context.queryParam("day"), clock);
    Map<String, ZoneId> zones = new HashMap<>();
    stations.sites().forEach(one -> zones.put(one.site(), ZoneId.of(one.zone())));
    List<Row> rows =
        shifts.ofDay(site, day, MOST_SHIFTS).stream()
            .map(shift -> row(shift, zones.getOrDefault(shift.key().site(), ZoneId.of("UTC"))))
            .toList();
    Map<String, Object> model = SitePages.around(day, clock);
    model.put("site", site == null ? "" : site);
    model.put("rows", rows);
    model.put("full", rows.size() == MOST_SHIFTS);
    pages.show(context, "shifts", model);
  }

  private static Row row(Shifts.Shift shift, ZoneId zone) {
    String currency = shift.currency();
    Shifts.Close end = shift.close();
    CloseRow close =
        end == null
            ? null
            : new CloseRow(
                Figures.minute(end.at(), zone),
                end.by(),
                end.counted(),
                end.withDay(),
                end.sales(),
                end.refunds(),
                Figures.money(end.totalMinor(), currency),
                Figures.money(end.leftMinor(), currency),
                end.openItems());
    return new Row(
        shift.key().site(),
        shift.key().till(),
        shift.number(),
        currency,
        Figures.minute(shift.openedAt(), zone),
        shift.openedBy(),
        shift.differs(),
        close,
        counts(shift.counts(), currency, zone),
        shift.movements().stream()
            .map(
                one ->
                    new MovementRow(
                        one.kind(),
                        Figures.minute(one.at(), zone),
                        one.by(),
                        Figures.difference(one.changeMinor(), currency),
                        (one.reason() + " " + one.note()).strip()))
            .toList());
  }

  /** Rows that were written by one count, together. */
  private static List<CountRow> counts(List<Shifts.Count> all, String currency, ZoneId zone) {
    List<CountRow> counts = new ArrayList<>();
    int from = 0;
    while (from < all.size()) {
      Shifts.Count first = all.get(from);
      int to = from;
      List<TenderRow> tenders = new ArrayList<>();
      while (to < all.size()
          && all.get(to).at().equals(first.at())
          && all.get(to).occasion().equals(first.occasion())) {
        Shifts.Count one = all.get(to);
        tenders.add(
            new TenderRow(
                one.kind(),
                Figures.amount(one.expectedMinor(), currency),
                Figures.amount(one.countedMinor(), currency),
                Figures.difference(one.differenceMinor(), currency),
                one.differenceMinor() != 0));
        to++;
      }
      String accepted = first.acceptedBy();
      counts.add(
          new CountRow(
              first.occasion(),
              Figures.minute(first.at(), zone),
              first.by(),
              first.reason(),
              accepted == null ? "" : accepted,
              tenders));
      from = to;
    }
    return counts;
  }
}
