package canopy.headoffice.feed;

import canopy.core.event.Json;
import canopy.core.operator.People;
import canopy.core.operator.Role;
import canopy.core.station.Limits;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Roles and people that head office decides for all stations or for one. PINs are never here: they
 * are given and kept at the tills. Whether a station could still be managed is for its till to say,
 * which knows who has a PIN. Any thread.
 */
public final class Staff {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");
  private static final Pattern ROLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private final Jdbi jdbi;
  private final Feed feed;
  private final JsonMapper json = Json.mapper();

  public Staff(Jdbi jdbi, Feed feed) {
    this.jdbi = jdbi;
    this.feed = feed;
  }

  /**
   * A person with the scope and the version of the record.
   *
   * @param scope {@link Feed#EVERYWHERE} or a site
   */
  public record Placed(String scope, long version, People.Person person) {}

  /** A role with the scope and the version of the record. */
  public record PlacedRole(String scope, long version, Role role) {}

  /** Everybody, by number. */
  public List<Placed> persons() {
    return all(
        RecordKind.OPERATOR,
        People.Person.class,
        (scope, version, person) -> new Placed(scope, version, person));
  }

  /** Every role, by id. */
  public List<PlacedRole> roles() {
    return all(
        RecordKind.ROLE,
        Role.class,
        (scope, version, role) -> new PlacedRole(scope, version, role));
  }

  /** The roles that people of a scope can have. */
  public List<Role> rolesFor(String scope) {
    List<Role> own = new ArrayList<>();
    for (PlacedRole one : roles()) {
      if (one.scope().equals(scope)) {
        own.add(one.role());
      }
    }
    for (PlacedRole one : roles()) {
      if (one.scope().equals(Feed.EVERYWHERE)
          && own.stream().noneMatch(role -> role.id().equals(one.role().id()))) {
        own.add(one.role());
      }
    }
    return own;
  }

  /**
   * Decides who a person is.
   *
   * @param seen the version that was on the page; 0 for a new person
   * @return what was decided before
   * @throws Problem if the person makes no sense, or was changed meanwhile
   */
  public Optional<JsonNode> put(String scope, People.Person person, long seen, String by) {
    if (!NUMBER.matcher(person.id()).matches()) {
      throw bad(Saying.PERSON_NUMBER);
    }
    name(person.name(), false);
    if (rolesFor(scope).stream().noneMatch(role -> role.id().equals(person.role()))) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.NO_ROLE, person.role());
    }
    return put(scope, RecordKind.OPERATOR, person.id(), person, seen, by);
  }

  /**
   * Decides what a role allows.
   *
   * @param seen the version that was on the page; 0 for a new role
   * @return what it was
   * @throws Problem if the role makes no sense, or was changed meanwhile
   */
  public Optional<JsonNode> put(String scope, Role role, long seen, String by) {
    if (!ROLE_ID.matcher(role.id()).matches()) {
      throw bad(Saying.ROLE_ID);
    }
    name(role.name(), true);
    return put(scope, RecordKind.ROLE, role.id(), role, seen, by);
  }

  /**
   * Leaves a person or role to the stations again; they go on with it as it is.
   *
   * @throws Problem if somebody has that role, or it was changed meanwhile
   */
  public void release(String scope, RecordKind kind, String key, long seen, String by) {
    boolean needed =
        kind == RecordKind.ROLE
            && persons().stream()
                .anyMatch(
                    one ->
                        one.person().role().equals(key)
                            && (scope.equals(Feed.EVERYWHERE) || one.scope().equals(scope)));
    if (needed) {
      throw Problem.of(Problem.Kind.CONFLICT, Saying.ROLE_NEEDED, key);
    }
    feed.apply(List.of(new Edit(scope, kind, key, null, seen)), by);
  }

  private Optional<JsonNode> put(
      String scope, RecordKind kind, String key, Object record, long seen, String by) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute("SELECT 1 FROM feed_head FOR UPDATE");
          Optional<JsonNode> before = feed.record(scope, kind, key);
          long version = seen == 0 ? ofDeleted(handle, scope, kind, key) : seen;
          feed.apply(
              handle, List.of(new Edit(scope, kind, key, json.valueToTree(record), version)), by);
          return before;
        });
  }

  /** A deleted record keeps its number; whoever makes it anew has not seen it. */
  private static long ofDeleted(Handle handle, String scope, RecordKind kind, String key) {
    return handle
        .select(
            "SELECT seq FROM record WHERE scope = ? AND kind = ? AND key = ? AND data IS NULL",
            scope,
            kind.word(),
            key)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  private static void name(String name, boolean mayLack) {
    if ((name.isBlank() && !mayLack) || name.length() > Limits.NAME_LENGTH) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.PERSON_NAME, Limits.NAME_LENGTH);
    }
  }

  private interface Making<T, R> {
    R make(String scope, long version, T record);
  }

  private <T, R> List<R> all(RecordKind kind, Class<T> type, Making<T, R> making) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    """
                    SELECT scope, seq, data::text AS data FROM record
                    WHERE kind = ? AND data IS NOT NULL ORDER BY key, scope
                    """,
                    kind.word())
                .map(
                    (row, context) ->
                        making.make(
                            row.getString("scope"),
                            row.getLong("seq"),
                            read(row.getString("data"), type)))
                .list());
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored record is not what it should be", e);
    }
  }

  private static Problem bad(Saying saying) {
    return Problem.of(Problem.Kind.BAD_REQUEST, saying);
  }
}
