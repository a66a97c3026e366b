package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.shift.ShiftSettings;
import canopy.core.state.TillState;
import canopy.till.Patience;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.store.query.StoreReader;
import canopy.till.store.report.ReportThread;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The store of a station that has sold for some days, for tests of reports elsewhere. */
public final class SoldDays implements AutoCloseable {
  private final MemoryJournal journal = new MemoryJournal();
  private final Store store;
  private final Projector projector;
  private final ReportThread reports;

  public SoldDays(Path folder, long seed, int sales) throws InterruptedException {
    new SalesGenerator(ShiftSettings.Use.OPENED_BY_SALE, seed, 120, journal::add).sales(sales);
    Recorded last = journal.items().getLast().recorded();
    journal.add(signedIn(last, GeneratorBook.MANAGER));
    store = Store.open(folder, journal, StoreSettings.standard());
    projector = new Projector(store, status -> {});
    projector.start();
    assertThat(projector.awaitApplied(journal.lastSeq(), Patience.LONGEST)).isTrue();
    reports = new ReportThread(store.connections());
  }

  public ReportThread reports() {
    return reports;
  }

  public Projector projector() {
    return projector;
  }

  public StoreReader reader() {
    return store.reader();
  }

  /** The newest business day. */
  public LocalDate today() {
    return journal.items().getLast().recorded().day();
  }

  private static Recorded signedIn(Recorded last, String operator) {
    return new Recorded(
        last.seq() + 1, last.at(), last.day(), operator, new OperatorEvent.SignedIn(operator));
  }

  /** The till behind it all, with the manager signed in. */
  public TillSnapshot till() {
    return till(events());
  }

  /** The till when somebody else has signed in, of which the store has not heard. */
  public TillSnapshot ahead(boolean manager) {
    List<Recorded> events = new ArrayList<>(events());
    events.add(signedIn(events.getLast(), manager ? GeneratorBook.MANAGER : GeneratorBook.CASHIER));
    return till(events);
  }

  /** The till when the manager has locked it. */
  public TillSnapshot locked() {
    List<Recorded> events = new ArrayList<>(events());
    Recorded last = events.getLast();
    events.add(
        new Recorded(
            last.seq() + 1,
            last.at(),
            last.day(),
            GeneratorBook.MANAGER,
            new OperatorEvent.Locked(GeneratorBook.MANAGER)));
    return till(events);
  }

  private TillSnapshot till(List<Recorded> events) {
    TillState state = TillState.initial("CNY");
    for (Recorded event : events) {
      state = state.apply(event);
    }
    return new TillSnapshot(state, null, new GeneratorBook(), today(), Trouble.NONE);
  }

  /** The journal's events. */
  public List<Recorded> events() {
    return journal.items().stream().map(EventSource.Item::recorded).toList();
  }

  @Override
  public void close() {
    reports.close();
    projector.close();
    store.close();
  }
}
