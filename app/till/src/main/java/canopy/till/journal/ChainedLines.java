package canopy.till.journal;

import canopy.till.journal.JournalBroken.Reason;
import canopy.till.journal.SegmentScan.Segment;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads one segment line by line and checks each line against the one before: hash, number, and
 * place in its decision. One thread at a time.
 */
final class ChainedLines implements Closeable {
  /** What {@link #next} came to. */
  enum Step {
    /** A whole, good line. */
    LINE,
    /** Nothing is written where the next line would start. */
    END,
    /** Something is written there, but it has no line end. */
    TORN
  }

  private static final int WINDOW_BYTES = 64 * 1024;
  private static final int LONGEST_LINE_BYTES = Entry.LARGEST_DATA_BYTES + 1024;

  private final JournalDisk.OpenFile file;
  private final Segment segment;
  private final MessageDigest sha256 = LineEncoder.sha256();
  private final byte[] hash;
  private final byte[] computed = new byte[LineEncoder.HASH_BYTES];
  private final byte[] digits = new byte[LineEncoder.HASH_DIGITS];
  private long seq;
  private int part = 1;
  private int parts = 1;

  private byte[] window = new byte[WINDOW_BYTES];
  private long windowBytes;
  private int from;
  private int to;
  private int lineFrom;
  private int lineTo;

  private long openDecisionStart;
  private long decisionStart;
  private long completeEnd;
  private long completeSeq;
  private final byte[] completeHash;

  ChainedLines(JournalDisk.OpenFile file, Segment segment) {
    this.file = file;
    this.segment = segment;
    this.hash = HexFormat.of().parseHex(segment.previousHash());
    this.completeHash = hash.clone();
    this.seq = segment.firstSeq() - 1;
    this.completeSeq = seq;
  }

  /**
   * Goes to the next line.
   *
   * @param limitBytes nothing at or past this offset of the file is looked at
   * @throws JournalBroken if there is a whole line and it is not good
   */
  Step next(long limitBytes) throws IOException {
    int scan = from;
    while (true) {
      for (; scan < to; scan++) {
        byte b = window[scan];
        if (b == '\n') {
          accept(scan);
          return Step.LINE;
        }
        if (b == 0) {
          return scan == from ? Step.END : Step.TORN;
        }
      }
      if (to - from > LONGEST_LINE_BYTES) {
        throw broken(Reason.FORMAT);
      }
      scan -= from;
      if (!fill(limitBytes)) {
        return from == to ? Step.END : Step.TORN;
      }
      scan += from;
    }
  }

  /** Whether these bytes would be the next line. Changes nothing. */
  boolean fits(byte[] bytes, int start, int end) {
    return end - start > LineEncoder.HASH_DIGITS + 1 && hashFits(bytes, start, end);
  }

  /** Number of the last good line, or of the line before the segment. */
  long seq() {
    return seq;
  }

  /** Hash of the last good line, 64 digits. */
  String hash() {
    return LineEncoder.hex(hash);
  }

  /** Where the next line starts. */
  long positionBytes() {
    return windowBytes + from;
  }

  /** Where the last whole decision starts; 0 if there is none. */
  long decisionStartBytes() {
    return decisionStart;
  }

  /** Where the last whole decision ends. */
  long completeBytes() {
    return completeEnd;
  }

  long completeSeq() {
    return completeSeq;
  }

  String completeHash() {
    return LineEncoder.hex(completeHash);
  }

  boolean insideDecision() {
    return part < parts;
  }

  /** The bytes of the line just read, without the line end. */
  byte[] line() {
    return Arrays.copyOfRange(window, lineFrom, lineTo);
  }

  /** Appends the line just read, with its line end. */
  void copyLine(ByteArrayOutputStream into) {
    into.write(window, lineFrom, lineTo + 1 - lineFrom);
  }

  JournalLine parsedLine() {
    JournalLine line = JournalLine.parse(line());
    if (line == null) {
      throw new JournalBroken(
          Reason.FORMAT, segment.fileName(), seq - segment.firstSeq() + 1, windowBytes + lineFrom);
    }
    return line;
  }

  /** Trouble with the next line. */
  JournalBroken broken(Reason reason) {
    return new JournalBroken(
        reason, segment.fileName(), seq - segment.firstSeq() + 2, positionBytes());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void accept(int end) {
    if (end - from < LineEncoder.HASH_DIGITS + 2) {
      throw broken(Reason.FORMAT);
    }
    long number = JournalLine.seq(window, from, end);
    boolean fits = hashFits(window, from, end);
    if (number != seq + 1) {
      throw broken(number < 0 ? (fits ? Reason.FORMAT : Reason.HASH) : Reason.SEQUENCE);
    }
    if (!fits) {
      throw broken(Reason.HASH);
    }
    long place = JournalLine.part(window, from, end);
    int newPart = (int) (place >> 32);
    int newParts = (int) place;
    boolean placed =
        insideDecision() ? newPart == part + 1 && newParts == parts : newPart == 1 && newParts >= 1;
    if (!placed) {
      throw broken(Reason.PART);
    }
    if (newPart == 1) {
      openDecisionStart = windowBytes + from;
    }
    part = newPart;
    parts = newParts;
    seq++;
    System.arraycopy(computed, 0, hash, 0, hash.length);
    lineFrom = from;
    lineTo = end;
    from = end + 1;
    if (part == parts) {
      decisionStart = openDecisionStart;
      completeEnd = windowBytes + from;
      completeSeq = seq;
      System.arraycopy(hash, 0, completeHash, 0, hash.length);
    }
  }

  private boolean hashFits(byte[] bytes, int start, int end) {
    int json = start + LineEncoder.HASH_DIGITS + 1;
    sha256.update(hash);
    sha256.update(bytes, json, end - json);
    try {
      sha256.digest(computed, 0, computed.length);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes are enough for SHA-256", e);
    }
    LineEncoder.putHex(computed, digits, 0);
    return bytes[json - 1] == ' '
        && Arrays.equals(digits, 0, digits.length, bytes, start, start + digits.length);
  }

  /**
   * Reads on; false if there is nothing more before the limit. The current line moves to the front.
   */
  private boolean fill(long limitBytes) throws IOException {
    long filled = windowBytes + to;
    if (filled >= limitBytes) {
      return false;
    }
    if (from > 0) {
      System.arraycopy(window, from, window, 0, to - from);
      windowBytes += from;
      to -= from;
      from = 0;
    }
    if (to == window.length) {
      window = Arrays.copyOf(window, 2 * window.length);
    }
    int wanted = (int) Math.min(window.length - to, limitBytes - filled);
    int read = file.read(ByteBuffer.wrap(window, to, wanted), filled);
    if (read <= 0) {
      return false;
    }
    to += read;
    return true;
  }
}
