package canopy.headoffice.console;

import canopy.core.catalogue.LocalChange;
import canopy.core.event.Json;
import canopy.core.quantity.UnitPrice;
import canopy.headoffice.feed.StationChanges;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.report.Figures;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stations changed of their goods by themselves: yes or no, and why. Request threads. */
final class ChangePages {
  private static final String PATH = "/console/changes";
  private static final int MOST_ANSWERED = 50;
  private static final int PRICE_DECIMALS = 3;
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final StationChanges changes;
  private final Stations stations;
  private final Audit audit;
  private final Pages pages;

  ChangePages(StationChanges changes, Stations stations, Audit audit, Pages pages) {
    this.changes = changes;
    this.stations = stations;
    this.audit = audit;
    this.pages = pages;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, this::show);
    routes.post(PATH + "/policy", this::policy);
    routes.post(PATH + "/{site}/{till}/{seq}", this::answer);
  }

  /**
   * A change, as the page shows it.
   *
   * @param name of a new article; empty of a price
   * @param conflict whether head office has changed the same since
   * @param answer the word of the answer; empty while it waits
   */
  public record Row(
      String site,
      String till,
      long seq,
      String at,
      String operator,
      String kind,
      String key,
      String name,
      String before,
      String price,
      boolean conflict,
      String answer,
      String by,
      String reason) {}

  /** What is done with a kind of changes. */
  public record PolicyRow(String kind, boolean byItself) {}

  private void show(Context context) {
    User user = Door.user(context, Role.VIEWER);
    String language = Door.languageOf(context);
    List<Row> waiting =
        changes.waiting(user.site()).stream()
            .map(one -> row(one, language, changes.changedMeanwhile(one), null))
            .toList();
    List<Row> answered =
        changes.answered(user.site(), MOST_ANSWERED).stream()
            .map(one -> row(one.asked(), language, false, one))
            .toList();
    Map<LocalChange.Kind, Boolean> policy = changes.policy();
    pages.show(
        context,
        "changes",
        Map.of(
            "waiting",
            waiting,
            "answered",
            answered,
            "policy",
            Arrays.stream(LocalChange.Kind.values())
                .map(kind -> new PolicyRow(kind.name(), policy.getOrDefault(kind, false)))
                .toList(),
            "mayAnswer",
            user.role().covers(Role.HEAD_OFFICE)));
  }

  private void answer(Context context) {
    User user = Door.user(context, Role.HEAD_OFFICE);
    Form form = new Form(context);
    String site = context.pathParam("site");
    String till = context.pathParam("till");
    boolean accepted = form.needed("accepted").equals("true");
    changes.answer(site, till, seq(context), accepted, form.text("reason"), user.name());
    audit.note(
        user.name(),
        context.ip(),
        accepted ? "change.accepted" : "change.refused",
        site + "/" + till + " " + seq(context),
        form.text("reason"));
    context.redirect(PATH);
  }

  private void policy(Context context) {
    User user = Door.user(context, Role.HEAD_OFFICE);
    Form form = new Form(context);
    boolean byItself = form.needed("byItself").equals("true");
    LocalChange.Kind kind = kind(form.needed("kind"));
    changes.policy(kind, byItself);
    audit.note(
        user.name(), context.ip(), "change.policy_set", kind.name(), Boolean.toString(byItself));
    context.redirect(PATH);
  }

  private static LocalChange.Kind kind(String text) {
    return Arrays.stream(LocalChange.Kind.values())
        .filter(each -> each.name().equals(text))
        .findFirst()
        .orElseThrow(() -> Problem.of(Problem.Kind.BAD_REQUEST, Saying.BAD_RECORD, text));
  }

  private static long seq(Context context) {
    String text = context.pathParam("seq");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.BAD_RECORD, text);
    }
  }

  private Row row(
      StationChanges.Asked one,
      String language,
      boolean conflict,
      StationChanges.@Nullable Answered answer) {
    ZoneId zone = stations.site(one.site()).map(site -> ZoneId.of(site.zone())).orElse(UTC);
    Long before = one.beforeTenths();
    String said = answer == null ? "" : answer.accepted() ? "ACCEPTED" : "REFUSED";
    return new Row(
        one.site(),
        one.till(),
        one.seq(),
        Figures.minute(one.at(), zone),
        one.operator(),
        one.kind().name(),
        one.key(),
        name(one.article(), language),
        before == null ? "" : decimal(before),
        decimal(one.priceTenths()),
        conflict,
        said,
        answer == null ? "" : answer.by(),
        answer == null ? "" : answer.reason());
  }

  private static String name(@Nullable JsonNode article, String language) {
    JsonNode names = article == null ? Json.mapper().createObjectNode() : article.path("name");
    String name = names.path(language).asText("");
    for (String other : List.of("zh", "en", "es")) {
      name = name.isEmpty() ? names.path(other).asText("") : name;
    }
    return name;
  }

  private static String decimal(long tenths) {
    BigDecimal exact = BigDecimal.valueOf(new UnitPrice(tenths).tenthsOfMinor(), PRICE_DECIMALS);
    return exact.stripTrailingZeros().scale() <= 2
        ? exact.setScale(2).toPlainString()
        : exact.toPlainString();
  }
}
