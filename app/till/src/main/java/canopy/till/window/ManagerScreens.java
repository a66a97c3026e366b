package canopy.till.window;

import canopy.core.catalogue.Names;
import canopy.till.Decisions;
import canopy.till.LimitsOnDisk;
import canopy.till.ReasonsOnDisk;
import canopy.till.ShiftDevices;
import canopy.till.TanksOnDisk;
import canopy.till.TillProgram;
import canopy.till.catalogue.imports.GoodsImportController;
import canopy.till.catalogue.local.LocalGoodsController;
import canopy.till.catalogue.local.LocalGoodsSource;
import canopy.till.day.DayController;
import canopy.till.day.disk.DayOnDisk;
import canopy.till.fuel.PumpDetailController;
import canopy.till.health.HealthController;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.people.PeopleController;
import canopy.till.operator.signin.PinChangeController;
import canopy.till.operator.signin.Requests;
import canopy.till.payment.bill.BillController;
import canopy.till.payment.unsettled.UnsettledController;
import canopy.till.receipt.search.ReceiptsController;
import canopy.till.report.ReportController;
import canopy.till.report.SaleJournal;
import canopy.till.report.StationNames;
import canopy.till.sale.held.HeldController;
import canopy.till.shift.ShiftController;
import canopy.till.shift.reasons.ReasonsController;
import canopy.till.station.SettingsController;
import canopy.till.station.details.DetailsController;
import canopy.till.station.limits.LimitsController;
import canopy.till.stock.setup.TankSetupController;
import canopy.till.stock.tanks.StockController;
import canopy.till.store.report.ReportThread;
import canopy.till.sync.SyncController;
import canopy.till.ui.Theme;
import canopy.till.ui.control.Shell;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.input.InputEvent;
import org.jspecify.annotations.Nullable;

/**
 * The screens of the manager and the pump's own, wired to the program. Each is built when somebody
 * first goes there, or before while nobody does anything: the start does not wait for a dozen
 * screens that most shifts never see. FX thread; files are read and written on a thread of its own.
 */
final class ManagerScreens implements AutoCloseable {
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(10);

  /** After so many seconds in which nothing happened a page is built in each that follows. */
  private static final int QUIET_SECONDS = 10;

  private final TillProgram program;
  private final Surroundings around;
  private final Requests requests;
  private final Shell shell;
  private final HealthStrip strip;
  private final DeviceSettings devices;
  private final PinChangeController newPin;
  private final FileChoices choices;
  private final Clock clock;
  private final ExecutorService files =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("manager-files").daemon().factory());
  private final ReportThread reportThread;
  final Map<Place, ManagerPage> pages = new EnumMap<>(Place.class);
  private int quietSeconds;
  private long seenSeq;
  private Runnable payOut = () -> {};
  private @Nullable PumpDetailController pump;
  private @Nullable ReceiptsController receipts;

  /**
   * @param strip words how each part is
   * @param newPin asks for a PIN for somebody
   */
  ManagerScreens(
      TillProgram program,
      Surroundings around,
      Requests requests,
      Shell shell,
      HealthStrip strip,
      PinChangeController newPin,
      Clock clock) {
    this.program = program;
    this.around = around;
    this.requests = requests;
    this.shell = shell;
    this.strip = strip;
    this.devices = new DeviceSettings(program, around.look(), strip, shell);
    this.newPin = newPin;
    this.choices = new FileChoices(shell);
    this.clock = clock;
    this.reportThread = new ReportThread(program.store().connections());
    shell.scene().addEventFilter(InputEvent.ANY, event -> quietSeconds = 0);
  }

  /**
   * @param way called when a refund is ready to be paid out
   */
  void payOutBy(Runnable way) {
    payOut = way;
  }

  /** The page of a place; empty for the sale, which is no manager's. */
  private Optional<ManagerPage> page(Place place) {
    ManagerPage made = pages.get(place);
    if (made == null && place != Place.SALE) {
      made = make(place);
      pages.put(place, made);
    }
    return Optional.ofNullable(made);
  }

  private ManagerPage make(Place place) {
    return switch (place) {
      case SALE -> throw new IllegalArgumentException("the sale is not the manager's");
      case HELD -> held();
      case RECEIPTS -> new ManagerPage(receipts().screen(), till -> receipts().open(), till -> {});
      case PAYMENTS -> payments();
      case BILLS -> bills();
      case SHIFT -> shift();
      case DAY -> day();
      case REPORTS -> reports();
      case STOCK -> stock();
      case GOODS -> goods();
      case PRICES -> prices();
      case PEOPLE -> people();
      case SETTINGS -> settings();
      case DETAILS -> details();
      case LIMITS -> limits();
      case REASONS -> reasons();
      case TANKS -> tanks();
      case HEAD_OFFICE -> headOffice();
      case HEALTH -> health();
    };
  }

  /** The receipts, which the sale screen knows too. */
  ReceiptsController receipts() {
    ReceiptsController made = receipts;
    if (made == null) {
      Names name = program.master().config().name();
      made =
          new ReceiptsController(
              around,
              requests,
              program.loop(),
              program.queries(),
              () -> name.in(around.look().texts().language().rules()),
              seq -> program.awaitStored(seq, STORE_PATIENCE),
              () -> payOut.run());
      receipts = made;
    }
    return made;
  }

  private PumpDetailController pump() {
    PumpDetailController made = pump;
    if (made == null) {
      made = new PumpDetailController(around, requests, program.loop(), program.forecourt());
      pump = made;
    }
    return made;
  }

  private ManagerPage health() {
    var health =
        new HealthController(
            around, requests, program.loop(), new JournalCheck(program.journal()), files);
    return ManagerPage.of(
        health.screen(),
        till ->
            health.show(strip.badges(till), strip.details(till), till, program.printing().view()));
  }

  private ManagerPage payments() {
    var payments =
        new UnsettledController(
            around,
            requests,
            program.payments(),
            program.scanSettings(),
            program.master().config().cash(),
            clock);
    return new ManagerPage(payments.screen(), payments::open, payments::show);
  }

  private ManagerPage held() {
    HeldController held = new HeldController(around, requests, clock);
    return new ManagerPage(held.screen(), held::open, held::show);
  }

  private ManagerPage limits() {
    var limits = new LimitsController(around, requests, new LimitsOnDisk(program), files);
    return new ManagerPage(limits.screen(), till -> limits.open(), till -> {});
  }

  private ManagerPage reasons() {
    var reasons = new ReasonsController(around, requests, new ReasonsOnDisk(program), files);
    return new ManagerPage(reasons.screen(), till -> reasons.open(), till -> {});
  }

  private ManagerPage tanks() {
    TanksOnDisk disk = new TanksOnDisk(program, choices::chooseTable);
    var tanks = new TankSetupController(around, requests, disk, files);
    return new ManagerPage(tanks.screen(), till -> tanks.open(), till -> {});
  }

  private ManagerPage goods() {
    GoodsOnDisk disk = new GoodsOnDisk(program);
    var goods = new GoodsImportController(around, requests, disk, files, choices::chooseTable);
    return ManagerPage.of(goods.screen());
  }

  private ManagerPage prices() {
    Decisions decisions = program.decisions();
    var source =
        new LocalGoodsSource(
            () -> program.master().catalogue(),
            decisions::asked,
            decisions::version,
            decisions::changed);
    var prices = new LocalGoodsController(around, requests, source, files);
    return new ManagerPage(prices.screen(), prices::open, prices::show);
  }

  private ManagerPage day() {
    DayOnDisk port = new DayOnDisk(program, around.look(), clock);
    var day = new DayController(around, requests, program.loop()::snapshot, port, files, clock);
    return new ManagerPage(day.screen(), day::open, day::show);
  }

  private ManagerPage shift() {
    ShiftDevices port = new ShiftDevices(program, clock);
    var shift = new ShiftController(around, requests, program.loop()::snapshot, port, clock);
    return new ManagerPage(shift.screen(), shift::open, shift::show);
  }

  private ManagerPage settings() {
    var settings =
        new SettingsController(
            around,
            requests,
            devices,
            files,
            shell.themeProperty(),
            now -> shell.theme(now.dark() ? Theme.DARK : Theme.LIGHT));
    return new ManagerPage(
        settings.screen(),
        till -> {
          settings.open();
          settings.show(program.master().config());
          devices.show(settings, till);
        },
        till -> devices.show(settings, till));
  }

  private ManagerPage details() {
    var details = new DetailsController(around, requests, devices, files);
    return new ManagerPage(details.screen(), till -> details.open(), till -> {});
  }

  private ManagerPage headOffice() {
    var headOffice =
        new SyncController(
            around,
            requests,
            program.headOffice(),
            TillProgram.VERSION,
            ZoneId.of(program.master().config().zone()),
            files);
    return new ManagerPage(
        headOffice.screen(), till -> headOffice.open(), till -> headOffice.show());
  }

  private ManagerPage stock() {
    var stock =
        new StockController(
            around,
            requests,
            program.loop()::snapshot,
            program.stock(),
            new StockController.Files(program.folder().reports(), files),
            clock);
    return new ManagerPage(stock.screen(), till -> stock.open(), stock::show);
  }

  private ManagerPage bills() {
    var bills =
        new BillController(
            around,
            requests,
            new BillController.Sources(
                program.loop()::snapshot,
                program.payments(),
                program.queries(),
                seq -> program.awaitStored(seq, STORE_PATIENCE),
                files),
            choices,
            clock);
    return new ManagerPage(bills.screen(), till -> bills.open(), bills::show);
  }

  private ManagerPage people() {
    var people = new PeopleController(around, requests, program.pins(), newPin, clock);
    return new ManagerPage(people.screen(), people::open, people::show);
  }

  private ManagerPage reports() {
    var reports =
        new ReportController(
            around,
            new ReportController.Sources(
                program.loop()::snapshot,
                reportThread,
                program.projector(),
                program.store().reader(),
                new SaleJournal(program.journal()),
                new StationNames(program::master, around.look().texts()),
                () -> program.folder().findingLimits(),
                program.folder().reports(),
                files),
            clock);
    reports.rehearse();
    return new ManagerPage(reports.screen(), reports::open, reports::show);
  }

  /** Shows what is in view as it is now. */
  void show(TillSnapshot till) {
    UnsettledController.count(around.header(), till);
    showPage(till);
  }

  /** Once a second, for what shows ages. */
  void tick(TillSnapshot till) {
    showPage(till);
    long seq = till.state().seq();
    quietSeconds = seq == seenSeq && till.open() == null ? quietSeconds + 1 : 0;
    seenSeq = seq;
    if (quietSeconds > QUIET_SECONDS) {
      buildAhead();
    }
  }

  /** Builds one page that nobody has been to; false if there is none. A scan waits for it alone. */
  boolean buildAhead() {
    for (Place place : Place.values()) {
      if (place != Place.SALE && !pages.containsKey(place)) {
        page(place);
        return true;
      }
    }
    return false;
  }

  private void showPage(TillSnapshot till) {
    for (ManagerPage page : pages.values()) {
      if (page.screen().equals(shell.screen())) {
        page.show().accept(till);
      }
    }
  }

  /** Leads to any place but the sale. */
  void go(Place place) {
    page(place)
        .ifPresent(
            page -> {
              page.open().accept(program.loop().snapshot());
              shell.show(page.screen());
            });
  }

  void openPump(int number) {
    pump().open(number);
    shell.show(pump().screen());
  }

  void prepay(int number) {
    pump().prepayAt(number);
    shell.show(pump().screen());
  }

  @Override
  public void close() {
    reportThread.close();
    files.shutdown();
  }
}
