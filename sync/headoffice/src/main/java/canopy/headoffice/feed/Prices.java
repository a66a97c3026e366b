package canopy.headoffice.feed;

import canopy.core.catalogue.PlannedPrice;
import canopy.core.event.Json;
import canopy.core.quantity.UnitPrice;
import canopy.core.station.Limits;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Prices and costs, and what prices will be. Tills put a planned price in force at its time by
 * themselves; here it becomes part of its article or grade then. Any thread.
 */
public final class Prices {
  private static final Duration FURTHEST = Duration.ofDays(366);
  private static final Duration GRACE = Duration.ofMinutes(5);
  private static final String COST = "cost";
  private static final long MOST_TENTHS = Limits.PRICE_TENTHS_OF_MINOR;

  private final Jdbi jdbi;
  private final Feed feed;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final JsonMapper json = Json.mapper();

  public Prices(Jdbi jdbi, Feed feed, Clock clock, Supplier<UUID> ids) {
    this.jdbi = jdbi;
    this.feed = feed;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Something that has a price.
   *
   * @param scope {@link Feed#EVERYWHERE} or a site
   * @param name in the language that was asked for, or the first that there is
   * @param cost null if it is not known
   */
  public record Priced(
      String scope,
      PlannedPrice.Target target,
      String key,
      String name,
      UnitPrice price,
      @Nullable UnitPrice cost) {}

  /** A planned price with its scope. */
  public record Planned(String scope, PlannedPrice plan) {}

  /** Articles whose number, name or code has a text, by number; at most {@code limit}. */
  public List<Priced> find(PlannedPrice.Target target, String text, String language, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT scope, key, data::text AS data FROM record
                    WHERE kind = :kind AND data IS NOT NULL
                      AND (:text = '' OR position(:text IN lower(data::text)) > 0)
                    ORDER BY key, scope LIMIT :limit
                    """)
                .bind("kind", kind(target).word())
                .bind("text", text.strip().toLowerCase(Locale.ROOT))
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        priced(
                            row.getString("scope"),
                            target,
                            row.getString("key"),
                            read(row.getString("data")),
                            language))
                .list());
  }

  /** Every price that is planned, the next one first. */
  public List<Planned> planned() {
    return jdbi.withHandle(handle -> planned(handle, Instant.MAX));
  }

  /**
   * What a price would be instead of: what is in force for the scope and, if that is all stations,
   * what each station will have by then that has a price of its own, by its record or an earlier
   * plan. Those are left alone unless they are planned, too.
   *
   * @param effectiveAt null for at once
   * @return the scope's own price first
   * @throws Problem if there is no such thing for the scope
   */
  public List<Priced> replaced(
      String scope,
      PlannedPrice.Target target,
      String key,
      @Nullable Instant effectiveAt,
      String language) {
    Instant begin = effectiveAt == null ? clock.instant() : effectiveAt;
    return jdbi.withHandle(
        handle -> {
          ObjectNode here = needed(handle, scope, target, key);
          Map<String, ObjectNode> there = new TreeMap<>();
          if (scope.equals(Feed.EVERYWHERE)) {
            there.putAll(own(handle, target, key));
            for (Planned one : planned(handle, begin)) {
              PlannedPrice plan = one.plan();
              boolean ofOne = !one.scope().equals(Feed.EVERYWHERE);
              if (ofOne && plan.target() == target && plan.key().equals(key)) {
                there
                    .computeIfAbsent(one.scope(), site -> here.deepCopy())
                    .set("price", json.valueToTree(plan.price()));
              }
            }
          }
          List<Priced> all = new ArrayList<>();
          all.add(priced(scope, target, key, here, language));
          there.forEach((site, record) -> all.add(priced(site, target, key, record, language)));
          return all;
        });
  }

  /**
   * Refuses what {@link #plan} would refuse of a price and its time.
   *
   * @param effectiveAt null for at once
   */
  public void check(UnitPrice price, @Nullable Instant effectiveAt) {
    if (price.tenthsOfMinor() <= 0 || price.tenthsOfMinor() > MOST_TENTHS) {
      throw bad(Saying.PRICE_RANGE);
    }
    Instant now = clock.instant();
    if (effectiveAt != null && effectiveAt.isAfter(now.plus(FURTHEST))) {
      throw bad(Saying.TOO_FAR_AHEAD);
    }
    if (effectiveAt != null && effectiveAt.isBefore(now.minus(GRACE))) {
      throw bad(Saying.TIME_PAST);
    }
  }

  /**
   * Plans a price for some scopes, for all of them or for none. One for all stations leaves alone
   * which stations have a price of their own by then: see {@link #replaced}.
   *
   * @param scopes each {@link Feed#EVERYWHERE} or a site
   * @param effectiveAt null for at once; a few minutes ago is now
   * @throws Problem if there is no such thing, or the price or the time makes no sense
   */
  public void plan(
      List<String> scopes,
      PlannedPrice.Target target,
      String key,
      UnitPrice price,
      @Nullable Instant effectiveAt,
      String by) {
    check(price, effectiveAt);
    Instant now = clock.instant();
    Instant begin = effectiveAt == null || effectiveAt.isBefore(now) ? now : effectiveAt;
    jdbi.useTransaction(
        handle -> {
          List<Edit> edits = new ArrayList<>();
          for (String scope : scopes) {
            needed(handle, scope, target, key);
            PlannedPrice plan = new PlannedPrice(ids.get().toString(), target, key, price, begin);
            edits.add(
                new Edit(scope, RecordKind.PLANNED_PRICE, plan.id(), json.valueToTree(plan), 0));
          }
          feed.apply(handle, edits, by);
        });
  }

  /**
   * Says what something costs from now on; what was sold before keeps the cost that it had.
   *
   * @param scope a site, or {@link Feed#EVERYWHERE}: then also each station's own record, unless
   *     the station has another cost of its own
   * @param cost for one piece, kilogram or litre, without tax; null if it is not known
   * @return what it was before
   * @throws Problem if there is no such thing, or the cost makes no sense
   */
  public List<Priced> cost(
      String scope, PlannedPrice.Target target, String key, @Nullable UnitPrice cost, String by) {
    if (cost != null && (cost.tenthsOfMinor() < 0 || cost.tenthsOfMinor() > MOST_TENTHS)) {
      throw bad(Saying.COST_RANGE);
    }
    return jdbi.inTransaction(
        handle -> {
          lock(handle);
          ObjectNode here = needed(handle, scope, target, key);
          Map<String, ObjectNode> records = new TreeMap<>();
          if (scope.equals(Feed.EVERYWHERE)) {
            records.putAll(own(handle, target, key));
            records
                .values()
                .removeIf(own -> own.hasNonNull(COST) && !own.get(COST).equals(here.get(COST)));
          }
          records.put(scope, here);
          List<Priced> before = new ArrayList<>();
          List<Edit> edits = new ArrayList<>();
          records.forEach(
              (where, record) -> {
                before.add(priced(where, target, key, record, ""));
                record.remove(COST);
                if (cost != null) {
                  record.set(COST, json.valueToTree(cost));
                }
                edits.add(new Edit(where, kind(target), key, record, Edit.ANY));
              });
          feed.apply(handle, edits, by);
          return before;
        });
  }

  /**
   * Takes a plan back; one for all stations also where it became one of a station's own, under the
   * same number.
   *
   * @throws Problem if it is in force by now, or was taken back
   */
  public PlannedPrice cancel(String scope, String id, String by) {
    return jdbi.inTransaction(
        handle -> {
          lock(handle);
          List<Planned> same =
              planned(handle, Instant.MAX).stream()
                  .filter(one -> one.plan().id().equals(id))
                  .filter(one -> scope.equals(Feed.EVERYWHERE) || one.scope().equals(scope))
                  .toList();
          if (same.stream().noneMatch(one -> one.scope().equals(scope))) {
            throw Problem.of(Problem.Kind.CONFLICT, Saying.IN_FORCE);
          }
          feed.apply(handle, same.stream().map(Prices::takenBack).toList(), by);
          return same.getFirst().plan();
        });
  }

  /** Makes the prices whose time has come part of their articles and grades. */
  public void settle() {
    jdbi.useTransaction(
        handle -> {
          if (planned(handle, clock.instant()).isEmpty()) {
            return;
          }
          lock(handle);
          List<Planned> due = planned(handle, clock.instant());
          List<Edit> edits = new ArrayList<>();
          for (Planned one : due) {
            PlannedPrice plan = one.plan();
            record(handle, one.scope(), plan.target(), plan.key())
                .ifPresent(
                    record -> {
                      record.set("price", json.valueToTree(plan.price()));
                      RecordKind kind = kind(plan.target());
                      edits.add(new Edit(one.scope(), kind, plan.key(), record, Edit.ANY));
                    });
            edits.add(takenBack(one));
          }
          feed.apply(handle, edits, "system");
        });
  }

  private static Edit takenBack(Planned one) {
    return new Edit(one.scope(), RecordKind.PLANNED_PRICE, one.plan().id(), null, Edit.ANY);
  }

  /** Nobody may change a record or a plan between its being read and written here. */
  private static void lock(Handle handle) {
    handle.execute("SELECT 1 FROM feed_head FOR UPDATE");
  }

  private List<Planned> planned(Handle handle, Instant until) {
    return handle
        .createQuery(
            """
            SELECT scope, data::text AS data FROM record
            WHERE kind = 'plannedPrice' AND data IS NOT NULL
            ORDER BY (data->>'effectiveAt')::timestamptz, key
            """)
        .map(
            (row, context) ->
                new Planned(row.getString("scope"), planOf(read(row.getString("data")))))
        .stream()
        .filter(one -> !one.plan().effectiveAt().isAfter(until))
        .toList();
  }

  /** The records that stations have of their own, by station. */
  private Map<String, ObjectNode> own(Handle handle, PlannedPrice.Target target, String key) {
    Map<String, ObjectNode> records = new TreeMap<>();
    handle
        .createQuery(
            """
            SELECT scope, data::text AS data FROM record
            WHERE kind = :kind AND key = :key AND scope <> '*' AND data IS NOT NULL
            """)
        .bind("kind", kind(target).word())
        .bind("key", key)
        .map(
            (row, context) ->
                Map.entry(row.getString("scope"), (ObjectNode) read(row.getString("data"))))
        .forEach(one -> records.put(one.getKey(), one.getValue()));
    return records;
  }

  private ObjectNode needed(Handle handle, String scope, PlannedPrice.Target target, String key) {
    return record(handle, scope, target, key)
        .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_GOODS, key));
  }

  /** A station's own record, or that of all. */
  private Optional<ObjectNode> record(
      Handle handle, String scope, PlannedPrice.Target target, String key) {
    return handle
        .createQuery(
            """
            SELECT data::text FROM record
            WHERE kind = :kind AND key = :key AND scope IN ('*', :scope) AND data IS NOT NULL
            ORDER BY scope = :scope DESC LIMIT 1
            """)
        .bind("kind", kind(target).word())
        .bind("key", key)
        .bind("scope", scope)
        .mapTo(String.class)
        .findOne()
        .map(text -> (ObjectNode) read(text));
  }

  private static RecordKind kind(PlannedPrice.Target target) {
    return switch (target) {
      case ARTICLE -> RecordKind.ARTICLE;
      case GRADE -> RecordKind.GRADE;
    };
  }

  private static Priced priced(
      String scope, PlannedPrice.Target target, String key, JsonNode data, String language) {
    JsonNode names = data.path("name");
    String name = names.path(language).asText("");
    for (String other : List.of("zh", "en", "es")) {
      name = name.isEmpty() ? names.path(other).asText("") : name;
    }
    return new Priced(
        scope, target, key, name, unitPrice(data.path("price")), cost(data.path(COST)));
  }

  private static UnitPrice unitPrice(JsonNode price) {
    return new UnitPrice(price.path("tenthsOfMinor").asLong());
  }

  private static @Nullable UnitPrice cost(JsonNode cost) {
    return cost.isObject() ? unitPrice(cost) : null;
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored record is not JSON", e);
    }
  }

  private PlannedPrice planOf(JsonNode data) {
    try {
      return json.treeToValue(data, PlannedPrice.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored planned price is none", e);
    }
  }

  private static Problem bad(Saying saying) {
    return Problem.of(Problem.Kind.BAD_REQUEST, saying);
  }
}
