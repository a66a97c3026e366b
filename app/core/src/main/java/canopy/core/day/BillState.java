package canopy.core.day;

import java.time.LocalDate;

/**
 * How far a channel's bill is compared with our books.
 *
 * @param channel its id in the configuration
 * @param day of the bill
 * @param open differences that nobody has dealt with; zero unless there are some
 */
public record BillState(String channel, LocalDate day, State state, int open) {
  /** How far. */
  public enum State {
    /** Not compared yet; most channels give a day's bill on the next morning. */
    NOT_FETCHED,
    /** Compared, and nothing is open. */
    MATCHED,
    /** Compared, and differences wait for a person. */
    DIFFERENCES
  }
}
