package canopy.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where changes from head office go: the till applies them and keeps the position together with
 * them, so that after a power cut both are the old ones or both the new ones. Called on the
 * receiver's thread, one call at a time; a call returns when the changes are on the disk.
 *
 * <p>A record whose version is not newer than the one that the till has is skipped: pages may come
 * twice.
 */
public interface FeedSink {
  /**
   * One record as head office has it now.
   *
   * @param seq its number in the feed; 0 in a snapshot
   * @param kind {@code article}, {@code operator} ...
   * @param key of the record among its kind
   * @param version 1, 2, 3 ... of this record
   * @param data null if it was deleted
   */
  record Change(long seq, String kind, String key, long version, @Nullable JsonNode data) {}

  /** How far the till is. */
  sealed interface Position {
    /** Nothing of head office has been applied: a snapshot comes first. */
    record Nothing() implements Position {}

    /**
     * In the middle of a snapshot.
     *
     * @param token where it goes on
     */
    record InSnapshot(String token) implements Position {}

    /**
     * Everything up to here is applied.
     *
     * @param cursor number of a change
     * @param mark which history of head office that number is of: another head office, or one that
     *     was restored and went on, has another mark there
     */
    record At(long cursor, String mark) implements Position {}
  }

  /** How far the till is, as it stands on the disk. */
  Position position() throws IOException;

  /** Applies changes; the position is then {@code reached}. */
  void apply(List<Change> changes, Position.At reached) throws IOException;

  /**
   * Applies a page of a snapshot; the position is then {@code InSnapshot(next)}, or {@code reached}
   * after the last page. What was there before the first page and came on no page is gone at head
   * office, and is taken away with the last one.
   *
   * @param first whether this is the first page: what an earlier snapshot left off is forgotten
   * @param next null on the last page
   */
  void snapshot(List<Change> records, boolean first, @Nullable String next, Position.At reached)
      throws IOException;
}
