package canopy.headoffice.console;

import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.report.Figures;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The console's users, and what all of them changed. Request threads. */
final class PeoplePages {
  private static final int ROWS = 200;
  private static final String PATH = "/console/users";
  private static final Typed NOBODY = new Typed("", "", Role.VIEWER.name(), "");
  private static final String ACTION = "audit.action.";
  private static final Pattern GOODS = Pattern.compile("(\\S+) (GRADE|ARTICLE) (\\S+)");

  /** What is decided for a station or for all, and kept under that and its own key. */
  private static final Set<String> RECORDS =
      Arrays.stream(RecordKind.values()).map(RecordKind::word).collect(Collectors.toSet());

  private static final Pattern TIMED =
      Pattern.compile("(.*)\\b(from|until) (\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Users users;
  private final Stations stations;
  private final Audit audit;
  private final Pages pages;

  PeoplePages(Users users, Stations stations, Audit audit, Pages pages) {
    this.users = users;
    this.stations = stations;
    this.audit = audit;
    this.pages = pages;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, this::list);
    routes.post(PATH, this::add);
    routes.post(PATH + "/{name}/password", this::password);
    routes.post(PATH + "/{name}/active", this::active);
    routes.get("/console/audit", this::audit);
  }

  private void list(Context context) {
    Door.user(context, Role.HEAD_OFFICE);
    show(context, NOBODY, "");
  }

  /** A user who is being added, as typed; a password is never sent back. */
  public record Typed(String name, String fullName, String role, String site) {}

  private void show(Context context, Typed typed, String problem) {
    pages.show(
        context,
        "users",
        Map.of(
            "users",
            users.all(),
            "sites",
            stations.sites(),
            "roles",
            List.of(Role.values()),
            "typed",
            typed,
            "problem",
            problem));
  }

  private void add(Context context) {
    User by = Door.user(context, Role.HEAD_OFFICE);
    Form form = new Form(context);
    Typed typed =
        new Typed(
            form.typed("name"), form.typed("fullName"), form.typed("role"), form.typed("site"));
    try {
      User user = added(form, Door.languageOf(context));
      Told told =
          Told.of(
              List.of(
                  new Told.Field("role", "", user.role().name()),
                  new Told.Field("name", "", user.fullName()),
                  new Told.Field("site", "", typed.site().strip())));
      audit.note(by.name(), context.ip(), "user.added", user.name(), told);
      context.redirect(PATH);
    } catch (Problem problem) {
      refuse(context, typed, problem, "");
    }
  }

  private User added(Form form, String language) {
    Role role = role(form.needed("role"));
    String site = form.text("site");
    User user =
        new User(
            form.needed("name"),
            form.needed("fullName"),
            role,
            role == Role.STATION_MANAGER && !site.isEmpty() ? site : null,
            language,
            true);
    users.add(user, form.needed("password"));
    users.expectChange(user.name());
    return user;
  }

  /**
   * The form again, with what is wrong.
   *
   * @param whose password is as it was; empty if it is nobody's
   */
  private void refuse(Context context, Typed typed, Problem problem, String whose) {
    context.status(problem.kind().status());
    String sentence = pages.sentence(context, problem);
    String language = Door.languageOf(context);
    show(
        context,
        typed,
        whose.isEmpty()
            ? sentence
            : pages.words().say(language, "users.passwordStays", whose, sentence));
  }

  private void password(Context context) {
    User by = Door.user(context, Role.HEAD_OFFICE);
    String name = context.pathParam("name");
    try {
      users.setPassword(name, new Form(context).needed("password"));
    } catch (Problem problem) {
      refuse(context, NOBODY, problem, name);
      return;
    }
    if (!name.equals(by.name())) {
      users.expectChange(name);
    }
    audit.note(by.name(), context.ip(), "user.password_set", name, "");
    context.redirect(PATH);
  }

  private void active(Context context) {
    User by = Door.user(context, Role.HEAD_OFFICE);
    String name = context.pathParam("name");
    boolean active = new Form(context).needed("active").equals("true");
    if (name.equals(by.name())) {
      throw Problem.of(Problem.Kind.CONFLICT, Saying.NOT_YOURSELF);
    }
    users.setActive(name, active);
    audit.note(by.name(), context.ip(), active ? "user.let_in" : "user.shut_out", name, "");
    context.redirect(PATH);
  }

  /** A change, as the page shows it. */
  public record Row(
      String at, String by, String address, String action, Subject subject, String detail) {}

  private void audit(Context context) {
    Door.user(context, Role.HEAD_OFFICE);
    String typed = context.queryParam("q");
    String text = typed == null ? "" : typed.strip();
    String language = Door.languageOf(context);
    ZoneId zone = zone();
    List<Row> rows =
        audit.newest(text, actions(text, language), ROWS).stream()
            .map(
                one ->
                    new Row(
                        Figures.time(one.at(), zone),
                        one.by(),
                        one.address(),
                        one.action(),
                        subject(one, language),
                        detail(one, language)))
            .toList();
    pages.show(context, "audit", Map.of("q", text, "rows", rows, "zone", zone.getId()));
  }

  /**
   * What was changed, apart: the page says places, people and goods in words.
   *
   * @param scope a station, or all; empty if it is neither
   * @param target {@code PERSON}, or what goods they are; empty if it is neither
   */
  public record Subject(String scope, String target, String key) {}

  private Subject subject(Audit.Entry entry, String language) {
    String text = entry.subject();
    Matcher goods = GOODS.matcher(text);
    if (goods.matches()) {
      return new Subject(goods.group(1), goods.group(2), goods.group(3));
    }
    String kind = entry.action().split("\\.", 2)[0];
    if (RECORDS.contains(kind)) {
      String[] parts = text.split(" ", 2);
      String target = kind.equals(RecordKind.OPERATOR.word()) ? "PERSON" : "";
      return new Subject(parts[0], target, parts.length == 2 ? parts[1] : "");
    }
    return new Subject("", "", worded("changes.kind." + text, language, text));
  }

  /** Times by the station's clock, and what else has words in them. */
  private String detail(Audit.Entry entry, String language) {
    String text = entry.detail();
    String site = entry.subject().split("[ /]", 2)[0];
    ZoneId zone = stations.site(site).map(one -> ZoneId.of(one.zone())).orElseGet(this::zone);
    Optional<Told> told = Told.read(text);
    if (told.isPresent()) {
      return told.get().in(pages.words(), language, zone);
    }
    Matcher timed = TIMED.matcher(text);
    if (timed.matches()) {
      String word = timed.group(2).equals("from") ? "audit.from" : "audit.until";
      String at = Figures.time(Instant.parse(timed.group(3)), zone);
      return pages.words().say(language, word, timed.group(1).strip(), at).strip();
    }
    String first = text.split(" ", 2)[0];
    return worded("role." + first, language, first) + text.substring(first.length());
  }

  private String worded(String key, String language, String otherwise) {
    return pages.words().all(language).getOrDefault(key, otherwise);
  }

  /** What was done is kept in a short form; a person looks for the words that the page has. */
  private List<String> actions(String text, String language) {
    String wanted = plain(text);
    return wanted.isEmpty()
        ? List.of()
        : pages.words().all(language).entrySet().stream()
            .filter(one -> one.getKey().startsWith(ACTION))
            .filter(one -> plain(one.getValue()).contains(wanted))
            .map(one -> one.getKey().substring(ACTION.length()))
            .toList();
  }

  private static String plain(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** The clock of the stations; UTC if they do not have the same. */
  private ZoneId zone() {
    List<String> zones = stations.sites().stream().map(Stations.Site::zone).distinct().toList();
    return ZoneId.of(zones.size() == 1 ? zones.getFirst() : "UTC");
  }

  private static Role role(String text) {
    try {
      return Role.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.NO_ROLE, text);
    }
  }
}
