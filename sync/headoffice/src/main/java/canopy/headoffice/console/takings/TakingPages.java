package canopy.headoffice.console.takings;

import canopy.headoffice.console.Door;
import canopy.headoffice.console.Pages;
import canopy.headoffice.console.Role;
import canopy.headoffice.console.User;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.report.Figures;
import canopy.headoffice.report.Takings;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was sold, filtered: a cashier who worked at several tills stands on one page. */
public final class TakingPages {
  /** A year and its day before; more would be asked for by mistake. */
  private static final int MOST_DAYS = 366;

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private final Takings takings;
  private final Stations stations;
  private final Pages pages;
  private final Clock clock;

  public TakingPages(Takings takings, Stations stations, Pages pages, Clock clock) {
    this.takings = takings;
    this.stations = stations;
    this.pages = pages;
    this.clock = clock;
  }

  public void register(RoutesConfig routes) {
    routes.get("/console/takings", this::show);
  }

  /**
   * A row of a table, already worded but for names.
   *
   * @param till empty for all tills of a cashier together
   */
  public record CashierRow(
      String cashier, String till, long sales, long refunds, String total, String litres) {}

  /** A grade. */
  public record GradeRow(int grade, long fills, String litres, String total) {}

  /** A department or a tender kind. */
  public record SumRow(String name, String total) {}

  private void show(Context context) {
    User user = Door.user(context, Role.VIEWER);
    List<Stations.Site> sites =
        stations.sites().stream().filter(site -> user.sees(site.site())).toList();
    Map<String, Object> model = new HashMap<>();
    model.put("sites", sites);
    Stations.@Nullable Site site = chosen(sites, query(context, "site"));
    model.put("site", site == null ? "" : site.site());
    if (site != null) {
      Takings.Filter filter = filter(context, site.site());
      model.put("filter", filter);
      model.put("grade", filter.grade() == null ? "" : filter.grade().toString());
      model.put("choices", takings.choices(filter));
      model.put("currency", site.currency());
      List<Takings.Cashier> cashiers = takings.cashiers(filter);
      model.put("cashiers", rows(cashiers, site.currency()));
      model.put("whole", row("", "", cashiers, site.currency()));
      model.put("tills", cashiers.stream().map(Takings.Cashier::till).distinct().toList());
      model.put(
          "grades",
          takings.grades(filter).stream()
              .map(
                  one ->
                      new GradeRow(
                          one.grade(),
                          one.fills(),
                          Figures.litres(one.millilitres()),
                          Figures.amount(one.minor(), site.currency())))
              .toList());
      model.put("departments", sums(takings.departments(filter), site.currency()));
      model.put("tenders", sums(takings.tenders(filter), site.currency()));
    }
    pages.show(context, "takings", model);
  }

  private static Stations.@Nullable Site chosen(List<Stations.Site> sites, String wanted) {
    return sites.stream()
        .filter(site -> site.site().equals(wanted))
        .findFirst()
        .orElse(sites.isEmpty() ? null : sites.getFirst());
  }

  private Takings.Filter filter(Context context, String site) {
    LocalDate today = LocalDate.now(clock);
    LocalDate to = day(query(context, "to"), today);
    LocalDate from = day(query(context, "from"), to);
    LocalDate first = from.isAfter(to) ? to : from;
    LocalDate earliest = to.minusDays(MOST_DAYS - 1L);
    return new Takings.Filter(
        site,
        first.isBefore(earliest) ? earliest : first,
        to,
        query(context, "till"),
        query(context, "cashier"),
        grade(query(context, "grade")),
        query(context, "department"));
  }

  private static String query(Context context, String name) {
    String value = context.queryParam(name);
    return value == null ? "" : value.strip();
  }

  private static LocalDate day(String text, LocalDate otherwise) {
    try {
      LocalDate day = text.isEmpty() ? otherwise : LocalDate.parse(text);
      // East of the server it may be tomorrow already.
      return day.isBefore(EARLIEST) || day.isAfter(otherwise.plusDays(1)) ? otherwise : day;
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  private static @Nullable Integer grade(String text) {
    try {
      return text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Whoever worked at several tills is summed up first. */
  private static List<CashierRow> rows(List<Takings.Cashier> all, String currency) {
    List<CashierRow> rows = new ArrayList<>();
    int from = 0;
    while (from < all.size()) {
      String cashier = all.get(from).cashier();
      int to = from;
      while (to < all.size() && all.get(to).cashier().equals(cashier)) {
        to++;
      }
      List<Takings.Cashier> own = all.subList(from, to);
      if (own.size() > 1) {
        rows.add(row(cashier, "", own, currency));
      }
      for (Takings.Cashier one : own) {
        rows.add(row(cashier, one.till(), List.of(one), currency));
      }
      from = to;
    }
    return rows;
  }

  private static CashierRow row(
      String cashier, String till, List<Takings.Cashier> of, String currency) {
    return new CashierRow(
        cashier,
        till,
        of.stream().mapToLong(Takings.Cashier::sales).sum(),
        of.stream().mapToLong(Takings.Cashier::refunds).sum(),
        Figures.amount(of.stream().mapToLong(Takings.Cashier::minor).sum(), currency),
        Figures.litres(of.stream().mapToLong(Takings.Cashier::millilitres).sum()));
  }

  private static List<SumRow> sums(List<Takings.Sum> sums, String currency) {
    return sums.stream()
        .map(one -> new SumRow(one.name(), Figures.amount(one.minor(), currency)))
        .toList();
  }
}
