package canopy.till;

import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.UnreadableEvent;
import canopy.core.sale.CompletedSale;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.loop.Ledger;
import canopy.till.store.EventSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal as the store reads it: mostly onwards from where it stopped. One thread at a time,
 * but for single sales.
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
        items.add(new Item(line.seq(), ledger.type(line), () -> understood(line), line.hash()));
      } catch (UnreadableEvent e) {
        throw notUnderstood(line, e);
      }
    }
    return items;
  }

  @Override
  public CompletedSale sale(long seq) throws IOException {
    try (JournalReader alone = journal.read(seq)) {
      JournalLine line = alone.only();
      if (line != null && understood(line).event() instanceof SaleEvent.Completed done) {
        return done.sale();
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    throw new IOException("the journal has no sale " + seq);
  }

  private Recorded understood(JournalLine line) {
    try {
      return ledger.recorded(line);
    } catch (UnreadableEvent e) {
      throw new UncheckedIOException(notUnderstood(line, e));
    }
  }

  private static IOException notUnderstood(JournalLine line, UnreadableEvent why) {
    return new IOException("line " + line.seq() + ": " + why.getMessage(), why);
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
