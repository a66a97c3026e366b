package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.event.StockEvent;
import canopy.core.operator.Grant;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.shift.CashMovement;
import canopy.core.shift.DrawerCash;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Readings;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftSettings;
import canopy.core.shift.ShiftTotals;
import canopy.core.state.TillState;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockFlag;
import canopy.core.stock.StockRule;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankReading;
import canopy.till.Patience;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.store.query.StoreReader;
import canopy.till.store.report.ReportThread;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    for (Event event : besideSales(last)) {
      Recorded before = journal.items().getLast().recorded();
      journal.add(
          new Recorded(before.seq() + 1, before.at(), before.day(), GeneratorBook.MANAGER, event));
    }
    store = Store.open(folder, journal, StoreSettings.standard());
    projector = new Projector(store, status -> {});
    projector.start();
    assertThat(projector.awaitApplied(journal.lastSeq(), Patience.LONGEST)).isTrue();
    reports = new ReportThread(store.connections());
  }

  /** What the audit list has to word. */
  private static List<Event> besideSales(Recorded last) {
    String cashier = GeneratorBook.CASHIER;
    String manager = GeneratorBook.MANAGER;
    Money none = Money.zero("CNY");
    String id = "S1-260112-9";
    CashMovement bought =
        new CashMovement(
            "M1-260112-1",
            CashMovement.Kind.PAID_OUT,
            Money.of(2_500, "CNY"),
            "supplies",
            "",
            null);
    OpenItem held = new OpenItem(OpenItem.Kind.HELD_SALE, "R1", 0, "", none);
    Shift shift =
        new Shift(
            id,
            9,
            last.day(),
            last.at(),
            cashier,
            true,
            DrawerCash.opened(null, none, none),
            ShiftTotals.none("CNY"),
            Map.of(),
            0,
            0,
            0,
            null,
            List.of());
    return List.of(
        new ShiftEvent.Opened(id, 9, true, null, none, none, Readings.NONE),
        new ShiftEvent.DrawerAssigned(id, 1, "1", cashier),
        new ShiftEvent.HandedOver(id, cashier, manager, null),
        new ShiftEvent.PaidOut(id, bought),
        new ShiftEvent.Closed(shift, none, List.of(held), Readings.NONE, false),
        new OperatorEvent.Approved(manager, Right.RECORD_READING, Occasion.DAY_CLOSE.name()),
        new StockEvent.TanksRead(
            Occasion.DAY_CLOSE, List.of(TankReading.typed(1, last.at(), new Volume(9_000_000)))),
        new StockEvent.TankAlarmed(1, List.of(TankAlarm.HIGH_WATER, TankAlarm.LOW_PRODUCT)),
        new StockEvent.TankAlarmed(1, List.of()),
        new StockEvent.VarianceFlagged(
            new StockFlag(
                1,
                last.day(),
                StockRule.THIRTY_DAYS,
                StockFlag.Severity.RED,
                new Volume(-900_000),
                new Volume(600_000),
                null)),
        new OperatorEvent.RoleChanged(
            new Role(
                "cashier",
                Map.of(Right.SELL, Grant.ALLOWED, Right.PRICE_OVERRIDE, Grant.APPROVAL_REQUIRED))),
        new OperatorEvent.Changed(new People.Person("1007", "Tom", "cashier", Language.ES, false)),
        new OperatorEvent.PinChanged("1007", "c1", true),
        new StationEvent.SettingChanged("autoAuthorise", "false", "true"));
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
