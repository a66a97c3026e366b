package canopy.headoffice.console;

import canopy.core.catalogue.PlannedPrice;
import canopy.core.catalogue.PlannedPrice.Target;
import canopy.core.quantity.UnitPrice;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.feed.Prices;
import canopy.headoffice.feed.Prices.Priced;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.Stations;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goods, fuel grades, their prices and costs, and the prices that are planned. Request threads. */
final class PricePages {
  private static final int ROWS = 100;
  private static final int PRICE_DECIMALS = 3;

  /** Stands before a time in the audit, which pages say in their words. */
  static final String FROM = " from ";

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Prices prices;
  private final Stations stations;
  private final Audit audit;
  private final Pages pages;

  PricePages(Prices prices, Stations stations, Audit audit, Pages pages) {
    this.prices = prices;
    this.stations = stations;
    this.audit = audit;
    this.pages = pages;
  }

  void register(RoutesConfig routes) {
    routes.get("/console/goods", this::show);
    routes.post("/console/prices", this::plan);
    routes.post("/console/prices/cancel", this::cancel);
    routes.post("/console/costs", this::cost);
  }

  /** Something with a price, as the page shows it; the cost is empty if it is not known. */
  public record Row(
      String scope, String target, String key, String name, String price, String cost) {}

  /** A planned price, as the page shows it. */
  public record PlanRow(
      String scope, String id, String target, String key, String price, String at) {}

  /** A price that would be replaced, as the question shows it. */
  public record AskedRow(String scope, String price, String difference) {}

  private void show(Context context) {
    User user = Door.user(context, Role.VIEWER);
    String typed = context.queryParam("q");
    String text = typed == null ? "" : typed;
    List<PlanRow> planned =
        prices.planned().stream()
            .filter(one -> one.scope().equals(Feed.EVERYWHERE) || user.sees(one.scope()))
            .map(this::row)
            .toList();
    pages.show(
        context,
        "goods",
        Map.of(
            "q", text,
            "grades", rows(user, Target.GRADE, "", Door.languageOf(context)),
            "articles", rows(user, Target.ARTICLE, text, Door.languageOf(context)),
            "planned", planned,
            "sites", stations.sites().stream().filter(site -> user.sees(site.site())).toList(),
            "mayPlan", mayDecide(user),
            "everywhere", user.site() == null));
  }

  private List<Row> rows(User user, Target target, String text, String language) {
    return prices.find(target, text, language, ROWS).stream()
        .filter(one -> one.scope().equals(Feed.EVERYWHERE) || user.sees(one.scope()))
        .map(
            one ->
                new Row(
                    one.scope(),
                    target.name(),
                    one.key(),
                    one.name(),
                    decimal(one.price()),
                    mayDecide(user) ? decimal(one.cost()) : ""))
        .toList();
  }

  private void plan(Context context) {
    Form form = new Form(context);
    String scope = form.needed("scope");
    User user = mayDecide(context, scope);
    Target target = target(form.needed("target"));
    String key = form.needed("key");
    UnitPrice price = price(form.needed("price"));
    Instant at = time(form.text("at"), zone(scope));
    prices.check(price, at);
    List<Priced> replaced = prices.replaced(scope, target, key, Door.languageOf(context));
    // The answer is to the price that was asked about, and to no other.
    boolean asked = form.text("confirm").equals(form.needed("price"));
    if (!asked && needsAsking(scope, replaced, price)) {
      ask(context, form, replaced, price);
      return;
    }
    prices.plan(scope, target, key, price, at, user.name());
    audit.note(
        user.name(),
        context.ip(),
        "price.planned",
        subject(scope, target, key),
        told(scope, replaced, price) + (at == null ? "" : FROM + at));
    context.redirect("/console/goods");
  }

  /** Whether a price looks mistyped, or takes a station's own price away. */
  private static boolean needsAsking(String scope, List<Priced> replaced, UnitPrice price) {
    return replaced.stream()
        .anyMatch(
            one ->
                Prices.far(one.price(), price)
                    || (!one.scope().equals(scope) && !one.price().equals(price)));
  }

  /** Names what would change before anything does. */
  private void ask(Context context, Form form, List<Priced> replaced, UnitPrice price) {
    String scope = form.needed("scope");
    List<AskedRow> rows =
        replaced.stream()
            .map(
                one ->
                    new AskedRow(one.scope(), decimal(one.price()), difference(one.price(), price)))
            .toList();
    List<String> own =
        replaced.stream().map(Priced::scope).filter(one -> !one.equals(scope)).toList();
    Map<String, Object> model = new HashMap<>();
    List.of("scope", "target", "key", "price", "at")
        .forEach(name -> model.put(name, form.text(name)));
    model.put("name", replaced.getFirst().name());
    model.put("rows", rows);
    model.put("wanted", decimal(price));
    model.put("own", String.join(", ", own));
    model.put("far", replaced.stream().anyMatch(one -> Prices.far(one.price(), price)));
    model.put("farPercent", Prices.FAR_PERCENT);
    pages.show(context, "price-asked", model);
  }

  private static String difference(UnitPrice before, UnitPrice now) {
    long was = before.tenthsOfMinor();
    if (was == 0) {
      return "";
    }
    long percent = (now.tenthsOfMinor() - was) * 100 / was;
    return (percent > 0 ? "+" : "") + percent + " %";
  }

  private static String subject(String scope, Target target, String key) {
    return scope + " " + target + " " + key;
  }

  /** Old and new, the stations whose own price is replaced by their names. */
  private static String told(String scope, List<Priced> replaced, UnitPrice price) {
    return replaced.stream()
        .map(
            one ->
                (one.scope().equals(scope) ? "" : one.scope() + " ")
                    + decimal(one.price())
                    + " \u2192 "
                    + decimal(price))
        .collect(Collectors.joining("; "));
  }

  private void cost(Context context) {
    Form form = new Form(context);
    String scope = form.needed("scope");
    User user = mayDecide(context, scope);
    Target target = target(form.needed("target"));
    String key = form.needed("key");
    String typed = form.text("cost");
    UnitPrice cost = typed.isEmpty() ? null : price(typed);
    prices.cost(scope, target, key, cost, user.name());
    audit.note(
        user.name(), context.ip(), "cost.changed", subject(scope, target, key), decimal(cost));
    context.redirect("/console/goods");
  }

  private void cancel(Context context) {
    Form form = new Form(context);
    String scope = form.needed("scope");
    User user = mayDecide(context, scope);
    PlannedPrice plan = prices.cancel(scope, form.needed("id"), user.name());
    audit.note(
        user.name(),
        context.ip(),
        "price.cancelled",
        subject(scope, plan.target(), plan.key()),
        decimal(plan.price()) + FROM + plan.effectiveAt());
    context.redirect("/console/goods");
  }

  /** Who may decide prices sees costs. */
  private static boolean mayDecide(User user) {
    return user.role().covers(Role.STATION_MANAGER);
  }

  /** A station manager decides for his own station, head office for all. */
  private static User mayDecide(Context context, String scope) {
    return scope.equals(Feed.EVERYWHERE)
        ? Door.user(context, Role.HEAD_OFFICE)
        : Door.user(context, Role.STATION_MANAGER, scope);
  }

  private PlanRow row(Prices.Planned one) {
    PlannedPrice plan = one.plan();
    return new PlanRow(
        one.scope(),
        plan.id(),
        plan.target().name(),
        plan.key(),
        decimal(plan.price()),
        TIME.format(plan.effectiveAt().atZone(zone(one.scope()))));
  }

  /** Times are those of the station; those of all stations are UTC, and the page says so. */
  private ZoneId zone(String scope) {
    return stations.site(scope).map(site -> ZoneId.of(site.zone())).orElse(UTC);
  }

  private static Target target(String text) {
    try {
      return Target.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.NO_TARGET);
    }
  }

  private static UnitPrice price(String text) {
    try {
      return new UnitPrice(
          new BigDecimal(text.replace(',', '.')).movePointRight(PRICE_DECIMALS).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.PRICE_FORM, text);
    }
  }

  /** Null for at once. */
  private static @Nullable Instant time(String text, ZoneId zone) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.TIME_FORM, text);
    }
  }

  private static String decimal(@Nullable UnitPrice price) {
    if (price == null) {
      return "";
    }
    BigDecimal exact = BigDecimal.valueOf(price.tenthsOfMinor(), PRICE_DECIMALS);
    return exact.stripTrailingZeros().scale() <= 2
        ? exact.setScale(2).toPlainString()
        : exact.toPlainString();
  }
}
