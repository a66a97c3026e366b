package canopy.headoffice.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Stored lines of which no rows could be made. Any thread. */
public final class UnreadLines {
  private final Jdbi jdbi;

  public UnreadLines(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A line that could not be read.
   *
   * @param reason why not, in the program's words
   */
  public record Unread(
      String site, String till, long seq, LocalDate day, String type, int version, String reason) {}

  /**
   * Those of the newest days.
   *
   * @param site of which station; null for all
   */
  public List<Unread> newest(@Nullable String site, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT site, till, seq, day, type, version, reason FROM quarantined_line
                    """
                        + (site == null ? "" : " WHERE site = :site")
                        + " ORDER BY day DESC, site, till, seq DESC LIMIT :limit")
                .bindMap(site == null ? Map.of() : Map.of("site", site))
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Unread(
                            row.getString("site"),
                            row.getString("till"),
                            row.getLong("seq"),
                            row.getObject("day", LocalDate.class),
                            row.getString("type"),
                            row.getInt("version"),
                            row.getString("reason")))
                .list());
  }
}
