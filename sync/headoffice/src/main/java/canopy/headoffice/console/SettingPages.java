package canopy.headoffice.console;

import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.Stations;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of tills and the end of their receipts, for all stations or for one. Request threads.
 */
final class SettingPages {
  private static final String PATH = "/console/settings";
  private static final int USUAL_AUTO_LOCK_SECONDS = 300;
  private static final List<String> PAPER_LANGUAGES = List.of("ZH_CN", "EN", "ES");

  private final Feed feed;
  private final Stations stations;
  private final Audit audit;
  private final Pages pages;

  SettingPages(Feed feed, Stations stations, Audit audit, Pages pages) {
    this.feed = feed;
    this.stations = stations;
    this.audit = audit;
    this.pages = pages;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, this::show);
    routes.post(PATH, this::settings);
    routes.post(PATH + "/receipt", this::receipt);
  }

  private void show(Context context) {
    User user = Door.user(context, Role.STATION_MANAGER);
    String asked = context.queryParam("scope");
    String own = user.site();
    String scope = own != null ? own : asked == null ? Feed.EVERYWHERE : asked;
    Map<String, Object> model = new HashMap<>();
    model.put("scope", scope);
    model.put("sites", stations.sites().stream().filter(site -> user.sees(site.site())).toList());
    model.put("everywhere", own == null);
    model.put("languages", PAPER_LANGUAGES);
    JsonNode settings =
        feed.record(scope, RecordKind.SETTINGS, RecordKind.OF_TILLS)
            .orElse(JsonNodeFactory.instance.objectNode());
    model.put("decided", settings.size() > 0);
    model.put("autoAuthorise", settings.path("autoAuthorise").asBoolean());
    model.put("autoLockSeconds", settings.path("autoLockSeconds").asInt(USUAL_AUTO_LOCK_SECONDS));
    model.put("paperLanguage", settings.path("paperLanguage").asText("ZH_CN"));
    JsonNode foot =
        feed.record(scope, RecordKind.RECEIPT_TEXT, RecordKind.FOOT)
            .orElse(JsonNodeFactory.instance.objectNode());
    for (String language : Words.LANGUAGES) {
      model.put(language, foot.path(language).asText(""));
    }
    pages.show(context, "settings", model);
  }

  private void settings(Context context) {
    Form form = new Form(context);
    boolean leave = form.text("decide").equals("no");
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    if (!leave) {
      settings
          .put("autoAuthorise", form.text("autoAuthorise").equals("true"))
          .put("autoLockSeconds", seconds(form.needed("autoLockSeconds")))
          .put("paperLanguage", form.needed("paperLanguage"));
    }
    decide(context, RecordKind.SETTINGS, RecordKind.OF_TILLS, leave ? null : settings);
  }

  private void receipt(Context context) {
    Form form = new Form(context);
    ObjectNode foot = JsonNodeFactory.instance.objectNode();
    boolean empty = true;
    for (String language : Words.LANGUAGES) {
      String text = form.text(language).replace("\r", "");
      foot.put(language, text);
      empty = empty && text.isEmpty();
    }
    decide(context, RecordKind.RECEIPT_TEXT, RecordKind.FOOT, empty ? null : foot);
  }

  /** A station manager decides for his own station, head office for all. */
  private void decide(Context context, RecordKind kind, String key, @Nullable JsonNode data) {
    String scope = new Form(context).needed("scope");
    User user =
        scope.equals(Feed.EVERYWHERE)
            ? Door.user(context, Role.HEAD_OFFICE)
            : Door.user(context, Role.STATION_MANAGER, scope);
    if (!scope.equals(Feed.EVERYWHERE) && stations.site(scope).isEmpty()) {
      throw Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_SITE, scope);
    }
    JsonNode before = feed.record(scope, kind, key).orElse(null);
    feed.apply(List.of(new Edit(scope, kind, key, data, Edit.ANY)), user.name());
    Told told = Told.between(before, data, price -> price.toString());
    audit.note(user.name(), context.ip(), kind.word() + ".decided", scope, told);
    context.redirect(PATH + "?scope=" + scope);
  }

  private static int seconds(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.SECONDS_FORM, text);
    }
  }
}
