package canopy.headoffice.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which prices planned for all stations a station takes: those of what it has no price of its own
 * of by then. Tills put planned prices in force by themselves, also without a line, so a station is
 * never sent one that it shall not take, and hears of it when that changes.
 */
final class OwnPrices {
  private OwnPrices() {}

  /** A price that is planned. */
  private record Plan(String scope, String id, String of) {}

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
   * What has to be said again after some edits: each plan for all stations whose article or fuel
   * got or lost a price of one station's own. The reader of the feed makes of it what is so then.
   */
  static List<Edit> told(Handle handle, List<Edit> edits) {
    if (edits.stream().noneMatch(OwnPrices::isOfOneStation)) {
      return List.of();
    }
    // Nobody may plan between the plans' being read and the edits.
    handle.execute("SELECT 1 FROM feed_head FOR UPDATE");
    List<Plan> plans = plans(handle);
    List<Edit> told = new ArrayList<>();
    for (Edit edit : edits) {
      if (isOfOneStation(edit)) {
        of(edit, plans)
            .ifPresent(
                of ->
                    plans.stream()
                        .filter(plan -> isTold(plan, of, edit, plans))
                        .map(
                            plan ->
                                new Edit(
                                    edit.scope(),
                                    RecordKind.PLANNED_PRICE,
                                    plan.id(),
                                    null,
                                    Edit.ANY))
                        .forEach(told::add));
      }
    }
    return told;
  }

  private static boolean isTold(Plan plan, String of, Edit edit, List<Plan> plans) {
    return plan.scope().equals(Feed.EVERYWHERE)
        && plan.of().equals(of)
        && plans.stream()
            .noneMatch(own -> own.scope().equals(edit.scope()) && own.id().equals(plan.id()));
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
            SELECT scope, key, data->>'target' AS target, data->>'key' AS of FROM record
            WHERE kind = 'plannedPrice' AND data IS NOT NULL
            """)
        .map(
            (row, context) ->
                new Plan(
                    row.getString("scope"),
                    row.getString("key"),
                    of(row.getString("target"), row.getString("of"))))
        .list();
  }
}
