package canopy.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the line up to head office is. Immutable.
 *
 * @param since when it came to be in this state
 * @param acknowledgedSeq number of the last line that head office has; how many wait is the
 *     journal's last number less this
 * @param acknowledgedAt when head office last took lines since the start; null if it has not
 * @param trouble what is wrong; null for nothing
 * @param unreadable lines that head office has, but waits with until it can read them
 */
public record SyncStatus(
    State state,
    Instant since,
    long acknowledgedSeq,
    @Nullable Instant acknowledgedAt,
    @Nullable Trouble trouble,
    int unreadable) {
  /** The states, as a person at the till needs to tell them apart. */
  public enum State {
    /** Nothing has been heard of head office since the start. */
    STARTING,
    /** The last request was answered well. */
    CONNECTED,
    /** The last request came to nothing; it is tried again by itself. */
    NOT_CONNECTED,
    /** Head office answers, but takes no lines: a person there must do something. */
    STOPPED
  }
}
