package canopy.headoffice.console.goods;

import canopy.core.catalogue.PlannedPrice;
import canopy.core.catalogue.PlannedPrice.Target;
import canopy.core.quantity.UnitPrice;
import canopy.headoffice.console.Door;
import canopy.headoffice.console.Form;
import canopy.headoffice.console.Role;
import canopy.headoffice.console.Told;
import canopy.headoffice.console.User;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.feed.Prices;
import canopy.headoffice.feed.Prices.Priced;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.report.UnitPrices;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goods, fuel grades, their prices and costs, and the prices that are planned. Request threads. */
final class PricePages {
  private static final int ROWS = 100;
  private static final String PATH = "/console/goods";

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Prices prices;
  private final Desk desk;

  PricePages(Prices prices, Desk desk) {
    this.prices = prices;
    this.desk = desk;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, this::show);
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

  private void show(Context context) {
    page(context, Desk.query(context, "q"), PriceForm.NONE);
  }

  /**
   * @param form one that was not taken, shown again as it was typed
   */
  private void page(Context context, String text, PriceForm form) {
    User user = Door.user(context, Role.VIEWER);
    UnitPrices written = desk.written();
    List<PlanRow> planned =
        prices.planned().stream()
            .filter(one -> Desk.sees(user, one.scope()))
            .map(one -> row(one, written))
            .toList();
    List<Row> grades = rows(user, written, Target.GRADE, "", Door.languageOf(context));
    List<Row> articles = rows(user, written, Target.ARTICLE, text, Door.languageOf(context));
    Map<String, Object> model = desk.places(user);
    model.put("q", text);
    model.put("grades", grades);
    model.put("articles", articles);
    model.put("planned", planned);
    model.put("mayPlan", mayDecide(user));
    model.put("again", form.fields());
    model.put(
        "apart", grades.stream().noneMatch(form::isOf) && articles.stream().noneMatch(form::isOf));
    desk.pages().show(context, "goods", model);
  }

  private List<Row> rows(
      User user, UnitPrices written, Target target, String text, String language) {
    return prices.find(target, text, language, ROWS).stream()
        .filter(one -> Desk.sees(user, one.scope()))
        .map(
            one ->
                new Row(
                    one.scope(),
                    target.name(),
                    one.key(),
                    one.name(),
                    written.write(one.scope(), one.price()),
                    mayDecide(user) ? written.write(one.scope(), one.cost()) : ""))
        .toList();
  }

  private void plan(Context context) {
    Form form = new Form(context);
    String scope = form.needed("scope");
    User user = mayDecide(context, scope);
    PriceForm typed = PriceForm.of(form, PriceForm.PRICE);
    if (typed.isTakenBack()) {
      page(context, typed.text("q"), typed);
      return;
    }
    try {
      plan(context, user, scope, typed);
    } catch (Problem problem) {
      refuse(context, typed, problem);
    }
  }

  private void plan(Context context, User user, String scope, PriceForm typed) {
    Target target = target(typed.text("target"));
    String key = typed.text("key");
    UnitPrices written = desk.written();
    UnitPrice price = price(written, scope, typed.needed("price"));
    Instant at = time(typed.text("at"), zone(scope));
    prices.check(price, at);
    List<Priced> replaced = prices.replaced(scope, target, key, at, Door.languageOf(context));
    PriceQuestion question = new PriceQuestion(replaced, price, written);
    if (question.isNeeded() && !question.isAnswered(typed)) {
      desk.pages().show(context, "price-asked", question.model(typed));
      return;
    }
    List<Priced> taken = typed.isForTheirsToo() ? replaced : replaced.subList(0, 1);
    prices.plan(taken.stream().map(Priced::scope).toList(), target, key, price, at, user.name());
    desk.audit()
        .note(
            user.name(),
            context.ip(),
            "price.planned",
            subject(scope, target, key),
            told(scope, taken, price, written).from(at));
    next(context, typed);
  }

  /** The page again, with the sentence at the field. */
  private void refuse(Context context, PriceForm typed, Problem problem) {
    context.status(problem.kind().status());
    page(context, typed.text("q"), typed.refused(problem, desk.pages().sentence(context, problem)));
  }

  private static void next(Context context, PriceForm typed) {
    String text = typed.text("q");
    context.redirect(
        text.isEmpty() ? PATH : PATH + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  private static String subject(String scope, Target target, String key) {
    return scope + " " + target + " " + key;
  }

  /** Old and new, the stations that change with all by their names. */
  private static Told told(
      String scope, List<Priced> replaced, UnitPrice price, UnitPrices written) {
    return Told.of(
        replaced.stream()
            .map(
                one ->
                    new Told.Field(
                        one.scope().equals(scope) ? "price" : one.scope(),
                        written.write(one.scope(), one.price()),
                        written.write(one.scope(), price)))
            .toList());
  }

  private void cost(Context context) {
    Form form = new Form(context);
    String scope = form.needed("scope");
    User user = mayDecide(context, scope);
    PriceForm typed = PriceForm.of(form, PriceForm.COST);
    try {
      cost(context, user, scope, typed);
    } catch (Problem problem) {
      refuse(context, typed, problem);
    }
  }

  private void cost(Context context, User user, String scope, PriceForm typed) {
    Target target = target(typed.text("target"));
    UnitPrices written = desk.written();
    String text = typed.text("cost");
    UnitPrice cost = text.isEmpty() ? null : price(written, scope, text);
    List<Priced> before = prices.cost(scope, target, typed.text("key"), cost, user.name());
    List<Told.Field> told =
        before.stream()
            .map(
                one ->
                    new Told.Field(
                        one.scope().equals(scope) ? "cost" : one.scope(),
                        written.write(one.scope(), one.cost()),
                        written.write(one.scope(), cost)))
            .toList();
    String subject = subject(scope, target, typed.text("key"));
    desk.audit().note(user.name(), context.ip(), "cost.changed", subject, Told.of(told));
    next(context, typed);
  }

  private void cancel(Context context) {
    Form form = new Form(context);
    String scope = form.needed("scope");
    User user = mayDecide(context, scope);
    PlannedPrice plan = prices.cancel(scope, form.needed("id"), user.name());
    desk.audit()
        .note(
            user.name(),
            context.ip(),
            "price.cancelled",
            subject(scope, plan.target(), plan.key()),
            Told.of("price", "", desk.written().write(scope, plan.price()))
                .from(plan.effectiveAt()));
    context.redirect(PATH);
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

  private PlanRow row(Prices.Planned one, UnitPrices written) {
    PlannedPrice plan = one.plan();
    return new PlanRow(
        one.scope(),
        plan.id(),
        plan.target().name(),
        plan.key(),
        written.write(one.scope(), plan.price()),
        TIME.format(plan.effectiveAt().atZone(zone(one.scope()))));
  }

  /** Times are those of the station; those of all stations are UTC, and the page says so. */
  private ZoneId zone(String scope) {
    return desk.stations().site(scope).map(site -> ZoneId.of(site.zone())).orElse(UTC);
  }

  private static Target target(String text) {
    try {
      return Target.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw Typed.bad(Saying.NO_TARGET);
    }
  }

  private static UnitPrice price(UnitPrices written, String scope, String text) {
    return written
        .read(scope, text)
        .orElseThrow(() -> Typed.bad(Saying.PRICE_FORM, text, written.most(scope)));
  }

  /** Null for at once. */
  private static @Nullable Instant time(String text, ZoneId zone) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw Typed.bad(Saying.TIME_FORM, text);
    }
  }
}
