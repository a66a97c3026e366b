package canopy.till.journal;

import canopy.till.journal.JournalBroken.Reason;
import canopy.till.journal.SegmentScan.Segment;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal in order while the till goes on writing it. Only forced lines are seen, and
 * each is checked against the one before. One thread at a time, any thread; interrupting it inside
 * {@link #next} closes its file.
 */
public final class JournalReader implements Closeable {
  private static final int PIECE_BYTES = 4096;

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

  /**
   * The line {@link #nextSeq} by itself, found by halving its segment: a tenth of a millisecond,
   * where {@link #next} reads all lines of the day before it. It is not checked against them again:
   * for a line that has been read before. Null if it is not there.
   *
   * @throws IOException if the disk cannot be read
   */
  public @Nullable JournalLine only() throws IOException {
    SegmentFile.Durable durable = journal.durable();
    if (nextSeq > durable.seq()) {
      return null;
    }
    Segment wanted = segmentOf(nextSeq);
    try (JournalDisk.OpenFile file =
        disk.openForReading(journal.folder().resolve(wanted.fileName()))) {
      boolean writing = wanted.equals(durable.segment());
      return only(file, writing ? durable.endBytes() : file.sizeBytes());
    }
  }

  private @Nullable JournalLine only(JournalDisk.OpenFile file, long endBytes) throws IOException {
    long low = 0;
    long high = endBytes;
    while (high - low > 2 * PIECE_BYTES) {
      long middle = low + (high - low) / 2;
      long start = lineEnd(file, middle, high) + 1;
      long seq = start > 0 && start < high ? seqAt(file, start) : -1;
      if (seq < 0 || seq > nextSeq) {
        high = middle;
      } else {
        low = start;
      }
    }
    for (long end = lineEnd(file, low, endBytes); end >= 0; end = lineEnd(file, low, endBytes)) {
      if (seqAt(file, low) == nextSeq) {
        return JournalLine.parse(bytes(file, low, (int) (end - low)));
      }
      low = end + 1;
    }
    return null;
  }

  private static long seqAt(JournalDisk.OpenFile file, long start) throws IOException {
    byte[] head = bytes(file, start, 2 * LineEncoder.HASH_DIGITS);
    return JournalLine.seq(head, 0, head.length);
  }

  /** Where the line ends that goes through a place; -1 if that is not before the limit. */
  private static long lineEnd(JournalDisk.OpenFile file, long from, long limit) throws IOException {
    for (long at = from; at < limit; at += PIECE_BYTES) {
      byte[] piece = bytes(file, at, (int) Math.min(PIECE_BYTES, limit - at));
      for (int i = 0; i < piece.length; i++) {
        if (piece[i] == '\n') {
          return at + i;
        }
      }
    }
    return -1;
  }

  /** So many, or what there is. */
  private static byte[] bytes(JournalDisk.OpenFile file, long from, int count) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(count);
    while (read.hasRemaining() && file.read(read, from + read.position()) > 0) {
      // Reads on.
    }
    return Arrays.copyOf(read.array(), read.position());
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
    SegmentFile.Durable durable = journal.durable();
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

  private void step(ChainedLines open, SegmentFile.Durable durable) throws IOException {
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
