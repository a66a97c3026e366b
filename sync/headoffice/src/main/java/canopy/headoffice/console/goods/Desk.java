package canopy.headoffice.console.goods;

import canopy.core.catalogue.Language;
import canopy.core.event.Json;
import canopy.headoffice.console.Audit;
import canopy.headoffice.console.Door;
import canopy.headoffice.console.Pages;
import canopy.headoffice.console.Role;
import canopy.headoffice.console.Told;
import canopy.headoffice.console.User;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.feed.Goods;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.report.UnitPrices;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of goods have in common: who decides for which stations, what is written down of
 * it, and the form that comes back. Any thread.
 */
record Desk(Stations stations, Audit audit, Pages pages) {
  /** What there is to say of what was saved. */
  interface Saving {
    void save(User user, String scope, Typed typed);
  }

  /** Who may decide somewhere sees what is decided. */
  static User reader(Context context) {
    return Door.user(context, Role.STATION_MANAGER);
  }

  /** A station manager decides for his own station, head office for all. */
  private User decider(Context context, String scope) {
    if (scope.equals(Feed.EVERYWHERE)) {
      return Door.user(context, Role.HEAD_OFFICE);
    }
    if (stations.site(scope).isEmpty()) {
      throw Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_SITE, scope);
    }
    return Door.user(context, Role.STATION_MANAGER, scope);
  }

  static boolean sees(User user, String scope) {
    return scope.equals(Feed.EVERYWHERE) || user.sees(scope);
  }

  /** What was asked for, if the user sees it; otherwise his own station, or all. */
  static String scope(Context context, User user) {
    String asked = query(context, "scope");
    String own = user.site();
    return asked.isEmpty() || !sees(user, asked) ? own == null ? Feed.EVERYWHERE : own : asked;
  }

  static String query(Context context, String name) {
    String value = context.queryParam(name);
    return value == null ? "" : value;
  }

  /** How each station writes its prices. */
  UnitPrices written() {
    return UnitPrices.of(stations.sites());
  }

  /** What every page of goods has: the stations that the user sees. */
  Map<String, Object> places(User user) {
    Map<String, Object> model = new HashMap<>();
    model.put("sites", stations.sites().stream().filter(site -> user.sees(site.site())).toList());
    model.put("everywhere", user.site() == null);
    return model;
  }

  /** What a form has beside: whether the user may save it, and what is wrong. */
  Map<String, Object> form(User user, String scope, Typed typed, String problem) {
    Map<String, Object> model = places(user);
    boolean may =
        scope.equals(Feed.EVERYWHERE) ? user.role().covers(Role.HEAD_OFFICE) : user.sees(scope);
    model.put("may", may);
    model.put("scope", scope);
    model.put("f", typed.fields());
    model.put("problem", problem);
    return model;
  }

  /**
   * Saves a form and goes on, or says why not above the form, in which all stands as it was typed.
   *
   * @param form makes the model of the page again from what was typed, and what was wrong
   */
  void save(Context context, Typed typed, String template, Saving saving, Again form, String next) {
    String scope = typed.text("scope");
    User user = decider(context, scope);
    try {
      saving.save(user, scope, typed);
      context.redirect(next);
    } catch (Problem problem) {
      context.status(problem.kind().status());
      pages.show(
          context, template, form.again(user, scope, typed, pages.sentence(context, problem)));
    }
  }

  /** Makes a page's model again. */
  interface Again {
    Map<String, Object> again(User user, String scope, Typed typed, String problem);
  }

  /**
   * Writes down what was and what is.
   *
   * @param record null if it was taken back
   */
  void note(
      Context context,
      User user,
      String action,
      String subject,
      Optional<JsonNode> before,
      @Nullable Object record) {
    UnitPrices written = written();
    String scope = subject.split(" ", 2)[0];
    audit.note(
        user.name(),
        context.ip(),
        action,
        subject,
        Told.between(
            before.orElse(null),
            record == null ? null : Json.mapper().valueToTree(record),
            price -> written.write(scope, price)));
  }

  /** What there is for a scope: of two records with one id its own. */
  static <T> List<T> of(List<Goods.Placed<T>> all, String scope, Function<T, String> id) {
    Map<String, T> found = new TreeMap<>();
    for (Goods.Placed<T> one : all) {
      if (one.scope().equals(scope)) {
        found.put(id.apply(one.record()), one.record());
      } else if (one.scope().equals(Feed.EVERYWHERE)) {
        found.putIfAbsent(id.apply(one.record()), one.record());
      }
    }
    return List.copyOf(found.values());
  }

  static Language language(Context context) {
    return switch (Door.languageOf(context)) {
      case "zh" -> Language.ZH_CN;
      case "es" -> Language.ES;
      default -> Language.EN;
    };
  }
}
