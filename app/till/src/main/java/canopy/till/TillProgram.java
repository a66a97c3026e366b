package canopy.till;

import canopy.core.event.Recorded;
import canopy.core.operator.People;
import canopy.core.state.TillState;
import canopy.core.stock.StockSetup;
import canopy.hardware.forecourt.Forecourt;
import canopy.hardware.printer.ReceiptPrinter;
import canopy.hardware.printer.paper.LineRasteriser;
import canopy.hardware.tank.TankGauge;
import canopy.till.day.sheet.DayReports;
import canopy.till.display.PoleDesk;
import canopy.till.fuel.Fills;
import canopy.till.fuel.ForecourtDesk;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.launch.progress.StartProgress;
import canopy.till.launch.progress.StartStep;
import canopy.till.loop.Effects;
import canopy.till.loop.Ledger;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.PinCheck;
import canopy.till.payment.PayTill;
import canopy.till.payment.PaymentDesk;
import canopy.till.payment.ScanAccount;
import canopy.till.payment.ScanSettings;
import canopy.till.price.HeadOfficeGoods;
import canopy.till.price.PriceDesk;
import canopy.till.receipt.Papers;
import canopy.till.receipt.PrintDesk;
import canopy.till.station.DataFolder;
import canopy.till.station.Devices;
import canopy.till.station.Master;
import canopy.till.station.Settings;
import canopy.till.station.StaffDesk;
import canopy.till.station.StationConfig;
import canopy.till.stock.WetStock;
import canopy.till.stock.WetStockDesk;
import canopy.till.store.Checkpoint;
import canopy.till.store.JournalExchanged;
import canopy.till.store.Projector;
import canopy.till.store.Store;
import canopy.till.store.query.QueryThread;
import canopy.till.sync.HeadOfficeDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The till, wired by hand: read {@link #start} from top to bottom for the order in which it comes
 * up; it goes down in the reverse order. It has no screens; a window is put on top of it, and tests
 * run it without one.
 */
public final class TillProgram implements AutoCloseable {
  /** What the journal says about the program's version. */
  public static final String VERSION = "0.1.0";

  private static final Duration STORE_PATIENCE = Duration.ofSeconds(10);

  private final Opened opened;
  private final DataFolder folder;
  private final AtomicReference<Master> master;
  private final AtomicReference<Settings> settings;
  private final PinCheck pins;
  private final StaffDesk staff;
  private final Journal journal;
  private final Store store;
  private final Projector projector;
  private final QueryThread queries;
  private final ForecourtDesk forecourt;
  private final PrintDesk printing;
  private final ScanToPay scanToPay;
  private final HeadOfficeDesk headOffice;
  private final Function<Devices.@Nullable Printer, Papers> papers;
  private final Drivers drivers;
  private final Equipment equipment;
  private final WetStockDesk stock;
  private final TillLoop loop;
  private final Decisions decisions;
  private volatile Runnable goodsChanged = () -> {};

  private TillProgram(
      Opened opened,
      DataFolder folder,
      Views views,
      LineRasteriser rasteriser,
      Clock clock,
      boolean anyJournal)
      throws IOException {
    this.opened = opened;
    this.folder = folder;
    // What was set up; the goods are read meanwhile.
    views.start().accept(StartProgress.at(StartStep.OPENING));
    Goods goods = Goods.read(folder, clock);
    StationConfig config = folder.stationConfig();
    scanToPay = opened.add(ScanToPay.open(folder, config, clock));
    settings = new AtomicReference<>(folder.settings());
    Devices devices = folder.devices();
    StockSetup tanks = folder.tanks();
    pins = opened.add(PinCheck.open(folder.root(), new SecureRandom()));
    staff = opened.add(new StaffDesk(folder, pins, this::changeMaster));
    headOffice = HeadOfficeDesk.open(folder, config, clock, new SecureRandom(), views.start());

    // The truth, its rebuildable copy, and the state they lead to.
    views.start().accept(StartProgress.at(StartStep.CHECKING_JOURNAL));
    journal = opened.add(Journal.open(folder.root(), identity(config), clock));
    Ledger ledger = new Ledger(journal);
    JournalSource source = opened.add(new JournalSource(journal, ledger));
    store = opened.add(StoreStart.open(folder, source, anyJournal));
    TillState state = StoreStart.state(store, journal, ledger, config.currency(), views.start());
    projector = opened.add(new Projector(store, views.store()));
    queries = opened.add(new QueryThread(store.reader()));
    views.start().accept(StartProgress.at(StartStep.LOADING_GOODS));
    Goods.Loaded loaded = goods.await();
    HeadOfficeGoods decided = opened.add(loaded.headOffice());
    People people = staff.people(state.session().staff(), state.seq());
    Master files = folder.master(config, people, Decisions.goods(loaded, state));
    master = new AtomicReference<>(scanToPay.in(files.with(tanks.all())));

    // The desks between devices and the loop.
    views.start().accept(StartProgress.at(StartStep.CONNECTING));
    forecourt = opened.add(forecourtDesk(config, ledger, views, clock));
    Stationery stationery = new Stationery(folder, master::get, settings::get);
    papers = printer -> stationery.papers(printer, rasteriser, facts());
    printing = opened.add(new PrintDesk(papers.apply(devices.printer()), views.printer()));
    stock = opened.add(new WetStockDesk(tanks, forecourt, figures(tanks), clock));
    drivers = new Drivers();
    equipment = opened.add(new Equipment(drivers, devices, folder.keys(), views.scans(), clock));
    var shown = new PoleDesk(equipment.poleDisplay(), stationery.speech()).andThen(views.till());
    loop = opened.add(new TillLoop(ledger, master.get(), state, clock, effects(), shown));

    // Now it runs.
    ReceiptPrinter printer = drivers.printer(devices.printer(), printing);
    equipment.start(stock::heard);
    forecourt.connect(loop);
    PriceDesk prices = opened.add(Decisions.priceDesk(this, ledger, clock));
    var heard = forecourt.andThen(prices::heard).andThen(stock::heard);
    Forecourt driver = drivers.forecourt(devices.forecourt(), config, folder.keys(), heard);
    forecourt.drive(driver);
    loop.start(UUID.randomUUID(), VERSION);
    if (driver != null) {
      prices.drive(driver);
      driver.start(); // Its news finds the till joined, and what was stopped is held.
    }
    scanToPay.desk().connect(PayTill.of(loop));
    projector.start();
    stock.connect(loop, equipment.tankGauge());
    printing.connect(printer, loop);
    decisions = new Decisions(decided, prices, this).connect();
    opened.add(headOffice).connect(journal, decided, loop::hold);
  }

  /**
   * Brings the till up on a data folder. What was opened is closed again if it cannot start.
   *
   * @throws CannotStart with a sentence that says what is wrong and what to do
   */
  public static TillProgram start(Path data, Views views, LineRasteriser rasteriser, Clock clock)
      throws CannotStart {
    return start(data, views, rasteriser, clock, false);
  }

  /**
   * The same.
   *
   * @param anyJournal a person has decided to go on with a journal that lacks lines which the
   *     database has
   */
  public static TillProgram start(
      Path data, Views views, LineRasteriser rasteriser, Clock clock, boolean anyJournal)
      throws CannotStart {
    DataFolder folder = new DataFolder(data);
    if (!folder.isSetUp()) {
      throw CannotStart.notSetUp(data);
    }
    Opened opened = new Opened();
    try {
      return new TillProgram(opened, folder, views, rasteriser, clock, anyJournal);
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw CannotStart.because(e);
    }
  }

  private static Identity identity(StationConfig config) {
    return new Identity(config.site(), config.till());
  }

  private ForecourtDesk forecourtDesk(
      StationConfig config, Ledger ledger, Views views, Clock clock) {
    return new ForecourtDesk(
        new Fills(config.currency(), ZoneId.of(config.zone()), clock),
        () -> UUID.randomUUID().toString(),
        () -> settings.get().autoAuthorise(),
        () -> ledger.began(clock),
        views.pumps());
  }

  private WetStock figures(StockSetup tanks) {
    return new WetStock(queries, seq -> awaitStored(seq, STORE_PATIENCE), tanks);
  }

  private Effects effects() {
    return (recorded, snapshot) -> {
      forecourt.after(recorded, snapshot);
      scanToPay.desk().after(recorded, snapshot);
      printing.after(recorded, snapshot);
      staff.after(recorded, snapshot);
      stock.after(recorded, snapshot);
      store(recorded, snapshot);
    };
  }

  /** Only the last event of a write has the journal's newest hash. */
  private void store(Recorded recorded, TillSnapshot snapshot) {
    if (recorded.seq() == journal.lastSeq()) {
      projector.keep(new Checkpoint(snapshot.state(), journal.lastHash()));
      projector.wake();
      headOffice.wake();
    }
  }

  private StoredFacts facts() {
    return new StoredFacts(
        store.reader(),
        projector,
        journal::lastSeq,
        () -> loop.snapshot().state(),
        new DayReports(journal, master.get().config().currency()));
  }

  public TillLoop loop() {
    return loop;
  }

  public ForecourtDesk forecourt() {
    return forecourt;
  }

  public PrintDesk printing() {
    return printing;
  }

  /** Scan-to-pay. */
  public PaymentDesk payments() {
    return scanToPay.desk();
  }

  /** How scan-to-pay is set up, and how scanned codes are told apart. */
  public ScanSettings scanSettings() {
    return scanToPay.settings();
  }

  /** The line to head office, if the till is enrolled. */
  public HeadOfficeDesk headOffice() {
    return headOffice;
  }

  /** The accounts that scan-to-pay goes to, and how each is. */
  public List<ScanAccount> scanAccounts() {
    return scanToPay.accounts();
  }

  /** Why accounts could not be opened, by channel: keys of a few words. */
  public Map<String, String> scanFaults() {
    return scanToPay.faults();
  }

  /** What head office decides, and what the station changed by itself. */
  public Decisions decisions() {
    return decisions;
  }

  public PinCheck pins() {
    return pins;
  }

  /** Who works here: their files. */
  public StaffDesk staff() {
    return staff;
  }

  /** What the journal lacks that the database had, if a person went on all the same. */
  public Optional<JournalExchanged> exchanged() {
    return store.exchanged();
  }

  /** Questions to the store, off every thread that must not wait. */
  public QueryThread queries() {
    return queries;
  }

  /** What hangs on lines of its own beside printer and pumps. */
  public Equipment equipment() {
    return equipment;
  }

  /** The tank gauge; where none is set up, one that says so. */
  public TankGauge tankGauge() {
    return equipment.tankGauge();
  }

  /** Tanks, deliveries, and how they add up. */
  public WetStockDesk stock() {
    return stock;
  }

  /** What reports are read from. */
  public Store store() {
    return store;
  }

  /** Waits until the store has an event. On the query thread only. */
  public void awaitStored(long seq, Duration patience) {
    try {
      projector.awaitApplied(seq, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public Projector projector() {
    return projector;
  }

  public Journal journal() {
    return journal;
  }

  public DataFolder folder() {
    return folder;
  }

  /** The devices in force. */
  public Devices devices() {
    return equipment.inUse();
  }

  /**
   * Keeps changed devices and goes on with them; with other pumps and another tank gauge only after
   * a restart. On a thread that may wait.
   *
   * @throws IOException if they could not be kept
   */
  public synchronized void replaceDevices(Devices next) throws IOException {
    folder.write(next);
    Devices.Printer printer = next.printer();
    if (!Objects.equals(printer, devices().printer())) {
      printing.change(drivers.printer(printer, printing), papers.apply(printer));
    }
    equipment.change(next);
  }

  /** The master data in force. */
  public Master master() {
    return master.get();
  }

  public Settings settings() {
    return settings.get();
  }

  /** Says who is told, on any thread, when other goods are in force. */
  public void onGoods(Runnable listener) {
    goodsChanged = listener;
  }

  /** Puts changed goods in force, after their file is safe. Not on the FX or till thread. */
  public synchronized void changeMaster(UnaryOperator<Master> change) {
    Master next = change.apply(master.get());
    master.set(next);
    var _ = loop.replaceBook(next);
    goodsChanged.run();
  }

  /** Puts changed settings in force, after their file is safe. Not on the FX or till thread. */
  public void replaceSettings(Settings next) throws IOException {
    folder.write(next);
    settings.set(next);
  }

  @Override
  public void close() {
    opened.close();
  }
}
