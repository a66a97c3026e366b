package canopy.till.sync;

import canopy.sync.Head;
import canopy.sync.JournalLines;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalBroken;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The journal in whole decisions, mostly onwards from where it stopped. The uploader's thread. */
final class JournalBatches implements JournalLines, AutoCloseable {
  private final Journal journal;
  private @Nullable JournalReader reader;

  /** The decision that was read last, if it did not fit any more. */
  private @Nullable Decision ahead;

  private long nextSeq;

  /** What was read last: it is asked for again when it did not arrive. */
  private @Nullable Batch last;

  private long lastFrom;
  private int lastMost;

  /** A decision's lines, each with its line end. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Decision(byte[] bytes, int lines) {}

  /** Bytes of which parts are taken out without copying all. */
  private static final class Bytes extends ByteArrayOutputStream {
    private static final int FIRST_BYTES = 64 * 1024;

    Bytes() {
      super(FIRST_BYTES);
    }

    synchronized byte[] part(int from, int to) {
      return Arrays.copyOfRange(buf, from, to);
    }
  }

  JournalBatches(Journal journal) {
    this.journal = journal;
  }

  @Override
  public long lastSeq() {
    return journal.lastSeq();
  }

  @Override
  public Batch read(long fromSeq, int mostLines, int mostBytes) throws IOException {
    Batch again = last;
    if (again != null && lastFrom == fromSeq && lastMost == mostLines) {
      return again;
    }
    try {
      Batch batch = readOn(fromSeq, mostLines, mostBytes);
      last = batch;
      lastFrom = fromSeq;
      lastMost = mostLines;
      return batch;
    } catch (IOException | JournalBroken e) {
      close();
      throw new IOException("line " + nextSeq + " cannot be read", e);
    }
  }

  private Batch readOn(long fromSeq, int mostLines, int mostBytes) throws IOException {
    JournalReader open = reader;
    if (open == null || nextSeq != fromSeq) {
      close();
      open = journal.read(fromSeq);
      reader = open;
      nextSeq = fromSeq;
    }
    Bytes bytes = new Bytes();
    int lines = 0;
    int whole = 0;
    Head end = new Head(fromSeq - 1, "");
    while (true) {
      int decision = decision(open, bytes);
      if (decision == 0) {
        break;
      }
      Head last = new Head(nextSeq + decision - 1, open.hash());
      if (lines > 0 && (lines + decision > mostLines || bytes.size() > mostBytes)) {
        ahead = new Decision(bytes.part(whole, bytes.size()), decision);
        break;
      }
      whole = bytes.size();
      lines += decision;
      end = last;
      nextSeq = last.seq() + 1;
    }
    if (lines == 0) {
      throw new IOException("there is no line " + fromSeq);
    }
    return new Batch(bytes.part(0, whole), lines, end);
  }

  /** Appends the next decision. Returns how many lines it has; 0 if there is none. */
  private int decision(JournalReader open, Bytes bytes) throws IOException {
    Decision read = ahead;
    if (read != null) {
      ahead = null;
      bytes.writeBytes(read.bytes());
      return read.lines();
    }
    int lines = 0;
    while (open.copyNext(bytes)) {
      lines++;
      if (!open.insideDecision()) {
        break;
      }
    }
    return lines;
  }

  @Override
  public String hash(long seq) throws IOException {
    try (JournalReader one = journal.read(seq)) {
      JournalLine line = one.next();
      if (line == null) {
        throw new IOException("there is no line " + seq);
      }
      return line.hash();
    } catch (JournalBroken e) {
      throw new IOException("line " + seq + " cannot be read", e);
    }
  }

  @Override
  public void close() throws IOException {
    ahead = null;
    last = null;
    JournalReader open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
  }
}
