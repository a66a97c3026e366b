package canopy.headoffice.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Which prices planned for all stations a station takes: those of what it has no price of its own
 * of by then. Tills put planned prices in force by themselves, also without a line, so a station is
 * never sent one that it shall not take, and hears of it when that changes.
 */
final class OwnPrices {
  private OwnPrices() {}

  /** A price that is planned: of what, from when on, and the record as it is stored. */
  private record Plan(String scope, String id, String of, Instant at, String data) {}

  /**
   * Whether a station takes a plan for all stations: it has no record of its own, and no earlier
   * plan that will make one. A condition in SQL, with {@code :site} for the station.
   *
   * @param plan column with the plan's data
   */
  static String taken(String plan) {
    return """
    (NOT EXISTS (
      SELECT 1 FROM record mine
      WHERE mine.scope = :site AND mine.kind = lower(%1$s->>'target') AND mine.key = %1$s->>'key' AND mine.data IS NOT NULL)
    AND NOT EXISTS (
      SELECT 1 FROM record sooner
      WHERE sooner.scope = :site AND sooner.kind = 'plannedPrice' AND sooner.data IS NOT NULL
        AND sooner.data->>'target' = %1$s->>'target' AND sooner.data->>'key' = %1$s->>'key'
        AND (sooner.data->>'effectiveAt')::timestamptz <= (%1$s->>'effectiveAt')::timestamptz))
    """
        .formatted(plan);
  }

  /**
   * What follows from some edits. Each plan for all stations whose article or fuel got or lost a
   * price of one station's own is said again; the reader of the feed makes of it what is so then.
   * Where a station gets a record of its own at the price of all, for another reason, it stays in
   * what is planned for all: each such plan becomes one of its own, under the same number.
   */
  static List<Edit> told(Handle handle, List<Edit> edits) {
    if (edits.stream().noneMatch(OwnPrices::isOfOneStation)) {
      return List.of();
    }
    // Nobody may plan between the plans' being read and the edits.
    handle.execute("SELECT 1 FROM feed_head FOR UPDATE");
    List<Plan> plans = plans(handle);
    Map<String, Edit> told = new LinkedHashMap<>();
    for (Edit edit : edits) {
      List<Plan> concerned =
          isOfOneStation(edit)
              ? of(edit, plans)
                  .map(
                      of ->
                          plans.stream()
                              .filter(plan -> isTold(plan, of, edit, plans))
                              .filter(plan -> !isWanted(plan, edit.scope(), edits))
                              .toList())
                  .orElse(List.of())
              : List.of();
      boolean stays = !concerned.isEmpty() && isFirstAtThePriceOfAll(handle, edit, edits);
      for (Plan plan : concerned) {
        JsonNode own =
            stays && takes(edit.scope(), plan, plans, edits)
                ? WaitingChanges.tree(plan.data())
                : null;
        Edit again = new Edit(edit.scope(), RecordKind.PLANNED_PRICE, plan.id(), own, Edit.ANY);
        // Another edit of the same thing does not take away what this one gave.
        told.merge(
            edit.scope() + " " + plan.id(),
            again,
            (before, now) -> before.data() == null ? now : before);
      }
    }
    return List.copyOf(told.values());
  }

  private static boolean isTold(Plan plan, String of, Edit edit, List<Plan> plans) {
    return plan.scope().equals(Feed.EVERYWHERE)
        && plan.of().equals(of)
        && plans.stream()
            .noneMatch(own -> own.scope().equals(edit.scope()) && own.id().equals(plan.id()));
  }

  /** Whether the edits themselves make a plan one of the station's own. */
  private static boolean isWanted(Plan plan, String site, List<Edit> edits) {
    return edits.stream()
        .anyMatch(
            edit ->
                edit.kind() == RecordKind.PLANNED_PRICE
                    && edit.scope().equals(site)
                    && edit.key().equals(plan.id())
                    && edit.data() != null);
  }

  /** Whether a station had no record of its own before, and has one at the same price now. */
  private static boolean isFirstAtThePriceOfAll(Handle handle, Edit edit, List<Edit> edits) {
    if (edit.kind() == RecordKind.PLANNED_PRICE) {
      return false;
    }
    Optional<Long> ofAll =
        handle
            .createQuery(
                """
                SELECT (data->'price'->>'tenthsOfMinor')::bigint FROM record everywhere
                WHERE scope = '*' AND kind = :kind AND key = :key AND data IS NOT NULL AND NOT EXISTS (
                  SELECT 1 FROM record own WHERE own.scope = :site AND own.kind = :kind AND own.key = :key AND own.data IS NOT NULL)
                """)
            .bind("kind", edit.kind().word())
            .bind("key", edit.key())
            .bind("site", edit.scope())
            .mapTo(Long.class)
            .findOne();
    // The same edits may give either of them another price.
    return ofAll.isPresent()
        && edits.stream()
            .filter(one -> one.kind() == edit.kind() && one.key().equals(edit.key()))
            .filter(one -> one.scope().equals(edit.scope()) || one.scope().equals(Feed.EVERYWHERE))
            .allMatch(one -> price(one).equals(ofAll));
  }

  private static Optional<Long> price(Edit edit) {
    return Optional.ofNullable(edit.data())
        .map(data -> data.path("price").path("tenthsOfMinor").asLong());
  }

  /** Whether a plan for all stays, and the station has none of its own that is not later. */
  private static boolean takes(String site, Plan plan, List<Plan> plans, List<Edit> edits) {
    boolean stays =
        edits.stream()
            .noneMatch(
                edit ->
                    edit.kind() == RecordKind.PLANNED_PRICE
                        && edit.key().equals(plan.id())
                        && edit.data() == null);
    Stream<Plan> wanted =
        edits.stream()
            .filter(edit -> edit.kind() == RecordKind.PLANNED_PRICE)
            .flatMap(edit -> plan(edit).stream());
    return stays
        && Stream.concat(plans.stream(), wanted)
            .noneMatch(
                own ->
                    own.scope().equals(site)
                        && own.of().equals(plan.of())
                        && !own.at().isAfter(plan.at()));
  }

  private static Optional<Plan> plan(Edit edit) {
    return Optional.ofNullable(edit.data())
        .map(
            data ->
                new Plan(
                    edit.scope(),
                    edit.key(),
                    of(data.path("target").asText(), data.path("key").asText()),
                    Instant.parse(data.path("effectiveAt").asText()),
                    data.toString()));
  }

  private static boolean isOfOneStation(Edit edit) {
    return !edit.scope().equals(Feed.EVERYWHERE)
        && switch (edit.kind()) {
          case ARTICLE, GRADE, PLANNED_PRICE -> true;
          case TAX_CLASS, DEPARTMENT, ROLE, OPERATOR, SETTINGS, RECEIPT_TEXT, ANSWER -> false;
        };
  }

  /** What an edit is about; empty if a plan is taken back that there is not. */
  private static Optional<String> of(Edit edit, List<Plan> plans) {
    JsonNode data = edit.data();
    if (edit.kind() != RecordKind.PLANNED_PRICE) {
      return Optional.of(edit.kind().word() + " " + edit.key());
    }
    return data != null
        ? Optional.of(of(data.path("target").asText(), data.path("key").asText()))
        : plans.stream()
            .filter(plan -> plan.scope().equals(edit.scope()) && plan.id().equals(edit.key()))
            .map(Plan::of)
            .findFirst();
  }

  private static String of(String target, String key) {
    return (target.equals("GRADE") ? RecordKind.GRADE : RecordKind.ARTICLE).word() + " " + key;
  }

  private static List<Plan> plans(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT scope, key, data->>'target' AS target, data->>'key' AS of,
              (data->>'effectiveAt')::timestamptz AS at, data::text AS data
            FROM record WHERE kind = 'plannedPrice' AND data IS NOT NULL
            """)
        .map(
            (row, context) ->
                new Plan(
                    row.getString("scope"),
                    row.getString("key"),
                    of(row.getString("target"), row.getString("of")),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("data")))
        .list();
  }
}
