package canopy.till;

import canopy.core.event.Recorded;
import canopy.core.event.UnreadableEvent;
import canopy.core.state.TillState;
import canopy.hardware.display.LineDisplay;
import canopy.hardware.display.PoleDisplay;
import canopy.hardware.forecourt.pts.PtsForecourt;
import canopy.hardware.forecourt.pts.PtsLogin;
import canopy.hardware.forecourt.pts.PtsSettings;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LineTimes;
import canopy.hardware.line.LoopHub;
import canopy.hardware.printer.PrinterSettings;
import canopy.hardware.printer.ReceiptPrinter;
import canopy.hardware.printer.paper.LineRasteriser;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.hardware.scanner.Scanner;
import canopy.hardware.scanner.SerialScanner;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.display.PoleDesk;
import canopy.till.fuel.Fills;
import canopy.till.fuel.ForecourtDesk;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.loop.Effects;
import canopy.till.loop.Ledger;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.PinCheck;
import canopy.till.payment.PayTill;
import canopy.till.payment.PaymentDesk;
import canopy.till.payment.ScanSettings;
import canopy.till.receipt.PaperStyle;
import canopy.till.receipt.Papers;
import canopy.till.receipt.PrintDesk;
import canopy.till.station.DataFolder;
import canopy.till.station.Devices;
import canopy.till.station.Master;
import canopy.till.station.Settings;
import canopy.till.station.StationConfig;
import canopy.till.store.Checkpoint;
import canopy.till.store.Projector;
import canopy.till.store.Store;
import canopy.till.store.StoreSettings;
import canopy.till.store.query.QueryThread;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The till, wired by hand: read {@link #start} from top to bottom for the order in which it comes
 * up; it goes down in the reverse order. It has no screens; a window is put on top of it, and tests
 * run it without one.
 */
public final class TillProgram implements AutoCloseable {
  /** What the journal says about the program's version. */
  public static final String VERSION = "0.1.0";

  private static final Logger LOG = LoggerFactory.getLogger(TillProgram.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final DataFolder folder;
  private final AtomicReference<Master> master;
  private final AtomicReference<Settings> settings;
  private final Devices devices;
  private final PinCheck pins;
  private final Journal journal;
  private final Store store;
  private final Projector projector;
  private final QueryThread queries;
  private final ForecourtDesk forecourt;
  private final PrintDesk printing;
  private final ScanToPay scanToPay;
  private final TillLoop loop;
  private final @Nullable Scanner scanner;
  private final @Nullable PoleDisplay poleDisplay;

  private TillProgram(DataFolder folder, Views views, LineRasteriser rasteriser, Clock clock)
      throws IOException {
    this.folder = folder;

    // What was set up, and the goods.
    StationConfig config = folder.stationConfig();
    scanToPay = opened(ScanToPay.open(folder, config, clock));
    master =
        new AtomicReference<>(
            scanToPay.in(
                new Master(config, folder.people(), CatalogueFiles.in(folder.master()).load())));
    settings = new AtomicReference<>(folder.settings());
    devices = folder.devices();
    pins = opened(PinCheck.open(folder.root(), new SecureRandom()));

    // The truth, its rebuildable copy, and the state they lead to.
    journal =
        opened(Journal.open(folder.root(), new Identity(config.site(), config.till()), clock));
    Ledger ledger = new Ledger(journal);
    store =
        opened(
            Store.open(
                folder.store(),
                opened(new JournalSource(journal, ledger)),
                StoreSettings.standard()));
    TillState state = state(ledger, config.currency());
    projector = opened(new Projector(store, views.store()));
    queries = opened(new QueryThread(store.reader()));

    // The desks between devices and the loop.
    Fills fills = new Fills(config.currency(), ZoneId.of(config.zone()), clock);
    forecourt =
        opened(
            new ForecourtDesk(
                fills,
                () -> settings.get().autoAuthorise(),
                () -> ledger.began(clock),
                views.pumps()));
    printing = opened(new PrintDesk(papers(rasteriser), views.printer()));
    LineOpener lines = new LineOpener(new LoopHub());
    PoleDisplay display = PoleOpening.open(devices.poleDisplay(), lines);
    poleDisplay = display == null ? null : opened(display);
    Consumer<TillSnapshot> shown =
        display == null
            ? views.till()
            : new PoleDesk(display, config.currencyDigits()).andThen(views.till());
    loop = opened(new TillLoop(ledger, master.get(), state, clock, effects(), shown));

    // Now it runs.
    ReceiptPrinter printer = printer(lines);
    scanner = scanner(lines, views.scans());
    forecourt.connect(loop);
    forecourt.drive(forecourtDriver(config));
    loop.start(UUID.randomUUID(), VERSION);
    scanToPay.desk().connect(PayTill.of(loop));
    projector.start();
    printing.connect(printer, loop);
    if (printer != null) {
      printer.start();
    }
  }

  /**
   * Brings the till up on a data folder that has been set up.
   *
   * @throws IOException with a sentence that says what is wrong and what to do
   */
  public static TillProgram start(Path data, Views views, LineRasteriser rasteriser, Clock clock)
      throws IOException {
    return new TillProgram(new DataFolder(data), views, rasteriser, clock);
  }

  private TillState state(Ledger ledger, String currency) throws IOException {
    TillState from =
        store.checkpoint().map(Checkpoint::state).orElseGet(() -> TillState.initial(currency));
    try {
      return ledger.replay(from);
    } catch (UnreadableEvent e) {
      throw new IOException(
          "The journal was written by a newer version of the program: "
              + e.getMessage()
              + ". Install that version again.",
          e);
    }
  }

  private Effects effects() {
    return (recorded, snapshot) -> {
      forecourt.after(recorded, snapshot);
      scanToPay.desk().after(recorded, snapshot);
      printing.after(recorded, snapshot);
      store(recorded, snapshot);
    };
  }

  /** Only the last event of a decision has the journal's newest hash. */
  private void store(Recorded recorded, TillSnapshot snapshot) {
    if (recorded.seq() == journal.lastSeq()) {
      projector.keep(new Checkpoint(snapshot.state(), journal.lastHash()));
      projector.wake();
    }
  }

  private Papers papers(LineRasteriser rasteriser) {
    StationConfig config = master.get().config();
    Texts texts = new Texts(Language.CHINESE);
    PaperStyle style =
        new PaperStyle(
            master::get,
            texts,
            new Formats("¥", config.currencyDigits()),
            () -> settings.get().paperLanguage());
    Devices.Printer printer = devices.printer();
    boolean narrow = printer != null && printer.paperMillimetres() == 58;
    return new Papers(
        style,
        narrow ? PrinterProfile.MM58 : PrinterProfile.MM80,
        rasteriser,
        new StoredFacts(store.reader(), projector, journal::lastSeq, config.currency()));
  }

  private @Nullable Scanner scanner(LineOpener lines, Consumer<String> scans) {
    String address = devices.scanner();
    if (address == null) {
      return null;
    }
    Scanner opened =
        opened(
            new SerialScanner(
                "scanner",
                LineAddress.parse(address),
                lines,
                LineTimes.STANDARD,
                new ScanNews(scans)));
    opened.start();
    return opened;
  }

  private @Nullable ReceiptPrinter printer(LineOpener lines) {
    Devices.Printer device = devices.printer();
    return device == null
        ? null
        : new ReceiptPrinter(
            "receipt-printer",
            PrinterSettings.standard(LineAddress.parse(device.line())),
            lines,
            printing);
  }

  private canopy.hardware.forecourt.@Nullable Forecourt forecourtDriver(StationConfig config)
      throws IOException {
    Devices.Controller controller = devices.forecourt();
    if (controller == null) {
      return null;
    }
    String secret = Files.readString(folder.keys().resolve("forecourt")).strip();
    PtsSettings standard =
        PtsSettings.of(
            controller.id(),
            controller.url(),
            new PtsLogin(controller.user(), secret, false),
            config.pumps(),
            config.currencyDigits());
    return PtsForecourt.start(
        new PtsSettings(
            standard.controller(),
            standard.url(),
            standard.login(),
            standard.pumps(),
            standard.minorDigits(),
            controller.adoptsOrphans(),
            standard.timing()),
        forecourt);
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
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

  public PinCheck pins() {
    return pins;
  }

  /** Questions to the store, off every thread that must not wait. */
  public QueryThread queries() {
    return queries;
  }

  /** How the serial scanner is; null if there is none. */
  public @Nullable DeviceStatus scannerStatus() {
    return scanner == null ? null : scanner.status();
  }

  /** The customer's pole display; null if there is none. */
  public @Nullable LineDisplay poleDisplay() {
    return poleDisplay;
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

  public Devices devices() {
    return devices;
  }

  /** The master data in force. */
  public Master master() {
    return master.get();
  }

  public Settings settings() {
    return settings.get();
  }

  /** Puts changed goods in force, after their file is safe. Not on the FX or till thread. */
  public void replaceMaster(Master next) {
    master.set(next);
    var _ = loop.replaceBook(next);
  }

  /** Puts changed settings in force, after their file is safe. Not on the FX or till thread. */
  public void replaceSettings(Settings next) throws IOException {
    folder.write(next);
    settings.set(next);
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      AutoCloseable part = opened.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close well", part.getClass().getSimpleName(), e);
      }
    }
  }
}
