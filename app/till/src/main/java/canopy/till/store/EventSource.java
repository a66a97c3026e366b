package canopy.till.store;

import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.sale.CompletedSale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The journal as the store reads it. Called by one thread at a time, not always the same one: by
 * whoever opens the store, and then by the projector's reading thread.
 */
public interface EventSource {
  /**
   * Durable events in order, without a gap.
   *
   * @param fromSeq place of the first one, 1 and up
   * @param limit how many at most, 1 and up
   * @return fewer than {@code limit} if there are no more at this moment; empty if there are none
   * @throws IOException if the journal cannot be read or understood
   */
  List<Item> read(long fromSeq, int limit) throws IOException;

  /** The newest durable event's place; 0 if there is none. Cheap, on any thread. */
  long lastSeq();

  /**
   * Whether the event at this place has this hash: then all before it is the same as well.
   *
   * @throws IOException if the journal cannot be read
   */
  default boolean has(long seq, String hash) throws IOException {
    if (lastSeq() < seq) {
      return false;
    }
    List<Item> line = read(seq, 1);
    return !line.isEmpty() && line.getFirst().hash().equals(hash);
  }

  /**
   * A durable sale by its place, found by itself. On any thread, unlike the rest.
   *
   * @throws IOException if the journal cannot be read, or has no sale there
   */
  CompletedSale sale(long seq) throws IOException;

  /**
   * An event and the hash of its line.
   *
   * @param type of the event
   * @param content reads it, which takes most of the time that a line takes; throws {@link
   *     UncheckedIOException} if it cannot be understood
   * @param hash 64 hex digits; stands for this line and all before it
   */
  record Item(long seq, Class<? extends Event> type, Supplier<Recorded> content, String hash) {
    public Item(Recorded recorded, String hash) {
      this(recorded.seq(), recorded.event().getClass(), () -> recorded, hash);
    }

    public Recorded recorded() {
      return content.get();
    }
  }
}
