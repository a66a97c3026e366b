package canopy.headoffice.console;

import canopy.headoffice.http.Problem;
import canopy.headoffice.http.RateLimit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;

/** Signing in and out, one's own password, and the language. Request threads. */
final class SignInPages {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'");

  /** A page of the console and of no other site, without anything that could end a header. */
  private static final Pattern OWN_PAGE =
      Pattern.compile("/console([/?][A-Za-z0-9/?&=%._~*+:@,;!$'()-]*)?");

  private final Door door;
  private final Users users;
  private final Audit audit;
  private final Pages pages;
  private final RateLimit tries;

  /**
   * @param tries how often one address may try
   */
  SignInPages(Door door, Users users, Audit audit, Pages pages, RateLimit tries) {
    this.door = door;
    this.users = users;
    this.audit = audit;
    this.pages = pages;
    this.tries = tries;
  }

  void register(RoutesConfig routes) {
    routes.get(Door.SIGN_IN, context -> show(context, "", ""));
    routes.post(Door.SIGN_IN, this::signIn);
    routes.post(Door.SIGN_OUT, this::signOut);
    routes.post(Door.CHOOSE_LANGUAGE, this::language);
    routes.get(Door.PASSWORD, context -> showPassword(context, ""));
    routes.post(Door.PASSWORD, this::password);
  }

  private void show(Context context, String name, String problem) {
    pages.show(context, "sign-in", Map.of("name", name, "problem", problem));
  }

  private void signIn(Context context) {
    tries.take(context.ip());
    String name = form(context, "name");
    String language = Door.languageOf(context);
    switch (users.signIn(name, form(context, "password"))) {
      case Users.SignIn.Welcome(User user) -> {
        audit.note(user.name(), context.ip(), "user.signed_in", user.name(), "");
        door.letIn(context, user);
        context.redirect("/console");
      }
      case Users.SignIn.Wrong() -> {
        audit.note("system", context.ip(), "user.refused", clipped(name), "");
        context.status(401);
        show(context, clipped(name), pages.words().say(language, "signIn.wrong"));
      }
      case Users.SignIn.Locked(var until) -> {
        audit.note("system", context.ip(), "user.locked", clipped(name), "until " + until);
        context.status(429);
        show(
            context,
            clipped(name),
            pages
                .words()
                .say(language, "signIn.locked", TIME.format(until.atOffset(ZoneOffset.UTC))));
      }
    }
  }

  private void signOut(Context context) {
    User user = Door.user(context, Role.VIEWER);
    audit.note(user.name(), context.ip(), "user.signed_out", user.name(), "");
    door.letOut(context);
    context.redirect(Door.SIGN_IN);
  }

  private void showPassword(Context context, String problem) {
    Door.user(context, Role.VIEWER);
    Sessions.Session session = Door.sessionOf(context);
    boolean must = session != null && session.mustChange();
    pages.show(context, "password", Map.of("must", must, "problem", problem));
  }

  /** All sessions end, and this browser gets a new one. */
  private void password(Context context) {
    User user = Door.user(context, Role.VIEWER);
    try {
      tries.take(context.ip());
      users.changeOwn(user, form(context, "current"), form(context, "password"));
    } catch (Problem problem) {
      context.status(problem.kind().status());
      showPassword(context, pages.sentence(context, problem));
      return;
    }
    audit.note(user.name(), context.ip(), "user.password_changed", user.name(), "");
    door.letIn(context, user);
    context.redirect("/console");
  }

  private void language(Context context) {
    User user = Door.user(context, Role.VIEWER);
    String wanted = form(context, "language");
    if (Words.LANGUAGES.contains(wanted)) {
      users.setLanguage(user.name(), wanted);
    }
    String back = form(context, "back");
    context.redirect(OWN_PAGE.matcher(back).matches() ? back : Door.HOME);
  }

  private static String form(Context context, String name) {
    String value = context.formParam(name);
    return value == null ? "" : value;
  }

  private static String clipped(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64);
  }
}
