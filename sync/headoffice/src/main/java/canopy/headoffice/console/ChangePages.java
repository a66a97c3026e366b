package canopy.headoffice.console;

import canopy.core.catalogue.LocalChange;
import canopy.core.event.Json;
import canopy.core.quantity.UnitPrice;
import canopy.headoffice.feed.StationChanges;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.report.Figures;
import canopy.headoffice.report.UnitPrices;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stations changed of their goods by themselves: yes or no, and why. Request threads. */
final class ChangePages {
  private static final String PATH = "/console/changes";
  private static final String FILE = PATH + "/{site}/{till}/file/{batch}";
  private static final int MOST_ANSWERED = 50;
  private static final int ON_A_PAGE = 50;
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
    routes.get(FILE, this::showFile);
    routes.post(FILE, this::answerFile);
  }

  /**
   * A change, as the page shows it.
   *
   * @param name of a new or changed article; empty of a price
   * @param detail what of a changed article is other than in head office's record
   * @param far whether the price may be mistyped, and is accepted only when ticked as right
   * @param conflict whether head office has changed the same since
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
      String detail,
      boolean far,
      boolean conflict) {}

  /** A file of which something waits, as the page shows it. */
  public record FileRow(
      String site,
      String till,
      String id,
      String file,
      String at,
      String operator,
      int added,
      int changed) {}

  /** An answer, as the page shows it; {@code articles} of a file, 0 of a single change. */
  public record AnswerRow(
      String site,
      String till,
      String at,
      String kind,
      String key,
      String name,
      String price,
      int articles,
      String answer,
      String by,
      String reason) {}

  /** What is done with a kind of changes. */
  public record PolicyRow(String kind, boolean byItself) {}

  private void show(Context context) {
    User user = Door.user(context, Role.VIEWER);
    String language = Door.languageOf(context);
    UnitPrices written = UnitPrices.of(stations.sites());
    Map<LocalChange.Kind, Boolean> policy = changes.policy();
    Map<String, Object> model = new HashMap<>();
    model.put(
        "waiting",
        changes.waiting(user.site()).stream().map(one -> row(one, language, written)).toList());
    model.put("files", changes.batches(user.site()).stream().map(this::fileRow).toList());
    model.put(
        "answered",
        changes.answered(user.site(), MOST_ANSWERED).stream()
            .map(one -> answerRow(one, language, written))
            .toList());
    model.put(
        "answeredFiles",
        changes.answeredBatches(user.site(), MOST_ANSWERED).stream().map(this::answerRow).toList());
    model.put(
        "policy",
        Arrays.stream(LocalChange.Kind.values())
            .map(kind -> new PolicyRow(kind.name(), policy.getOrDefault(kind, false)))
            .toList());
    model.put("farPercent", UnitPrice.FAR_PERCENT);
    model.put("mayAnswer", user.role().covers(Role.HEAD_OFFICE));
    model.put("left", count(context, "left"));
    model.put("done", count(context, "done"));
    pages.show(context, "changes", model);
  }

  /** What waits of one file, some at a time. */
  private void showFile(Context context) {
    String site = context.pathParam("site");
    String till = context.pathParam("till");
    String batch = context.pathParam("batch");
    User user = Door.user(context, Role.VIEWER, site);
    String language = Door.languageOf(context);
    FileRow file = fileRow(batch(site, till, batch));
    List<StationChanges.Asked> some =
        changes.inBatch(site, till, batch, count(context, "after"), ON_A_PAGE + 1);
    List<StationChanges.Asked> here = some.subList(0, Math.min(ON_A_PAGE, some.size()));
    UnitPrices written = UnitPrices.of(stations.sites());
    Map<String, Object> model = new HashMap<>();
    model.put("file", file);
    model.put("waiting", here.stream().map(one -> row(one, language, written)).toList());
    model.put("next", some.size() > ON_A_PAGE ? here.getLast().seq() : 0L);
    model.put("farPercent", UnitPrice.FAR_PERCENT);
    model.put("mayAnswer", user.role().covers(Role.HEAD_OFFICE));
    pages.show(context, "changes-file", model);
  }

  private StationChanges.AskedBatch batch(String site, String till, String id) {
    return changes.batches(site).stream()
        .filter(one -> one.till().equals(till) && one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Problem.of(Problem.Kind.CONFLICT, Saying.ALREADY_ANSWERED));
  }

  private void answer(Context context) {
    User user = Door.user(context, Role.HEAD_OFFICE);
    Form form = new Form(context);
    String site = context.pathParam("site");
    String till = context.pathParam("till");
    boolean accepted = form.needed("accepted").equals("true");
    String reason = form.text("reason");
    UnitPrices written = UnitPrices.of(stations.sites());
    if (accepted) {
      changes
          .waiting(site, till, seq(context))
          .ifPresent(one -> refuseFar(one, form.text("confirm"), written));
    }
    StationChanges.Asked asked =
        changes.answer(site, till, seq(context), accepted, reason, user.name());
    String target = asked.kind() == LocalChange.Kind.GRADE_PRICE ? "GRADE" : "ARTICLE";
    Told told =
        Told.of(
                List.of(
                    new Told.Field("till", "", till),
                    new Told.Field(
                        "price",
                        written.write(site, price(asked.beforeTenths())),
                        written.write(site, price(asked.priceTenths())))))
            .because(accepted ? "" : reason);
    audit.note(
        user.name(),
        context.ip(),
        accepted ? "change.accepted" : "change.refused",
        site + " " + target + " " + asked.key(),
        told);
    String batch = form.text("batch");
    boolean more = !batch.isEmpty() && !changes.inBatch(site, till, batch, 0, 1).isEmpty();
    context.redirect(more ? PATH + "/" + site + "/" + till + "/file/" + batch : PATH);
  }

  /** A price that looks mistyped is accepted when it, and no other, is ticked as right. */
  private static void refuseFar(StationChanges.Asked one, String confirmed, UnitPrices written) {
    String wanted = written.write(one.site(), price(one.priceTenths()));
    if (one.isFar() && !confirmed.equals(wanted)) {
      throw Problem.of(
          Problem.Kind.CONFLICT,
          Saying.PRICE_FAR,
          written.write(one.site(), price(one.beforeTenths())),
          wanted);
    }
  }

  private void answerFile(Context context) {
    User user = Door.user(context, Role.HEAD_OFFICE);
    Form form = new Form(context);
    String site = context.pathParam("site");
    String till = context.pathParam("till");
    boolean accepted = form.needed("accepted").equals("true");
    String reason = form.text("reason");
    StationChanges.AskedBatch batch = batch(site, till, context.pathParam("batch"));
    StationChanges.Outcome outcome =
        changes.answerAll(site, till, batch.id(), accepted, reason, user.name());
    audit.note(
        user.name(),
        context.ip(),
        accepted ? "change.accepted" : "change.refused",
        site + "/" + till + " " + batch.file(),
        Told.of(accepted ? "accepted" : "refused", "", Integer.toString(outcome.answered()))
            .because(accepted ? "" : reason));
    context.redirect(PATH + "?done=" + outcome.answered() + "&left=" + outcome.left());
  }

  private void policy(Context context) {
    User user = Door.user(context, Role.HEAD_OFFICE);
    Form form = new Form(context);
    boolean byItself = form.needed("byItself").equals("true");
    LocalChange.Kind kind = kind(form.needed("kind"));
    changes.policy(kind, byItself);
    audit.note(
        user.name(),
        context.ip(),
        "change.policy_set",
        kind.name(),
        Told.of("decides", "", byItself ? "byItself" : "byPerson"));
    context.redirect(PATH);
  }

  private static LocalChange.Kind kind(String text) {
    return Arrays.stream(LocalChange.Kind.values())
        .filter(each -> each.name().equals(text))
        .findFirst()
        .orElseThrow(() -> Problem.of(Problem.Kind.BAD_REQUEST, Saying.BAD_RECORD, text));
  }

  private static long seq(Context context) {
    return number(context.pathParam("seq"));
  }

  private static long count(Context context, String name) {
    String text = context.queryParam(name);
    return text == null ? 0 : number(text);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.BAD_RECORD, text);
    }
  }

  private Row row(StationChanges.Asked one, String language, UnitPrices written) {
    StationChanges.Current now = changes.current(one);
    boolean whole = one.kind() == LocalChange.Kind.CHANGED_ARTICLE;
    return new Row(
        one.site(),
        one.till(),
        one.seq(),
        Figures.minute(one.at(), zone(one.site())),
        one.operator(),
        one.kind().name(),
        one.key(),
        name(one.article(), language),
        written.write(one.site(), price(one.beforeTenths())),
        written.write(one.site(), price(one.priceTenths())),
        whole
            ? Told.between(now.record(), one.article(), price -> written.write(one.site(), price))
                .in(pages.words(), language, zone(one.site()))
            : "",
        one.isFar(),
        now.changedMeanwhile());
  }

  private FileRow fileRow(StationChanges.AskedBatch one) {
    return new FileRow(
        one.site(),
        one.till(),
        one.id(),
        one.file(),
        Figures.minute(one.at(), zone(one.site())),
        one.operator(),
        one.added(),
        one.changed());
  }

  private AnswerRow answerRow(StationChanges.Answered answer, String language, UnitPrices written) {
    StationChanges.Asked one = answer.asked();
    return new AnswerRow(
        one.site(),
        one.till(),
        Figures.minute(one.at(), zone(one.site())),
        one.kind().name(),
        one.key(),
        name(one.article(), language),
        written.write(one.site(), price(one.priceTenths())),
        0,
        said(answer.accepted()),
        answer.by(),
        answer.reason());
  }

  private AnswerRow answerRow(StationChanges.AnsweredBatch one) {
    return new AnswerRow(
        one.site(),
        one.till(),
        Figures.minute(one.at(), zone(one.site())),
        "",
        one.file(),
        "",
        "",
        one.articles(),
        said(one.accepted()),
        one.by(),
        one.reason());
  }

  private static String said(boolean accepted) {
    return accepted ? "ACCEPTED" : "REFUSED";
  }

  private ZoneId zone(String site) {
    return stations.site(site).map(one -> ZoneId.of(one.zone())).orElse(UTC);
  }

  private static @Nullable UnitPrice price(@Nullable Long tenths) {
    return tenths == null ? null : new UnitPrice(tenths);
  }

  private static String name(@Nullable JsonNode article, String language) {
    JsonNode names = article == null ? Json.mapper().createObjectNode() : article.path("name");
    String name = names.path(language).asText("");
    for (String other : List.of("zh", "en", "es")) {
      name = name.isEmpty() ? names.path(other).asText("") : name;
    }
    return name;
  }
}
