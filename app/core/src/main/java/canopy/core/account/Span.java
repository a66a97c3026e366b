package canopy.core.account;

import canopy.core.event.StationEvent;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the journal a report is about.
 *
 * @param number of the report; that which the day will get if it is not closed
 * @param day business date
 * @param firstSeq the day's first line
 * @param lastSeq the line that closed it, or the newest
 * @param from when the first line was written; null if there is none
 * @param to when the last line was written; null if there is none
 * @param closedBy operator; null while the day is not closed
 * @param seal of the close; null while the day is not closed
 */
public record Span(
    int number,
    LocalDate day,
    long firstSeq,
    long lastSeq,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String closedBy,
    StationEvent.@Nullable Seal seal) {
  /** Whether the day is closed. */
  public boolean isClosed() {
    return closedBy != null;
  }
}
