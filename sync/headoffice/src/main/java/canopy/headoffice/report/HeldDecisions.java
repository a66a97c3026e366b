package canopy.headoffice.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What tills hold back of head office's decisions at this moment, as they say. Any thread. */
public final class HeldDecisions {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Jdbi jdbi;

  public HeldDecisions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Something that is decided and not in force.
   *
   * @param topic {@code PRICES}, {@code PUMPS}, {@code SIGN}, {@code PEOPLE} or {@code GOODS}
   * @param state how it is held back
   * @param reason of the pumps; how many of goods; empty otherwise
   * @param details a list: prices, pumps, people or records
   */
  record Held(
      String site,
      String till,
      Instant since,
      String topic,
      String state,
      String reason,
      JsonNode details) {}

  /**
   * All that is held back, by station and till.
   *
   * @param site null for all stations
   * @param since older business days are not looked into
   * @param zones by station
   * @param written how stations write prices
   */
  public List<HeldRow> now(
      @Nullable String site,
      LocalDate since,
      int limit,
      Map<String, ZoneId> zones,
      UnitPrices written) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM (
                      SELECT DISTINCT ON (h.site, h.till, topic) h.site, h.till, at, topic, h.state,
                        h.reason, details::text AS details
                      FROM held_decision h JOIN till t ON t.site = h.site AND t.till = h.till
                      WHERE day >= :since AND (:site::text IS NULL OR h.site = :site)
                        AND t.state = 'ACTIVE'
                      ORDER BY h.site, h.till, topic, seq DESC) newest
                    WHERE state <> 'OVER' ORDER BY site, till, topic LIMIT :limit
                    """)
                .bind("site", site)
                .bind("since", since)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Held(
                            row.getString("site"),
                            row.getString("till"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("topic"),
                            row.getString("state"),
                            row.getString("reason"),
                            read(row.getString("details"))))
                .stream()
                .map(
                    one ->
                        HeldRow.of(one, zones.getOrDefault(one.site(), ZoneId.of("UTC")), written))
                .toList());
  }

  private static JsonNode read(@Nullable String json) {
    try {
      return json == null ? JSON.createArrayNode() : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what the database took as JSON is none", e);
    }
  }
}
