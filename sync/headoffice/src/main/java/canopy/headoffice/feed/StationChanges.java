package canopy.headoffice.feed;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.LocalChange.Kind;
import canopy.core.event.Json;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stations changed of their goods by themselves, and what head office says to it. Each change
 * is answered once: the answer, the record that it leads to and what the till is told are one
 * transaction. Any thread.
 */
public final class StationChanges {
  private static final Logger LOG = LoggerFactory.getLogger(StationChanges.class);
  private static final int MOST_AT_ONCE = 200;
  private static final int LONGEST_REASON = 200;

  private final Jdbi jdbi;
  private final Feed feed;
  private final Clock clock;
  private final JsonMapper json = Json.mapper();

  /** How far the changes have been looked at that may be accepted by themselves. */
  private volatile @Nullable Asked reached;

  public StationChanges(Jdbi jdbi, Feed feed, Clock clock) {
    this.jdbi = jdbi;
    this.feed = feed;
    this.clock = clock;
  }

  /**
   * A change that waits for an answer.
   *
   * @param beforeTenths null if it is new
   * @param article the whole of a new article; null of a price
   * @param basis version of the record that the station saw
   */
  public record Asked(
      String site,
      String till,
      long seq,
      Instant at,
      String operator,
      Kind kind,
      String key,
      long priceTenths,
      @Nullable Long beforeTenths,
      @Nullable JsonNode article,
      long basis) {
    /** Who has changed a record that follows from this till's change. */
    private String author() {
      return "station " + site + "/" + till;
    }
  }

  /** An answer, with what it was to. */
  public record Answered(Asked asked, Instant at, String by, boolean accepted, String reason) {}

  /** A record as a station sees it. */
  private record Seen(long version, String changedBy, JsonNode data) {}

  /** Not what a later change of the same thing made old, once that one was accepted. */
  private static final String WAITING =
      """
      SELECT c.*, c.article::text AS article_text FROM local_change c
      LEFT JOIN local_answer a USING (site, till, seq)
      WHERE c.asked AND a.seq IS NULL AND NOT EXISTS (
        SELECT 1 FROM local_change later JOIN local_answer yes USING (site, till, seq)
        WHERE later.site = c.site AND later.till = c.till AND later.seq > c.seq
          AND later.key = c.key AND (later.kind = 'GRADE_PRICE') = (c.kind = 'GRADE_PRICE')
          AND yes.accepted)
      """;

  private static final String OLDEST_FIRST = " ORDER BY c.at, c.site, c.till, c.seq LIMIT :limit";

  /**
   * What waits for an answer, the oldest first.
   *
   * @param site whose changes; null for those of all
   */
  public List<Asked> waiting(@Nullable String site) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WAITING + of(site) + OLDEST_FIRST)
                .bindMap(site == null ? Map.of() : Map.of("site", site))
                .bind("limit", MOST_AT_ONCE)
                .map((row, context) -> asked(row))
                .list());
  }

  /** The newest answers. */
  public List<Answered> answered(@Nullable String site, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT c.*, c.article::text AS article_text, a.at AS answered_at, a.by AS answered_by, a.accepted, a.reason
                    FROM local_answer a JOIN local_change c USING (site, till, seq)
                    WHERE c.asked
                    """
                        + of(site)
                        + " ORDER BY a.at DESC LIMIT :limit")
                .bindMap(site == null ? Map.of() : Map.of("site", site))
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Answered(
                            asked(row),
                            row.getTimestamp("answered_at").toInstant(),
                            row.getString("answered_by"),
                            row.getBoolean("accepted"),
                            row.getString("reason")))
                .list());
  }

  private static String of(@Nullable String site) {
    return site == null ? "" : " AND c.site = :site";
  }

  /** Whether head office has changed the same since the station saw it. */
  public boolean changedMeanwhile(Asked asked) {
    return jdbi.withHandle(handle -> !untouched(handle, asked));
  }

  /**
   * Answers a change.
   *
   * @param reason why not; the manager of the station reads it
   * @throws Problem if it is answered by now, or cannot be accepted as it is
   */
  public void answer(
      String site, String till, long seq, boolean accepted, String reason, String by) {
    if (!accepted && reason.isBlank()) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.FIELD_EMPTY, "reason");
    }
    if (reason.length() > LONGEST_REASON) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.FIELD_TOO_LONG, "reason", LONGEST_REASON);
    }
    jdbi.useTransaction(
        handle -> {
          queue(handle);
          Asked asked =
              waiting(handle, site, till, seq)
                  .orElseThrow(() -> Problem.of(Problem.Kind.CONFLICT, Saying.ALREADY_ANSWERED));
          answer(handle, asked, accepted, accepted ? "" : reason, by);
        });
  }

  /** Accepts what is accepted by itself, unless head office has changed the same meanwhile. */
  public void settle() {
    List<String> kinds =
        policy().entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(one -> one.getKey().name())
            .toList();
    if (kinds.isEmpty()) {
      return;
    }
    List<Asked> some = waiting(kinds, reached);
    some.forEach(this::settle);
    // What waits for a person must not stand before what does not: the next ones come next time.
    reached = some.size() < MOST_AT_ONCE ? null : some.getLast();
  }

  /** The oldest of these kinds, after one of them. */
  private List<Asked> waiting(List<String> kinds, @Nullable Asked after) {
    String later = " AND (c.at, c.site, c.till, c.seq) > (:at, :site, :till, :seq)";
    Map<String, Object> place =
        after == null
            ? Map.of()
            : Map.of(
                "at", OffsetDateTime.ofInstant(after.at(), ZoneOffset.UTC),
                "site", after.site(),
                "till", after.till(),
                "seq", after.seq());
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    WAITING
                        + " AND c.kind IN (<kinds>)"
                        + (after == null ? "" : later)
                        + OLDEST_FIRST)
                .bindList("kinds", kinds)
                .bindMap(place)
                .bind("limit", MOST_AT_ONCE)
                .map((row, context) -> asked(row))
                .list());
  }

  private void settle(Asked asked) {
    try {
      jdbi.useTransaction(
          handle -> {
            queue(handle);
            boolean waits = waiting(handle, asked.site(), asked.till(), asked.seq()).isPresent();
            if (waits && untouched(handle, asked)) {
              answer(handle, asked, true, "", asked.author());
            }
          });
    } catch (Problem e) {
      // A person decides about it; it stands on the page as long.
      LOG.debug("{}/{} {} is not accepted by itself", asked.site(), asked.till(), asked.seq(), e);
    }
  }

  /** Nobody gives out numbers of the feed, or answers, at the same time. */
  private static void queue(Handle handle) {
    handle.execute("SELECT 1 FROM feed_head FOR UPDATE");
  }

  private Optional<Asked> waiting(Handle handle, String site, String till, long seq) {
    return handle
        .createQuery(WAITING + " AND c.site = :site AND c.till = :till AND c.seq = :seq")
        .bind("site", site)
        .bind("till", till)
        .bind("seq", seq)
        .map((row, context) -> asked(row))
        .findOne();
  }

  private void answer(Handle handle, Asked asked, boolean accepted, String reason, String by) {
    handle.execute(
        "INSERT INTO local_answer (site, till, seq, at, accepted, by, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        asked.site(),
        asked.till(),
        asked.seq(),
        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
        accepted,
        by,
        reason);
    List<Edit> edits = new ArrayList<>();
    if (accepted) {
      edits.add(edit(handle, asked));
    }
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("till", asked.till())
            .put("to", asked.seq())
            .put("accepted", accepted)
            .put("reason", reason);
    String key = asked.till() + "/" + asked.seq();
    edits.add(new Edit(asked.site(), RecordKind.ANSWER, key, answer, Edit.ANY));
    feed.apply(handle, edits, by);
  }

  /** The station's own record, as it is from now on. */
  private Edit edit(Handle handle, Asked asked) {
    Optional<Seen> seen = seen(handle, asked);
    JsonNode article = asked.article();
    if (article != null) {
      if (seen.isPresent()) {
        throw Problem.of(Problem.Kind.CONFLICT, Saying.ARTICLE_EXISTS, asked.key());
      }
      ObjectNode fresh = json.valueToTree(read(article));
      price(fresh, asked);
      return new Edit(asked.site(), RecordKind.ARTICLE, asked.key(), fresh, Edit.ANY);
    }
    ObjectNode record =
        seen.map(one -> (ObjectNode) one.data())
            .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_GOODS, asked.key()));
    price(record, asked);
    return new Edit(asked.site(), kind(asked), asked.key(), record, Edit.ANY);
  }

  private static void price(ObjectNode record, Asked asked) {
    record.putObject("price").put("tenthsOfMinor", asked.priceTenths());
  }

  private static RecordKind kind(Asked asked) {
    return switch (asked.kind()) {
      case ARTICLE_PRICE, NEW_ARTICLE -> RecordKind.ARTICLE;
      case GRADE_PRICE -> RecordKind.GRADE;
    };
  }

  /** Of the record that the station saw, or of an earlier change of the same till. */
  private boolean untouched(Handle handle, Asked asked) {
    return seen(handle, asked)
        .map(one -> one.version() == asked.basis() || one.changedBy().equals(asked.author()))
        .orElse(asked.kind() == Kind.NEW_ARTICLE);
  }

  private Optional<Seen> seen(Handle handle, Asked asked) {
    return handle
        .createQuery(
            """
            SELECT seq, changed_by, data::text AS data FROM record
            WHERE kind = :kind AND key = :key AND scope IN ('*', :site) AND data IS NOT NULL
            ORDER BY scope = :site DESC LIMIT 1
            """)
        .bind("kind", kind(asked).word())
        .bind("key", asked.key())
        .bind("site", asked.site())
        .map(
            (row, context) ->
                new Seen(
                    row.getLong("seq"), row.getString("changed_by"), tree(row.getString("data"))))
        .findOne();
  }

  /** Which kinds are accepted by themselves; the others wait for a person. */
  public Map<Kind, Boolean> policy() {
    Map<Kind, Boolean> policy = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      policy.put(kind, false);
    }
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT kind, by_itself FROM local_policy")
                .map((row, context) -> Map.entry(Kind.valueOf(row.getString(1)), row.getBoolean(2)))
                .forEach(one -> policy.put(one.getKey(), one.getValue())));
    return policy;
  }

  /** Says whether a kind is accepted by itself. */
  public void policy(Kind kind, boolean byItself) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO local_policy (kind, by_itself) VALUES (?, ?)
                ON CONFLICT (kind) DO UPDATE SET by_itself = excluded.by_itself
                """,
                kind.name(),
                byItself));
  }

  private Asked asked(ResultSet row) throws SQLException {
    String article = row.getString("article_text");
    long before = row.getLong("before_tenths");
    Long beforeTenths = row.wasNull() ? null : before;
    return new Asked(
        row.getString("site"),
        row.getString("till"),
        row.getLong("seq"),
        row.getTimestamp("at").toInstant(),
        row.getString("operator"),
        Kind.valueOf(row.getString("kind")),
        row.getString("key"),
        row.getLong("price_tenths"),
        beforeTenths,
        article == null ? null : tree(article),
        row.getLong("basis"));
  }

  private Article read(JsonNode article) {
    try {
      return json.treeToValue(article, Article.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored article is none", e);
    }
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is not JSON", e);
    }
  }
}
