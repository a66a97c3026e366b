package canopy.till.sync;

import canopy.sync.FeedReceiver;
import canopy.sync.SyncStatus;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with head office, at one moment.
 *
 * @param settings null if the till is not enrolled
 * @param up how the line is; null if it is not used
 * @param down how the feed is; null if it is not used
 * @param lastSeq number of the last line in the journal
 */
public record HeadOfficeView(
    @Nullable HeadOfficeSettings settings,
    @Nullable SyncStatus up,
    FeedReceiver.@Nullable Status down,
    long lastSeq) {
  /** Lines that head office does not have, as far as is known. */
  public long waiting() {
    SyncStatus now = up;
    return now == null ? 0 : Math.max(0, lastSeq - now.acknowledgedSeq());
  }
}
