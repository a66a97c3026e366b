package canopy.sync;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The till's journal, as the uploader reads it on its own thread. */
public interface JournalLines {
  /** Whole decisions, exactly as they stand in the journal. */
  final class Batch {
    private final byte[] bytes;
    private final int lines;
    private final Head last;
    private HeadOfficeLine.@Nullable Body body;

    /**
     * @param bytes lines, each with its line end; kept, not copied
     * @param lines how many
     * @param last number and hash of the last
     */
    public Batch(byte[] bytes, int lines, Head last) {
      this.bytes = bytes;
      this.lines = lines;
      this.last = last;
    }

    /** What is sent of it: made once, by whoever asks first. One thread at a time. */
    HeadOfficeLine.Body body() {
      HeadOfficeLine.Body made = body;
      if (made == null) {
        made = HeadOfficeLine.Body.of(bytes);
        body = made;
      }
      return made;
    }

    int lines() {
      return lines;
    }

    Head last() {
      return last;
    }
  }

  /** Number of the last line on the disk, 0 before the first. Any thread; never waits. */
  long lastSeq();

  /**
   * Lines from {@code fromSeq} on, up to the end of a decision: as many decisions as fit into the
   * limits, but always the one that {@code fromSeq} belongs to, from {@code fromSeq} on.
   *
   * @param fromSeq at most {@link #lastSeq}
   * @throws IOException if the journal cannot be read or is damaged
   */
  Batch read(long fromSeq, int mostLines, int mostBytes) throws IOException;

  /** The hash of a line. */
  String hash(long seq) throws IOException;
}
