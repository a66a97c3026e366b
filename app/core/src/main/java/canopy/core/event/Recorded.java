package canopy.core.event;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An event that is durable.
 *
 * @param seq its place in the journal, 1 and up
 * @param at when it was written
 * @param day business date
 * @param by operator, or {@code system}
 */
public record Recorded(long seq, Instant at, LocalDate day, String by, Event event) {
  /** What stands in {@code by} when nobody pressed anything. */
  public static final String SYSTEM = "system";
}
