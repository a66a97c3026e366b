package canopy.core.till.decided;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.LocalChange;
import canopy.core.command.CounterCommand;
import canopy.core.event.Event;
import canopy.core.event.StationEvent;
import canopy.core.state.LocalChanges;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of goods at a station. Where head office decides about goods, each article that the file
 * changes waits for its answer; a file that changes more than may wait is head office's to import.
 * Pure rules, on the till thread.
 */
public final class ImportedGoods {
  private ImportedGoods() {}

  /** Whether more would wait for an answer than may. */
  public static boolean areTooMany(LocalChanges waiting, CounterCommand.ImportGoods file) {
    return !file.asked().isEmpty()
        && waiting.made().size() + file.asked().size() > Limits.LOCAL_CHANGES;
  }

  /** What is written down: the import, and each change that head office is asked. */
  public static Event[] events(Book book, CounterCommand.ImportGoods file) {
    List<Event> events = new ArrayList<>();
    events.add(
        new StationEvent.GoodsImported(
            file.file(), file.sha256(), file.added(), file.changed(), file.unchanged()));
    for (LocalChange change : file.asked()) {
      Article known = book.article(change.key());
      events.add(
          new StationEvent.LocalChangeMade(
              change.after(known == null ? null : known.price()), true));
    }
    return events.toArray(Event[]::new);
  }
}
