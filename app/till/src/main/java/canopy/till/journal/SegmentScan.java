package canopy.till.journal;

import canopy.till.journal.JournalBroken.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment from its first line to its end and says what the end is. The hard part is to tell
 * a write that the power cut tore (which nobody was told about, and which is cut off) from damage
 * to acknowledged lines (on which the till must not start). Each write is forced before the next
 * one begins, so only the last one can be torn; the disk may have written its sectors in any order,
 * so a torn write is a beginning of it, or all of it with whole sectors still zero.
 */
final class SegmentScan {
  private static final int SECTOR_BYTES = 512;
  private static final String SUFFIX = ".jsonl";
  private static final int DIGITS = 12;
  private static final int BLOCK_BYTES = 64 * 1024;
  private static final int LONGEST_PART_BYTES = 24;

  /**
   * A file of the journal.
   *
   * @param firstSeq number of its first line, which is also its name
   * @param previousHash hash of the line before, 64 digits
   */
  record Segment(long firstSeq, String previousHash) {
    String fileName() {
      return String.format(Locale.ROOT, "%0" + DIGITS + "d%s", firstSeq, SUFFIX);
    }

    /** The first number in a file name, or nothing if that is no segment. */
    static OptionalLong firstSeq(String fileName) {
      if (fileName.length() != DIGITS + SUFFIX.length() || !fileName.endsWith(SUFFIX)) {
        return OptionalLong.empty();
      }
      long seq = 0;
      for (int i = 0; i < DIGITS; i++) {
        int digit = fileName.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return OptionalLong.empty();
        }
        seq = 10 * seq + digit;
      }
      return OptionalLong.of(seq);
    }
  }

  /** What stands after the last whole decision. */
  enum Tail {
    /** Nothing but zero bytes. */
    CLEAN,
    /** A write that never reached its end. */
    TORN,
    /** The first lines of a decision whose others never came. */
    HALF_DECISION,
    /** What a failed write left behind; the next segment has taken its place. */
    SUPERSEDED
  }

  /**
   * @param lastSeq number of the last line of the last whole decision
   * @param lastHash its hash
   * @param decisionStartBytes where that decision starts
   * @param endBytes where it ends
   * @param tail what comes then
   * @param tailBytes how much of that
   */
  record Result(
      long lastSeq,
      String lastHash,
      long decisionStartBytes,
      long endBytes,
      Tail tail,
      long tailBytes) {}

  private final JournalDisk.OpenFile file;
  private final ChainedLines lines;
  private final long sizeBytes;

  private SegmentScan(JournalDisk.OpenFile file, Segment segment) throws IOException {
    this.file = file;
    this.lines = new ChainedLines(file, segment);
    this.sizeBytes = file.sizeBytes();
  }

  /** The newest segment, whose end may be torn. */
  static Result newest(
      JournalDisk.OpenFile file, Segment segment, @Nullable Consumer<JournalLine> visitor)
      throws IOException {
    SegmentScan scan = new SegmentScan(file, segment);
    ChainedLines.Step step = scan.read(Long.MAX_VALUE, visitor);
    return scan.result(scan.tail(step));
  }

  /**
   * Lines that are known to be acknowledged.
   *
   * @param stopSeq the first number that no longer belongs here
   */
  static Result upTo(
      long stopSeq,
      JournalDisk.OpenFile file,
      Segment segment,
      @Nullable Consumer<JournalLine> visitor)
      throws IOException {
    SegmentScan scan = new SegmentScan(file, segment);
    ChainedLines.Step step = scan.read(stopSeq, visitor);
    if (scan.lines.seq() + 1 < stopSeq) {
      boolean endsWell =
          step == ChainedLines.Step.END && scan.dataEndBytes() <= scan.lines.positionBytes();
      throw endsWell
          ? new JournalBroken(Reason.MISSING_SEGMENT, new Segment(stopSeq, "").fileName(), 1, 0)
          : scan.lines.broken(Reason.SHORT);
    }
    if (scan.lines.insideDecision()) {
      throw scan.lines.broken(Reason.PART);
    }
    boolean clean = scan.dataEndBytes() <= scan.lines.positionBytes();
    return scan.result(clean ? Tail.CLEAN : Tail.SUPERSEDED);
  }

  private ChainedLines.Step read(long stopSeq, @Nullable Consumer<JournalLine> visitor)
      throws IOException {
    ChainedLines.Step step = ChainedLines.Step.END;
    while (lines.seq() + 1 < stopSeq) {
      step = lines.next(sizeBytes);
      if (step != ChainedLines.Step.LINE) {
        return step;
      }
      if (visitor != null) {
        visitor.accept(lines.parsedLine());
      }
    }
    return step;
  }

  private Result result(Tail tail) throws IOException {
    long end = lines.completeBytes();
    return new Result(
        lines.completeSeq(),
        lines.completeHash(),
        lines.decisionStartBytes(),
        end,
        tail,
        tail == Tail.CLEAN ? 0 : dataEndBytes() - end);
  }

  private Tail tail(ChainedLines.Step step) throws IOException {
    long dataEnd = dataEndBytes();
    if (step == ChainedLines.Step.END && dataEnd <= lines.positionBytes()) {
      return lines.insideDecision() ? Tail.HALF_DECISION : Tail.CLEAN;
    }
    long start = lines.completeBytes();
    if (dataEnd - start > Journal.LARGEST_WRITE_BYTES) {
      throw lines.broken(Reason.HOLE);
    }
    byte[] rest = new byte[(int) (dataEnd - start)];
    readFully(file, rest, start);
    int bad = (int) (lines.positionBytes() - start);
    boolean lineEndDamaged = lines.fits(rest, bad, rest.length - 1);
    if (lineEndDamaged || !holesAreSectors(rest, bad, start) || !isOneDecision(rest, bad)) {
      throw lines.broken(Reason.HOLE);
    }
    return Tail.TORN;
  }

  /** Zero bytes inside are whole sectors that were never written, not single damaged bytes. */
  private static boolean holesAreSectors(byte[] rest, int bad, long start) {
    for (int i = bad; i < rest.length; i++) {
      if (rest[i] != 0) {
        continue;
      }
      boolean starts = i == 0 || (start + i) % SECTOR_BYTES == 0;
      while (rest[i] == 0) {
        i++; // The last byte is not zero.
      }
      if (!starts || (start + i) % SECTOR_BYTES != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * No line end in there closes a decision with something after it: that would be a later write.
   */
  private static boolean isOneDecision(byte[] rest, int bad) {
    for (int i = Math.max(bad, LONGEST_PART_BYTES); i < rest.length - 1; i++) {
      if (rest[i] != '\n' || holeBefore(rest, i)) {
        continue; // Unreadable ends prove nothing.
      }
      long place = JournalLine.part(rest, Math.max(0, i - 128), i);
      if ((int) (place >> 32) == (int) place) {
        return false;
      }
    }
    return true;
  }

  private static boolean holeBefore(byte[] rest, int end) {
    for (int i = end - LONGEST_PART_BYTES; i < end; i++) {
      if (rest[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** The end of the last byte that is not zero, looking from the first line not read. */
  private long dataEndBytes() throws IOException {
    long end = lines.completeBytes();
    byte[] block = new byte[Math.clamp(sizeBytes - end, 1, BLOCK_BYTES)];
    byte[] zeros = new byte[block.length];
    for (long at = end; at < sizeBytes; at += block.length) {
      int length = (int) Math.min(block.length, sizeBytes - at);
      int read = readFully(file, block, at, length);
      if (Arrays.equals(block, 0, read, zeros, 0, read)) {
        continue; // So are the megabytes written ahead, and every start waits for this.
      }
      for (int i = read - 1; i >= 0; i--) {
        if (block[i] != 0) {
          end = at + i + 1;
          break;
        }
      }
    }
    return end;
  }

  static void readFully(JournalDisk.OpenFile file, byte[] into, long positionBytes)
      throws IOException {
    if (readFully(file, into, positionBytes, into.length) < into.length) {
      throw new IOException("the file became shorter while it was read");
    }
  }

  private static int readFully(
      JournalDisk.OpenFile file, byte[] into, long positionBytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, positionBytes + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.position();
  }
}
