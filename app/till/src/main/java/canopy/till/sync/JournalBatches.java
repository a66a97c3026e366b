package canopy.till.sync;

import canopy.sync.Head;
import canopy.sync.JournalLines;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalBroken;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal in whole decisions, mostly onwards from where it stopped. The uploader's thread. */
final class JournalBatches implements JournalLines, AutoCloseable {
  private final Journal journal;
  private @Nullable JournalReader reader;

  /** Read already, but more than fitted. */
  private List<JournalLine> ahead = List.of();

  private long nextSeq;

  /** What was read last: it is asked for again when it did not arrive. */
  private @Nullable Batch last;

  private long lastFrom;
  private int lastMost;

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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int lines = 0;
    Head end = new Head(fromSeq - 1, "");
    while (true) {
      List<JournalLine> decision = ahead.isEmpty() ? decision(open) : ahead;
      ahead = List.of();
      if (decision.isEmpty()) {
        break;
      }
      if (lines > 0
          && (lines + decision.size() > mostLines || bytes.size() + size(decision) > mostBytes)) {
        ahead = decision;
        break;
      }
      for (JournalLine line : decision) {
        bytes.writeBytes(line.bytes());
        bytes.write('\n');
      }
      lines += decision.size();
      end = new Head(decision.getLast().seq(), decision.getLast().hash());
    }
    if (lines == 0) {
      throw new IOException("there is no line " + fromSeq);
    }
    nextSeq = end.seq() + 1;
    return new Batch(bytes.toByteArray(), lines, end);
  }

  private static List<JournalLine> decision(JournalReader open) throws IOException {
    List<JournalLine> lines = new ArrayList<>();
    JournalLine line = open.next();
    while (line != null) {
      lines.add(line);
      if (line.part() == line.parts()) {
        break;
      }
      line = open.next();
    }
    return lines;
  }

  private static int size(List<JournalLine> decision) {
    return decision.stream().mapToInt(line -> line.bytes().length + 1).sum();
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
    ahead = List.of();
    last = null;
    JournalReader open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
  }
}
