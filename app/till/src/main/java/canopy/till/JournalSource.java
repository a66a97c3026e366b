package canopy.till;

import canopy.core.event.UnreadableEvent;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.loop.Ledger;
import canopy.till.store.EventSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal as the store reads it: mostly onwards from where it stopped. One thread at a time.
 */
final class JournalSource implements EventSource, AutoCloseable {
  private final Journal journal;
  private final Ledger ledger;
  private @Nullable JournalReader reader;

  JournalSource(Journal journal, Ledger ledger) {
    this.journal = journal;
    this.ledger = ledger;
  }

  @Override
  public List<Item> read(long fromSeq, int limit) throws IOException {
    JournalReader open = reader;
    if (open == null || open.nextSeq() != fromSeq) {
      close();
      open = journal.read(fromSeq);
      reader = open;
    }
    List<Item> items = new ArrayList<>();
    while (items.size() < limit) {
      JournalLine line = open.next();
      if (line == null) {
        break;
      }
      try {
        items.add(new Item(ledger.recorded(line), line.hash()));
      } catch (UnreadableEvent e) {
        throw new IOException("line " + line.seq() + ": " + e.getMessage(), e);
      }
    }
    return items;
  }

  @Override
  public long lastSeq() {
    return journal.lastSeq();
  }

  @Override
  public void close() throws IOException {
    JournalReader open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
  }
}
