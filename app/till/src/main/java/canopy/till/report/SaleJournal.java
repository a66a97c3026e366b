package canopy.till.report;

import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.report.page.JournalLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the journal that is being written. Only forced lines are seen. */
public record SaleJournal(Journal journal) implements JournalLines {
  /** A sale that was held may have begun long before its end. */
  private static final long BEFORE = 3_000;

  private static final long AFTER = 500;
  private static final int MOST_LINES = 200;

  @Override
  public List<Line> about(String name, long seq) throws IOException {
    long from = name.isEmpty() ? seq : Math.max(1, seq - BEFORE);
    long to = name.isEmpty() ? seq : seq + AFTER;
    String wanted = "\"" + name + "\"";
    List<Line> lines = new ArrayList<>();
    try (JournalReader reader = journal.read(from)) {
      JournalLine line = reader.next();
      while (line != null && line.seq() <= to && lines.size() < MOST_LINES) {
        if (name.isEmpty() || line.data().contains(wanted)) {
          lines.add(
              new Line(line.seq(), line.at(), line.by(), line.type(), line.hash(), line.data()));
        }
        line = reader.next();
      }
    }
    return lines;
  }
}
