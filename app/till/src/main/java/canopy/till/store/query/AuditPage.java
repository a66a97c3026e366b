package canopy.till.store.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries of the audit list, newest first.
 *
 * @param complete whether there are no older ones
 */
public record AuditPage(List<Row> rows, boolean complete) {
  public AuditPage {
    rows = List.copyOf(rows);
  }

  /** Where the next page begins. */
  public long nextBefore() {
    return rows.isEmpty() ? 0 : rows.getLast().seq();
  }

  /**
   * An entry.
   *
   * @param seq place in the journal
   * @param operator who was at the till, or {@code system}
   * @param subject what it was about: a sale's number, a fill's key, an operator, a setting
   * @param detail reason, line, right or outcome; empty if there is none
   * @param amountMinor null if there is none
   */
  public record Row(
      long seq,
      Instant at,
      LocalDate day,
      String operator,
      AuditKind kind,
      String subject,
      String detail,
      @Nullable Long amountMinor) {}
}
