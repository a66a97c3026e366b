package canopy.till.journal;

import canopy.till.journal.JournalBroken.Reason;
import canopy.till.journal.SegmentScan.Segment;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal in order while the till goes on writing it. Only forced lines are seen, and
 * each is checked against the one before. One thread at a time, any thread; interrupting it inside
 * {@link #next} closes its file.
 */
public final class JournalReader implements Closeable {
  private final Journal journal;
  private final JournalDisk disk;
  private long nextSeq;
  private @Nullable ChainedLines lines;
  private @Nullable Segment segment;

  JournalReader(Journal journal, JournalDisk disk, long fromSeq) {
    if (fromSeq < 1) {
      throw new IllegalArgumentException("lines count from 1, not " + fromSeq);
    }
    this.journal = journal;
    this.disk = disk;
    this.nextSeq = fromSeq;
  }

  /** Number of the line that {@link #next} gives. */
  public long nextSeq() {
    return nextSeq;
  }

  /**
   * The next line, or null if everything that is on the disk so far has been read. Never waits; see
   * {@link Journal#awaitAfter}.
   *
   * @throws JournalBroken if a line is not good
   * @throws IOException if the disk cannot be read
   */
  public @Nullable JournalLine next() throws IOException {
    ChainedLines open = step();
    return open == null ? null : open.parsedLine();
  }

  /**
   * The same for who wants nothing but its bytes: appends the next line, with its line end.
   *
   * @return whether there was one
   * @throws JournalBroken if a line is not good
   * @throws IOException if the disk cannot be read
   */
  public boolean copyNext(ByteArrayOutputStream into) throws IOException {
    ChainedLines open = step();
    if (open == null) {
      return false;
    }
    open.copyLine(into);
    return true;
  }

  /** Whether the line that was read last is followed by more of its decision. */
  public boolean insideDecision() {
    return lines != null && lines.insideDecision();
  }

  /** Hash of the line that was read last, 64 digits. There must be one. */
  public String hash() {
    return Objects.requireNonNull(lines).hash();
  }

  /** Goes to the next line; null if there is none. */
  private @Nullable ChainedLines step() throws IOException {
    Journal.Durable durable = journal.durable();
    if (nextSeq > durable.seq()) {
      return null;
    }
    ChainedLines open = lines;
    if (open == null || isInLaterSegment(nextSeq)) {
      open = openSegmentOf(nextSeq);
    }
    do {
      step(open, durable);
    } while (open.seq() < nextSeq);
    nextSeq = open.seq() + 1;
    return open;
  }

  @Override
  public void close() throws IOException {
    ChainedLines open = lines;
    lines = null;
    if (open != null) {
      open.close();
    }
  }

  private void step(ChainedLines open, Journal.Durable durable) throws IOException {
    // In the segment being written nothing behind the last force may be looked at.
    boolean writing = durable.segment().equals(segment);
    if (open.next(writing ? durable.endBytes() : Long.MAX_VALUE) != ChainedLines.Step.LINE) {
      throw open.broken(Reason.SHORT);
    }
  }

  private boolean isInLaterSegment(long seq) {
    Segment now = segment;
    return now != null && segmentOf(seq).firstSeq() > now.firstSeq();
  }

  private ChainedLines openSegmentOf(long seq) throws IOException {
    close();
    Segment wanted = segmentOf(seq);
    ChainedLines open =
        new ChainedLines(disk.openForReading(journal.folder().resolve(wanted.fileName())), wanted);
    segment = wanted;
    lines = open;
    return open;
  }

  private Segment segmentOf(long seq) {
    List<Segment> segments = journal.segments();
    int low = 0;
    int high = segments.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (segments.get(middle).firstSeq() <= seq) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return segments.get(low);
  }
}
