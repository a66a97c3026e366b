package canopy.headoffice.console.goods;

import canopy.core.barcode.CheckDigit;
import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.Names;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.tax.TaxClass;
import canopy.headoffice.console.Form;
import canopy.headoffice.console.User;
import canopy.headoffice.feed.Goods;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.report.UnitPrices;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The form of an article, a new one or one that there is. Request threads. */
final class ArticlePages {
  private static final String PATH = "/console/goods/article";
  private static final String TEMPLATE = "article";
  private static final String CONFIRM = "confirm";
  private static final int OLDEST_YEARS = 120;
  private static final Pattern BETWEEN_CODES = Pattern.compile("[\\s;,|]+");
  private static final Pattern CODE = Pattern.compile("[!-~]{1,40}");
  private static final List<String> FIELDS =
      List.of(
          "zh",
          "en",
          "es",
          "codes",
          "department",
          "taxClass",
          "unit",
          "price",
          "cost",
          "age",
          "active",
          "favourite",
          CONFIRM);

  private final Goods goods;
  private final Desk desk;

  ArticlePages(Goods goods, Desk desk) {
    this.goods = goods;
    this.desk = desk;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, this::show);
    routes.post(PATH, this::save);
    routes.post(PATH + "/remove", this::remove);
  }

  /** Something to choose, as the page shows it. */
  public record Choice(String id, String name) {}

  private void show(Context context) {
    User user = Desk.reader(context);
    String scope = Desk.scope(context, user);
    String id = Desk.query(context, "id");
    Typed typed =
        id.isEmpty()
            ? fresh(scope)
            : goods
                .article(scope, id)
                .map(found -> typed(scope, found))
                .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_GOODS, id));
    desk.pages().show(context, TEMPLATE, model(context, user, scope, typed, ""));
  }

  private Map<String, Object> model(
      Context context, User user, String scope, Typed typed, String problem) {
    Map<String, Object> model = desk.form(user, scope, typed, problem);
    model.put(
        "departments",
        Desk.of(goods.departments(), scope, Department::id).stream()
            .map(one -> new Choice(one.id(), one.name(Desk.language(context))))
            .toList());
    model.put(
        "taxClasses",
        Desk.of(goods.taxClasses(), scope, TaxClass::id).stream()
            .map(one -> new Choice(one.id(), one.name().in(Desk.language(context))))
            .toList());
    model.put("far", !problem.isEmpty() && isFar(scope, typed));
    model.put("units", Arrays.stream(Quantity.Unit.values()).map(Enum::name).toList());
    return model;
  }

  private static Typed fresh(String scope) {
    Map<String, String> fields = new HashMap<>();
    FIELDS.forEach(name -> fields.put(name, ""));
    fields.put("active", "true");
    fields.put("unit", Quantity.Unit.PIECE.name());
    fields.putAll(Map.of("scope", scope, "version", "0", "new", "true", "id", ""));
    return new Typed(fields);
  }

  private Typed typed(String scope, Goods.Placed<Article> found) {
    UnitPrices written = desk.written();
    Article article = found.record();
    Map<String, String> fields = new HashMap<>();
    fields.put("scope", scope);
    fields.put("version", found.scope().equals(scope) ? "" + found.version() : "0");
    fields.put("new", "false");
    fields.put("id", article.id());
    fields.put("zh", article.name().zh());
    fields.put("en", article.name().en());
    fields.put("es", article.name().es());
    fields.put("codes", String.join("\n", article.codes()));
    fields.put("department", article.department());
    fields.put("taxClass", article.taxClass());
    fields.put("unit", article.unit().name());
    fields.put("price", written.write(scope, article.price()));
    fields.put("cost", written.write(scope, article.cost()));
    fields.put("age", Integer.toString(article.minimumAgeYears()));
    fields.put("active", Boolean.toString(article.active()));
    fields.put("favourite", Boolean.toString(article.favourite()));
    return new Typed(fields);
  }

  private void save(Context context) {
    desk.save(
        context,
        Typed.of(new Form(context), FIELDS),
        TEMPLATE,
        (user, scope, typed) -> {
          Article article = article(typed, desk.written());
          refuseFarPrice(scope, typed, article.price());
          desk.note(
              context,
              user,
              "article.decided",
              scope + " ARTICLE " + article.id(),
              goods.put(scope, article, typed.seen(), user.name()),
              article);
        },
        (user, scope, typed, problem) -> model(context, user, scope, typed, problem),
        "/console/goods");
  }

  /** A price that looks mistyped is saved when it, and no other, is ticked as right. */
  private void refuseFarPrice(String scope, Typed typed, UnitPrice price) {
    if (!typed.text(CONFIRM).equals(typed.text("price"))) {
      inForce(scope, typed)
          .filter(price::isFarFrom)
          .ifPresent(
              before -> {
                throw Problem.of(
                    Problem.Kind.CONFLICT,
                    Saying.PRICE_FAR,
                    desk.written().write(scope, before),
                    desk.written().write(scope, price));
              });
    }
  }

  private boolean isFar(String scope, Typed typed) {
    try {
      UnitPrice price = typed.price(desk.written());
      return inForce(scope, typed).filter(price::isFarFrom).isPresent();
    } catch (Problem noPrice) {
      return false;
    }
  }

  /** The price that an article has; empty for a new one. */
  private Optional<UnitPrice> inForce(String scope, Typed typed) {
    return typed.yes("new")
        ? Optional.empty()
        : goods.article(scope, typed.text("id")).map(found -> found.record().price());
  }

  private void remove(Context context) {
    desk.save(
        context,
        Typed.of(new Form(context), FIELDS),
        TEMPLATE,
        (user, scope, typed) ->
            desk.note(
                context,
                user,
                "article.removed",
                scope + " ARTICLE " + typed.id(),
                Optional.of(goods.remove(scope, typed.id(), typed.seen(), user.name())),
                null),
        (user, scope, typed, problem) -> {
          Typed now =
              goods
                  .article(scope, typed.text("id"))
                  .map(found -> typed(scope, found))
                  .orElseGet(() -> fresh(scope));
          return model(context, user, scope, now, problem);
        },
        "/console/goods");
  }

  private static Article article(Typed typed, UnitPrices written) {
    String id = typed.id();
    Names names = typed.names("");
    try {
      return new Article(
          id,
          names,
          typed.text("department"),
          typed.text("taxClass"),
          typed.price(written),
          unit(typed.text("unit")),
          typed.whole("age", OLDEST_YEARS, Saying.AGE_FORM),
          typed.yes("active"),
          codes(typed.text("codes")),
          typed.yes("favourite"),
          typed.cost(written));
    } catch (IllegalArgumentException e) {
      throw Typed.bad(Saying.BAD_RECORD, String.valueOf(e.getMessage()));
    }
  }

  /** In the one form in which tills look for them. */
  private static List<String> codes(String text) {
    Set<String> codes = new LinkedHashSet<>();
    for (String code : BETWEEN_CODES.split(text, -1)) {
      if (code.isEmpty()) {
        continue;
      }
      if (!CODE.matcher(code).matches()) {
        throw Typed.bad(Saying.CODE_SHAPE, code);
      }
      boolean gtin =
          switch (code.length()) {
            case 8, 12, 13, 14 -> CheckDigit.isDigits(code);
            default -> false;
          };
      if (gtin && !CheckDigit.isGtin(code)) {
        int right = CheckDigit.of(code.substring(0, code.length() - 1));
        throw Typed.bad(Saying.CODE_CHECK, code, Integer.toString(right));
      }
      codes.add(gtin ? CheckDigit.normalised(code) : code);
    }
    if (codes.size() > Article.CODE_LIMIT) {
      throw Typed.bad(Saying.CODE_COUNT, Article.CODE_LIMIT);
    }
    return new ArrayList<>(codes);
  }

  private static Quantity.Unit unit(String text) {
    return Quantity.Unit.valueOf(text);
  }
}
