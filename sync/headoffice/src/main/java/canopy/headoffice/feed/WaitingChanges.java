package canopy.headoffice.feed;

import canopy.core.catalogue.LocalChange.Kind;
import canopy.core.event.Json;
import canopy.headoffice.feed.StationChanges.Answered;
import canopy.headoffice.feed.StationChanges.AnsweredBatch;
import canopy.headoffice.feed.StationChanges.Asked;
import canopy.headoffice.feed.StationChanges.AskedBatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what stations changed by themselves, and what was said to it. Without state. */
final class WaitingChanges {
  /** A changed article takes a later price of the same till that was accepted meanwhile. */
  private static final String ASKED =
      """
      SELECT c.*, c.article::text AS article_text, coalesce((
        SELECT later.price_tenths FROM local_change later JOIN local_answer yes USING (site, till, seq)
        WHERE c.kind = 'CHANGED_ARTICLE' AND later.kind = 'ARTICLE_PRICE' AND later.asked
          AND later.site = c.site AND later.till = c.till AND later.seq > c.seq AND later.key = c.key
          AND yes.accepted
        ORDER BY later.seq DESC LIMIT 1), c.price_tenths) AS asked_tenths
      """;

  /** Not what a later change of the same thing made old, once that one was accepted. */
  private static final String WAITING =
      """
       FROM local_change c
      LEFT JOIN local_answer a USING (site, till, seq)
      WHERE c.asked AND a.seq IS NULL AND NOT EXISTS (
        SELECT 1 FROM local_change later JOIN local_answer yes USING (site, till, seq)
        WHERE later.site = c.site AND later.till = c.till AND later.seq > c.seq
          AND later.key = c.key AND (later.kind = 'GRADE_PRICE') = (c.kind = 'GRADE_PRICE')
          AND NOT (later.kind = 'ARTICLE_PRICE' AND c.kind = 'CHANGED_ARTICLE')
          AND yes.accepted)
      """;

  private static final String OLDEST_FIRST = " ORDER BY c.at, c.site, c.till, c.seq LIMIT :limit";

  private WaitingChanges() {}

  /** Those that a person made alone. */
  static List<Asked> alone(Handle handle, @Nullable String site, int limit) {
    return handle
        .createQuery(ASKED + WAITING + " AND c.batch_id IS NULL" + of(site) + OLDEST_FIRST)
        .bindMap(bound(site))
        .bind("limit", limit)
        .map((row, context) -> asked(row))
        .list();
  }

  static List<AskedBatch> batches(Handle handle, @Nullable String site, int limit) {
    return handle
        .createQuery(
            """
            SELECT c.site, c.till, c.batch_id, min(c.batch_file) AS file, min(c.at) AS at, min(c.operator) AS operator,
              count(*) FILTER (WHERE c.kind = 'NEW_ARTICLE') AS added, count(*) FILTER (WHERE c.kind <> 'NEW_ARTICLE') AS changed
            """
                + WAITING
                + " AND c.batch_id IS NOT NULL"
                + of(site)
                + " GROUP BY c.site, c.till, c.batch_id"
                + " ORDER BY min(c.at), c.site, c.till, c.batch_id LIMIT :limit")
        .bindMap(bound(site))
        .bind("limit", limit)
        .map(
            (row, context) ->
                new AskedBatch(
                    row.getString("site"),
                    row.getString("till"),
                    row.getString("batch_id"),
                    row.getString("file"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("operator"),
                    row.getInt("added"),
                    row.getInt("changed")))
        .list();
  }

  /** What still waits of a file, in the order of the journal, after one of them. */
  static List<Asked> ofBatch(
      Handle handle, String site, String till, String batch, long after, int limit) {
    return handle
        .createQuery(
            ASKED
                + WAITING
                + " AND c.site = :site AND c.till = :till AND c.batch_id = :batch AND c.seq >"
                + " :after ORDER BY c.seq LIMIT :limit")
        .bind("site", site)
        .bind("till", till)
        .bind("batch", batch)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> asked(row))
        .list();
  }

  static Optional<Asked> one(Handle handle, String site, String till, long seq) {
    return handle
        .createQuery(ASKED + WAITING + " AND c.site = :site AND c.till = :till AND c.seq = :seq")
        .bind("site", site)
        .bind("till", till)
        .bind("seq", seq)
        .map((row, context) -> asked(row))
        .findOne();
  }

  /** The oldest of some kinds, after one of them. */
  static List<Asked> of(Handle handle, List<String> kinds, @Nullable Asked after, int limit) {
    String later = " AND (c.at, c.site, c.till, c.seq) > (:at, :site, :till, :seq)";
    Map<String, Object> place =
        after == null
            ? Map.of()
            : Map.of(
                "at", OffsetDateTime.ofInstant(after.at(), ZoneOffset.UTC),
                "site", after.site(),
                "till", after.till(),
                "seq", after.seq());
    return handle
        .createQuery(
            ASKED
                + WAITING
                + " AND c.kind IN (<kinds>)"
                + (after == null ? "" : later)
                + OLDEST_FIRST)
        .bindList("kinds", kinds)
        .bindMap(place)
        .bind("limit", limit)
        .map((row, context) -> asked(row))
        .list();
  }

  static List<Answered> answeredAlone(Handle handle, @Nullable String site, int limit) {
    return handle
        .createQuery(
            """
            SELECT c.*, c.article::text AS article_text, c.price_tenths AS asked_tenths, a.at AS answered_at, a.by AS answered_by, a.accepted, a.reason
            FROM local_answer a JOIN local_change c USING (site, till, seq)
            WHERE c.asked AND c.batch_id IS NULL
            """
                + of(site)
                + " ORDER BY a.at DESC LIMIT :limit")
        .bindMap(bound(site))
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Answered(
                    asked(row),
                    row.getTimestamp("answered_at").toInstant(),
                    row.getString("answered_by"),
                    row.getBoolean("accepted"),
                    row.getString("reason")))
        .list();
  }

  /** Of each file what was answered alike at once. */
  static List<AnsweredBatch> answeredBatches(Handle handle, @Nullable String site, int limit) {
    return handle
        .createQuery(
            """
            SELECT c.site, c.till, min(c.batch_file) AS file, a.accepted, a.by, a.reason, max(a.at) AS at, count(*) AS articles
            FROM local_answer a JOIN local_change c USING (site, till, seq)
            WHERE c.asked AND c.batch_id IS NOT NULL
            """
                + of(site)
                + " GROUP BY c.site, c.till, c.batch_id, a.accepted, a.by, a.reason"
                + " ORDER BY max(a.at) DESC LIMIT :limit")
        .bindMap(bound(site))
        .bind("limit", limit)
        .map(
            (row, context) ->
                new AnsweredBatch(
                    row.getString("site"),
                    row.getString("till"),
                    row.getString("file"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("by"),
                    row.getBoolean("accepted"),
                    row.getString("reason"),
                    row.getInt("articles")))
        .list();
  }

  private static String of(@Nullable String site) {
    return site == null ? "" : " AND c.site = :site";
  }

  private static Map<String, ?> bound(@Nullable String site) {
    return site == null ? Map.of() : Map.of("site", site);
  }

  private static Asked asked(ResultSet row) throws SQLException {
    String article = row.getString("article_text");
    long tenths = row.getLong("asked_tenths");
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
        tenths,
        beforeTenths,
        article == null ? null : whole(article, tenths),
        row.getLong("basis"));
  }

  private static JsonNode whole(String article, long tenths) {
    ObjectNode whole = (ObjectNode) tree(article);
    whole.putObject("price").put("tenthsOfMinor", tenths);
    return whole;
  }

  static JsonNode tree(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is not JSON", e);
    }
  }
}
