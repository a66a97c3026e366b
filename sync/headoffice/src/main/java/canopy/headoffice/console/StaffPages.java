package canopy.headoffice.console;

import canopy.core.catalogue.Language;
import canopy.core.event.Json;
import canopy.core.operator.Grant;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.station.DecidedSettings;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.feed.Staff;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.Stations;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * People at the tills and what their roles allow, everywhere or at one station. Request threads.
 */
final class StaffPages {
  private static final String PATH = "/console/staff";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");
  private static final canopy.headoffice.console.Role MANAGER =
      canopy.headoffice.console.Role.STATION_MANAGER;
  private static final canopy.headoffice.console.Role CHIEF =
      canopy.headoffice.console.Role.HEAD_OFFICE;
  private static final List<String> OF_THE_PROGRAM = List.of("cashier", "manager", "technician");

  private final Staff staff;
  private final Stations stations;
  private final Audit audit;
  private final Pages pages;

  StaffPages(Staff staff, Stations stations, Audit audit, Pages pages) {
    this.staff = staff;
    this.stations = stations;
    this.audit = audit;
    this.pages = pages;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, this::show);
    routes.get(PATH + "/person", this::person);
    routes.post(PATH + "/person", this::savePerson);
    routes.get(PATH + "/role", this::role);
    routes.post(PATH + "/role", this::saveRole);
    routes.post(PATH + "/release", this::release);
  }

  /** A person, as the page shows it. */
  public record PersonRow(
      String scope,
      long version,
      String id,
      String name,
      String role,
      String language,
      boolean active) {}

  /**
   * A role, as the page shows it.
   *
   * @param allowed how many rights it has
   * @param approval how many more with a second person's PIN
   */
  public record RoleRow(
      String scope, long version, String id, String name, long allowed, long approval) {}

  /** A right of a role, as the page shows it. */
  public record GrantRow(String right, String grant) {}

  private void show(Context context) {
    User user = Door.user(context, MANAGER);
    Function<Role, String> words = words(context);
    Map<String, Object> model = places(user);
    List<Staff.PlacedRole> roles =
        staff.roles().stream().filter(one -> sees(user, one.scope())).toList();
    model.put(
        "persons",
        staff.persons().stream()
            .filter(one -> sees(user, one.scope()))
            .map(one -> row(one, name(roles, one, words)))
            .toList());
    model.put("roles", roles.stream().map(one -> row(one, words)).toList());
    pages.show(context, "staff", model);
  }

  private static String name(
      List<Staff.PlacedRole> roles, Staff.Placed person, Function<Role, String> words) {
    String id = person.person().role();
    return roles.stream()
        .filter(one -> one.scope().equals(person.scope()) || one.scope().equals(Feed.EVERYWHERE))
        .map(Staff.PlacedRole::role)
        .filter(role -> role.id().equals(id))
        .map(words)
        .findFirst()
        .orElse(id);
  }

  private void person(Context context) {
    User user = Door.user(context, MANAGER);
    String scope = scope(context, user);
    String id = query(context, "id");
    PersonRow row =
        staff.persons().stream()
            .filter(one -> one.scope().equals(scope) && one.person().id().equals(id))
            .map(one -> row(one, one.person().role()))
            .findFirst()
            .orElse(new PersonRow(scope, 0, "", "", "", "ZH_CN", true));
    Function<Role, String> words = words(context);
    Map<String, Object> model = places(user);
    model.put("person", row);
    model.put("may", mayDecide(user, scope));
    model.put(
        "roles",
        staff.rolesFor(scope).stream()
            .map(role -> new RoleRow(scope, 0, role.id(), words.apply(role), 0, 0))
            .toList());
    model.put("languages", Arrays.stream(Language.values()).map(Enum::name).toList());
    pages.show(context, "staff-person", model);
  }

  private void savePerson(Context context) {
    Form form = new Form(context);
    String scope = form.needed("scope");
    User user = decider(context, scope);
    People.Person person =
        new People.Person(
            form.needed("id"),
            form.needed("name"),
            form.needed("role"),
            language(form.needed("language")),
            form.needed("active").equals("true"));
    Optional<JsonNode> before = staff.put(scope, person, version(form), user.name());
    note(context, user, "operator.decided", scope + " " + person.id(), told(before, person));
  }

  private void role(Context context) {
    User user = Door.user(context, MANAGER);
    String scope = scope(context, user);
    String id = query(context, "id");
    String like = query(context, "like");
    Staff.PlacedRole found =
        staff.roles().stream()
            .filter(one -> one.scope().equals(scope) && one.role().id().equals(id))
            .findFirst()
            .orElseGet(() -> new Staff.PlacedRole(scope, 0, anew(like)));
    Map<String, Object> model = places(user);
    Integer lock = found.role().autoLockSeconds();
    model.put("role", row(found, role -> role.name()));
    model.put("lock", lock == null ? "" : lock.toString());
    model.put("may", mayDecide(user, scope));
    model.put(
        "rights",
        Arrays.stream(Right.values())
            .map(right -> new GrantRow(right.name(), found.role().grant(right).name()))
            .toList());
    model.put("grants", Arrays.stream(Grant.values()).map(Enum::name).toList());
    pages.show(context, "staff-role", model);
  }

  /** A new role, with the rights of another one; every right for a manager. */
  private Role anew(String like) {
    if (like.equals("manager")) {
      Map<Right, Grant> all = new EnumMap<>(Right.class);
      for (Right right : Right.values()) {
        all.put(right, Grant.ALLOWED);
      }
      return new Role("", all);
    }
    return new Role("", Map.of(Right.SELL, Grant.ALLOWED, Right.AUTHORISE_PUMP, Grant.ALLOWED));
  }

  private void saveRole(Context context) {
    Form form = new Form(context);
    String scope = form.needed("scope");
    User user = decider(context, scope);
    Map<Right, Grant> grants = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      grants.put(right, grant(form.text("grant." + right.name())));
    }
    String lock = form.text("lock");
    Role role =
        new Role(
            form.needed("id"), form.text("name"), grants, lock.isEmpty() ? null : seconds(lock));
    Optional<JsonNode> before = staff.put(scope, role, version(form), user.name());
    note(context, user, "role.decided", scope + " " + role.id(), told(before, role));
  }

  private void release(Context context) {
    Form form = new Form(context);
    String scope = form.needed("scope");
    User user = decider(context, scope);
    RecordKind kind = form.needed("kind").equals("role") ? RecordKind.ROLE : RecordKind.OPERATOR;
    staff.release(scope, kind, form.needed("id"), version(form), user.name());
    String subject = scope + " " + form.needed("id");
    note(context, user, kind.word() + ".released", subject, Told.of(List.of()));
  }

  /** Neither people nor roles have prices. */
  private static Told told(Optional<JsonNode> before, Object record) {
    return Told.between(
        before.orElse(null), Json.mapper().valueToTree(record), price -> price.toString());
  }

  private void note(Context context, User user, String action, String subject, Told told) {
    audit.note(user.name(), context.ip(), action, subject, told);
    context.redirect(PATH);
  }

  private Map<String, Object> places(User user) {
    Map<String, Object> model = new HashMap<>();
    model.put("sites", stations.sites().stream().filter(site -> user.sees(site.site())).toList());
    model.put("everywhere", user.site() == null);
    return model;
  }

  private Function<Role, String> words(Context context) {
    String language = Door.languageOf(context);
    return role ->
        OF_THE_PROGRAM.contains(role.id())
            ? pages.words().say(language, "staff.role." + role.id())
            : role.name().isEmpty() ? role.id() : role.name();
  }

  private static PersonRow row(Staff.Placed one, String role) {
    People.Person person = one.person();
    return new PersonRow(
        one.scope(),
        one.version(),
        person.id(),
        person.name(),
        role,
        person.language().name(),
        person.active());
  }

  private static RoleRow row(Staff.PlacedRole one, Function<Role, String> words) {
    Role role = one.role();
    return new RoleRow(
        one.scope(),
        one.version(),
        role.id(),
        words.apply(role),
        count(role, Grant.ALLOWED),
        count(role, Grant.APPROVAL_REQUIRED));
  }

  private static long count(Role role, Grant grant) {
    return Arrays.stream(Right.values()).filter(right -> role.grant(right) == grant).count();
  }

  private static boolean sees(User user, String scope) {
    return scope.equals(Feed.EVERYWHERE) || user.sees(scope);
  }

  private static boolean mayDecide(User user, String scope) {
    return scope.equals(Feed.EVERYWHERE) ? user.role().covers(CHIEF) : user.sees(scope);
  }

  /** A station manager decides for his own station, head office for all. */
  private User decider(Context context, String scope) {
    if (scope.equals(Feed.EVERYWHERE)) {
      return Door.user(context, CHIEF);
    }
    if (stations.site(scope).isEmpty()) {
      throw Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_SITE, scope);
    }
    return Door.user(context, MANAGER, scope);
  }

  /** What was asked for, if the user sees it; otherwise his own station, or all. */
  private static String scope(Context context, User user) {
    String asked = query(context, "scope");
    String own = user.site();
    return asked.isEmpty() || !sees(user, asked) ? own == null ? Feed.EVERYWHERE : own : asked;
  }

  private static String query(Context context, String name) {
    @Nullable String value = context.queryParam(name);
    return value == null ? "" : value;
  }

  private static long version(Form form) {
    try {
      return Long.parseLong(form.needed("version"));
    } catch (NumberFormatException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.BAD_RECORD, "version");
    }
  }

  private static Language language(String text) {
    try {
      return Language.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.BAD_RECORD, text);
    }
  }

  private static Grant grant(String text) {
    try {
      return text.isEmpty() ? Grant.DENIED : Grant.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.BAD_RECORD, text);
    }
  }

  private static int seconds(String text) {
    if (!SECONDS.matcher(text).matches()
        || Integer.parseInt(text) > DecidedSettings.LONGEST_AUTO_LOCK_SECONDS) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.SECONDS_FORM, text);
    }
    return Integer.parseInt(text);
  }
}
