package canopy.till.store;

import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.sale.CompletedSale;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A journal in memory, with real hashes. May be read on another thread than it is written on. */
final class MemoryJournal implements EventSource {
  private final EventJson json = new EventJson();
  private final List<Item> items = new ArrayList<>();
  private byte[] hash = new byte[32];
  private IOException failure;

  synchronized void add(Recorded recorded) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(hash);
      digest.update((recorded.seq() + " " + recorded.at() + " " + recorded.day()).getBytes());
      hash = digest.digest(json.data(recorded.event()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    items.add(new Item(recorded, HexFormat.of().formatHex(hash)));
  }

  /** The first part of this journal, as a journal of its own. */
  synchronized MemoryJournal first(int events) {
    MemoryJournal part = new MemoryJournal();
    items.subList(0, events).forEach(item -> part.items.add(item));
    return part;
  }

  synchronized List<Item> items() {
    return List.copyOf(items);
  }

  synchronized void failWith(IOException next) {
    failure = next;
  }

  @Override
  public synchronized List<Item> read(long fromSeq, int limit) throws IOException {
    if (failure != null) {
      throw failure;
    }
    int from = (int) Math.min(fromSeq - 1, items.size());
    return List.copyOf(items.subList(from, (int) Math.min((long) from + limit, items.size())));
  }

  @Override
  public synchronized CompletedSale sale(long seq) throws IOException {
    if (failure != null) {
      throw failure;
    }
    return ((SaleEvent.Completed) items.get((int) seq - 1).recorded().event()).sale();
  }

  @Override
  public synchronized long lastSeq() {
    return items.size();
  }
}
