package canopy.headoffice.console;

import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
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
import org.jspecify.annotations.Nullable;

/** Who may use the console, and the check of their passwords. Any thread. */
public final class Users {
  private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{2,32}");
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
   * minute, doubled with each further one up to half an hour; an unknown name takes as long.
   */
  SignIn signIn(String typedName, String password) {
    String name = typedName.strip().toLowerCase(Locale.ROOT);
    record Kept(String password, int failures, @Nullable Instant lockedUntil, User user) {}
    Optional<Kept> found =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "SELECT "
                            + COLUMNS
                            + ", password, failures, locked_until FROM console_user"
                            + " WHERE name = ?",
                        name)
                    .map(
                        (row, context) ->
                            new Kept(
                                row.getString("password"),
                                row.getInt("failures"),
                                instant(row, "locked_until"),
                                userOf(row)))
                    .findOne());
    if (found.isEmpty()) {
      boolean _ = passwords.matches(password, nobody);
      return new SignIn.Wrong();
    }
    Kept kept = found.get();
    Instant now = clock.instant();
    Instant locked = kept.lockedUntil();
    if (locked != null && now.isBefore(locked)) {
      return new SignIn.Locked(locked);
    }
    if (!passwords.matches(password, kept.password()) || !kept.user().active()) {
      return failed(name, now);
    }
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE console_user SET failures = 0, locked_until = NULL WHERE name = ?", name));
    return new SignIn.Welcome(kept.user());
  }

  private SignIn failed(String name, Instant now) {
    int failures =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "UPDATE console_user SET failures = failures + 1 WHERE name = ?"
                            + " RETURNING failures",
                        name)
                    .mapTo(Integer.class)
                    .one());
    int over = failures - FREE_TRIES;
    if (over < 0) {
      return new SignIn.Wrong();
    }
    Instant until = now.plus(FIRST_LOCK.multipliedBy(1L << Math.min(over, MOST_DOUBLINGS)));
    jdbi.useHandle(
        handle ->
            handle.execute("UPDATE console_user SET locked_until = ? WHERE name = ?", until, name));
    return new SignIn.Locked(until);
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
    String kept = keep(password);
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
    String kept = keep(password);
    change(
        name,
        "UPDATE console_user SET password = ?, failures = 0, locked_until = NULL WHERE name = ?",
        kept);
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

  private String keep(String password) {
    if (!Passwords.isAcceptable(password)) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.SHORT_PASSWORD, Passwords.SHORTEST);
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

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    java.sql.Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
