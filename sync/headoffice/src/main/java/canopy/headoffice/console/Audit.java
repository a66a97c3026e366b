package canopy.headoffice.console;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What people changed through the console. Nothing is ever taken out. Any thread. */
public final class Audit {
  private final Jdbi jdbi;
  private final Clock clock;

  Audit(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * One change.
   *
   * @param action such as {@code price.planned}
   * @param subject what was changed, such as {@code S001/T1}
   */
  public record Entry(
      Instant at, String by, String address, String action, String subject, String detail) {}

  /** Writes a change down with what is other than before. */
  public void note(String by, String address, String action, String subject, Told told) {
    note(by, address, action, subject, told.text());
  }

  /** Writes a change down. */
  public void note(String by, String address, String action, String subject, String detail) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO audit (at, by, address, action, subject, detail) VALUES (?, ?, ?, ?,"
                    + " ?, ?)",
                clock.instant(),
                by,
                address,
                action,
                subject,
                detail));
  }

  /**
   * The newest first, at most {@code limit}.
   *
   * @param text that they have anywhere; empty for all
   * @param actions those whose words, as the reader sees them, have the text
   */
  List<Entry> newest(String text, List<String> actions, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT at, by, address, action, subject, detail FROM audit
                    WHERE :text = '' OR position(lower(:text) IN lower(by || ' ' || action || ' ' || subject || ' ' || detail)) > 0
                      OR action = ANY(:actions)
                    ORDER BY id DESC LIMIT :limit
                    """)
                .bind("text", text)
                .bindArray("actions", String.class, actions)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Entry(
                            row.getTimestamp("at").toInstant(),
                            row.getString("by"),
                            row.getString("address"),
                            row.getString("action"),
                            row.getString("subject"),
                            row.getString("detail")))
                .list());
  }
}
