package canopy.headoffice.console;

import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.Passwords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who may use the console, and the check of their passwords. Any thread. */
public final class Users {
  private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{2,32}");
  private static final int LONGEST_NAME = 64;
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final int FREE_TRIES = 5;
  private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 5;
  private static final String COLUMNS = "name, full_name, role, site, language, active";

  private final Jdbi jdbi;
  private final Passwords passwords;
  private final Clock clock;
  private final String nobody;

  Users(Jdbi jdbi, Passwords passwords, Clock clock) {
    this.jdbi = jdbi;
    this.passwords = passwords;
    this.clock = clock;
    this.nobody = passwords.keep("nobody has this password");
  }

  /** What became of a try to sign in. */
  sealed interface SignIn {
    record Welcome(User user) implements SignIn {}

    /** The name or the password is wrong, or the user is not active; which of them is not said. */
    record Wrong() implements SignIn {}

    /** Too many wrong ones in a row. */
    record Locked(Instant until) implements SignIn {}
  }

  /**
   * Checks a password. After {@value #FREE_TRIES} wrong ones in a row the name is locked for a
   * minute, doubled with each further one up to half an hour. An unknown name takes as long, and is
   * locked in the same way.
   */
  SignIn signIn(String typedName, String password) {
    String name = typedName.strip().toLowerCase(Locale.ROOT);
    Instant now = clock.instant();
    if (name.length() > LONGEST_NAME) {
      return new SignIn.Wrong();
    }
    Optional<Instant> locked = lockedUntil(name).filter(now::isBefore);
    if (locked.isPresent()) {
      return new SignIn.Locked(locked.get());
    }
    record Kept(String password, User user) {}
    Optional<Kept> found =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "SELECT " + COLUMNS + ", password FROM console_user WHERE name = ?", name)
                    .map((row, context) -> new Kept(row.getString("password"), userOf(row)))
                    .findOne());
    boolean right = passwords.matches(password, found.map(Kept::password).orElse(nobody));
    if (!right || found.isEmpty() || !found.get().user().active()) {
      return failed(name, now);
    }
    jdbi.useHandle(handle -> forgive(handle, name));
    return new SignIn.Welcome(found.get().user());
  }

  private Optional<Instant> lockedUntil(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT locked_until FROM sign_in_failure WHERE name = ? AND locked_until IS"
                        + " NOT NULL",
                    name)
                .mapTo(Instant.class)
                .findOne());
  }

  private SignIn failed(String name, Instant now) {
    int failures =
        jdbi.inTransaction(
            handle -> {
              handle.execute("DELETE FROM sign_in_failure WHERE at < ?", now.minus(REMEMBERED));
              return handle
                  .select(
                      """
                      INSERT INTO sign_in_failure AS f (name, failures, at) VALUES (?, 1, ?)
                      ON CONFLICT (name) DO UPDATE SET failures = f.failures + 1, at = excluded.at
                      RETURNING failures
                      """,
                      name,
                      now)
                  .mapTo(Integer.class)
                  .one();
            });
    int over = failures - FREE_TRIES;
    if (over < 0) {
      return new SignIn.Wrong();
    }
    Instant until = now.plus(FIRST_LOCK.multipliedBy(1L << Math.min(over, MOST_DOUBLINGS)));
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE sign_in_failure SET locked_until = ? WHERE name = ?", until, name));
    return new SignIn.Locked(until);
  }

  private static void forgive(Handle handle, String name) {
    handle.execute("DELETE FROM sign_in_failure WHERE name = ?", name);
  }

  /**
   * Lets a user choose another password; all his sessions end.
   *
   * @throws Problem if the one that he has is not right, or the new one is the same or not
   *     acceptable
   */
  void changeOwn(User user, String current, String wanted) {
    if (!(signIn(user.name(), current) instanceof SignIn.Welcome)) {
      throw Problem.of(Problem.Kind.FORBIDDEN, Saying.WRONG_PASSWORD);
    }
    if (wanted.equals(current)) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.SAME_PASSWORD);
    }
    setPassword(user.name(), wanted);
  }

  /** Somebody else has chosen this user's password: he must choose his own before anything else. */
  void expectChange(String name) {
    jdbi.useHandle(
        handle ->
            handle.execute("UPDATE console_user SET must_change = TRUE WHERE name = ?", name));
  }

  /** Whether there is nobody yet: the first user is made when the server is set up. */
  public boolean none() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT count(*) = 0 FROM console_user").mapTo(Boolean.class).one());
  }

  /** All users by name. */
  public List<User> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM console_user ORDER BY name")
                .map((row, context) -> userOf(row))
                .list());
  }

  /**
   * Adds a user.
   *
   * @throws Problem if the name or password is not acceptable, or the name is taken
   */
  public void add(User user, String password) {
    if (!NAME.matcher(user.name()).matches()) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.USER_NAME);
    }
    if ((user.role() == Role.STATION_MANAGER) != (user.site() != null)) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.ONE_STATION);
    }
    String kept = keep(user.name(), password);
    int added =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO console_user (name, full_name, role, site, language, password, active, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                    """,
                    user.name(),
                    user.fullName(),
                    user.role().name(),
                    user.site(),
                    user.language(),
                    kept,
                    user.active(),
                    clock.instant()));
    if (added == 0) {
      throw Problem.of(Problem.Kind.CONFLICT, Saying.USER_EXISTS, user.name());
    }
  }

  /**
   * Gives a user another password and ends his sessions.
   *
   * @throws Problem if it is not acceptable, or there is no such user
   */
  public void setPassword(String name, String password) {
    String kept = keep(name, password);
    change(name, "UPDATE console_user SET password = ?, must_change = FALSE WHERE name = ?", kept);
    jdbi.useHandle(handle -> forgive(handle, name));
  }

  /** Lets a user in or not; his sessions end. */
  public void setActive(String name, boolean active) {
    change(name, "UPDATE console_user SET active = ? WHERE name = ?", active);
  }

  /** What language the user's pages have. */
  void setLanguage(String name, String language) {
    jdbi.useHandle(
        handle ->
            handle.execute("UPDATE console_user SET language = ? WHERE name = ?", language, name));
  }

  private void change(String name, String sql, Object value) {
    jdbi.useTransaction(
        handle -> {
          if (handle.execute(sql, value, name) == 0) {
            throw Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_USER, name);
          }
          endSessions(handle, name);
        });
  }

  private static void endSessions(Handle handle, String name) {
    handle.execute("DELETE FROM console_session WHERE name = ?", name);
  }

  private String keep(String name, String password) {
    if (!Passwords.isAcceptable(password)) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.SHORT_PASSWORD, Passwords.SHORTEST);
    }
    if (Passwords.isGuessable(password, name)) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.GUESSABLE_PASSWORD);
    }
    return passwords.keep(password);
  }

  static User userOf(ResultSet row) throws SQLException {
    return new User(
        row.getString("name"),
        row.getString("full_name"),
        Role.valueOf(row.getString("role")),
        row.getString("site"),
        row.getString("language"),
        row.getBoolean("active"));
  }
}
