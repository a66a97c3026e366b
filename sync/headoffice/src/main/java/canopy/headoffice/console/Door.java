package canopy.headoffice.console;

import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every page of the console: who it is, whether a form was made by our own page, and
 * what the browser may do with the answer. Request threads.
 */
public final class Door {
  static final String HOME = "/console";
  static final String SIGN_IN = "/console/sign-in";
  static final String PASSWORD = "/console/password";
  static final String SIGN_OUT = "/console/sign-out";
  static final String CHOOSE_LANGUAGE = "/console/language";

  /** What a person may do whose password somebody else has chosen. */
  private static final Set<String> FIRST = Set.of(PASSWORD, SIGN_OUT, CHOOSE_LANGUAGE);

  private static final String SESSION = "session";
  private static final String LANGUAGE = "language";
  private static final String POLICY =
      "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src"
          + " 'none'";

  private final Sessions sessions;
  private final boolean secure;

  /**
   * @param secure whether browsers come over TLS; only then can the cookie be kept to it
   */
  Door(Sessions sessions, boolean secure) {
    this.sessions = sessions;
    this.secure = secure;
  }

  /** Before each request below {@code /console}. */
  void open(Context context) {
    context.header("Content-Security-Policy", POLICY);
    if (context.path().startsWith("/console/static/")) {
      context.header("Cache-Control", "public, max-age=3600");
      return;
    }
    String token = context.cookie(cookieName());
    Optional<Sessions.Session> session = token == null ? Optional.empty() : sessions.find(token);
    session.ifPresent(found -> context.attribute(SESSION, found));
    context.attribute(
        LANGUAGE, session.map(found -> found.user().language()).orElse(asked(context)));
    boolean changes = !context.method().name().equals("GET");
    if (changes && crossSite(context)) {
      throw Problem.of(Problem.Kind.FORBIDDEN, Saying.FOREIGN_FORM);
    }
    String type = context.contentType();
    if (changes && type != null && !type.startsWith("application/x-www-form-urlencoded")) {
      // Only such a form is bounded before it is read.
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.FORM_ENCODING);
    }
    if (context.path().equals(SIGN_IN)) {
      return;
    }
    if (session.isEmpty()) {
      toSignIn(context);
      return;
    }
    if (changes && !hasToken(context, session.get().csrf())) {
      throw Problem.of(Problem.Kind.FORBIDDEN, Saying.PAGE_TOO_OLD);
    }
    if (session.get().mustChange() && !FIRST.contains(context.path())) {
      context.redirect(PASSWORD);
      context.skipRemainingHandlers();
    }
  }

  /** Lets the browser in, with a new session; the one that it had ends. */
  void letIn(Context context, User user) {
    String before = context.cookie(cookieName());
    if (before != null) {
      sessions.end(before);
    }
    Cookie cookie = new Cookie(cookieName(), sessions.begin(user));
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
  }

  /** Shows the browser out. */
  void letOut(Context context) {
    String token = context.cookie(cookieName());
    if (token != null) {
      sessions.end(token);
    }
    context.removeCookie(cookieName(), "/");
    if (secure) {
      context.header("Clear-Site-Data", "\"cache\", \"storage\"");
    }
  }

  /** Who it is. @throws Problem if the user may not do that */
  public static User user(Context context, Role needed) {
    Sessions.Session session = sessionOf(context);
    if (session == null || !session.user().role().covers(needed)) {
      throw Problem.of(Problem.Kind.FORBIDDEN, Saying.NO_RIGHT);
    }
    return session.user();
  }

  /** Who it is, if he may see a station. @throws Problem as if there were no such station */
  public static User user(Context context, Role needed, String site) {
    User user = user(context, needed);
    if (!user.sees(site)) {
      throw Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_SITE, site);
    }
    return user;
  }

  static Sessions.@Nullable Session sessionOf(Context context) {
    return context.attribute(SESSION);
  }

  /** {@code zh}, {@code en} or {@code es}. */
  public static String languageOf(Context context) {
    String language = context.attribute(LANGUAGE);
    return language == null ? asked(context) : language;
  }

  private String cookieName() {
    return secure ? "__Host-canopy" : "canopy";
  }

  private static boolean hasToken(Context context, String csrf) {
    String header = context.header("X-Csrf");
    String brought = header == null ? context.formParam("csrf") : header;
    return brought != null
        && MessageDigest.isEqual(
            brought.getBytes(StandardCharsets.UTF_8), csrf.getBytes(StandardCharsets.UTF_8));
  }

  /** Every browser of today says where a request comes from. */
  private static boolean crossSite(Context context) {
    String from = context.header("Sec-Fetch-Site");
    return from != null && !from.equals("same-origin") && !from.equals("none");
  }

  private static String asked(Context context) {
    String header = context.header("Accept-Language");
    if (header != null) {
      for (String one : header.toLowerCase(Locale.ROOT).split(",", 8)) {
        for (String language : Words.LANGUAGES) {
          if (one.strip().startsWith(language)) {
            return language;
          }
        }
      }
    }
    return "en";
  }

  private static void toSignIn(Context context) {
    if (context.header("HX-Request") != null) {
      context.header("HX-Redirect", SIGN_IN).status(401);
    } else {
      context.redirect(SIGN_IN);
    }
    context.skipRemainingHandlers();
  }
}
