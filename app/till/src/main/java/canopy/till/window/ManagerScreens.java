package canopy.till.window;

import canopy.core.catalogue.Language;
import canopy.hardware.display.DisplayContent;
import canopy.hardware.display.LineDisplay;
import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.forecourt.ForecourtSentences;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.line.DeviceSentences;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.printer.PrinterFault;
import canopy.till.TillProgram;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueCsv;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.catalogue.imports.GoodsImportController;
import canopy.till.catalogue.imports.GoodsPort;
import canopy.till.day.DayController;
import canopy.till.fuel.PumpBoard;
import canopy.till.fuel.PumpDetailController;
import canopy.till.health.HealthController;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.payment.bill.BillController;
import canopy.till.payment.unsettled.UnsettledController;
import canopy.till.station.DeviceKind;
import canopy.till.station.Devices;
import canopy.till.station.People;
import canopy.till.station.Settings;
import canopy.till.station.SettingsController;
import canopy.till.station.SettingsPort;
import canopy.till.store.StoreStatus;
import canopy.till.sync.SyncController;
import canopy.till.ui.Look;
import canopy.till.ui.Theme;
import canopy.till.ui.control.Health;
import canopy.till.ui.control.Shell;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pump's own screen, goods import, day close, settings and health, wired to the program. FX
 * thread; files are read and written on a thread of its own.
 */
final class ManagerScreens implements AutoCloseable, GoodsPort, SettingsPort {
  private static final Logger LOG = LoggerFactory.getLogger(ManagerScreens.class);
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(10);

  private final TillProgram program;
  private final Look look;
  private final Shell shell;
  private final HealthStrip strip;
  private final AtomicReference<Devices> devices;
  private final ExecutorService files =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("manager-files").daemon().factory());
  private final PumpDetailController pump;
  private final GoodsImportController goods;
  private final DayController day;
  private final SettingsController settings;
  private final HealthController health;
  private final UnsettledController payments;
  private final SyncController headOffice;
  private final BillController bills;

  /**
   * @param strip words how each part is
   */
  ManagerScreens(
      TillProgram program,
      Surroundings around,
      Requests requests,
      Shell shell,
      HealthStrip strip,
      Clock clock) {
    this.program = program;
    this.look = around.look();
    this.shell = shell;
    this.strip = strip;
    this.devices = new AtomicReference<>(program.devices());
    pump = new PumpDetailController(around, requests, program.loop(), program.forecourt());
    goods = new GoodsImportController(around, requests, this, files, this::chooseFile);
    day = new DayController(around, requests, clock, () -> program.headOffice().view().waiting());
    settings =
        new SettingsController(
            around,
            requests,
            this,
            files,
            shell.themeProperty(),
            now -> shell.theme(now.dark() ? Theme.DARK : Theme.LIGHT));
    health =
        new HealthController(
            around, requests, program.loop(), new JournalCheck(program.journal()), files);
    headOffice =
        new SyncController(
            around,
            requests,
            program.headOffice(),
            TillProgram.VERSION,
            ZoneId.of(program.master().config().zone()),
            files);
    payments =
        new UnsettledController(
            around, requests, program.payments(), program.scanSettings(), cash(program), clock);
    bills =
        new BillController(
            around,
            requests,
            new BillController.Sources(
                program.loop()::snapshot,
                program.payments(),
                program.queries(),
                seq -> program.awaitStored(seq, STORE_PATIENCE),
                files),
            new BillChooser(shell),
            clock);
  }

  /** Shows what is in view as it is now. */
  void show(TillSnapshot till) {
    payments.count(till);
    tick(till);
    List<Health> badges = strip.badges(till);
    health.show(badges, details(till), till, program.printing().view());
    if (settings.screen().equals(shell.screen())) {
      showDevices(badges);
    }
  }

  /** Once a second, for what shows ages. */
  void tick(TillSnapshot till) {
    if (day.screen().equals(shell.screen())) {
      day.show(till);
    }
    if (payments.screen().equals(shell.screen())) {
      payments.show(till);
    }
    if (headOffice.screen().equals(shell.screen())) {
      headOffice.show();
    }
    if (bills.screen().equals(shell.screen())) {
      bills.show(till);
    }
  }

  void go(Place place) {
    TillSnapshot till = program.loop().snapshot();
    switch (place) {
      case GOODS -> shell.show(goods.screen());
      case DAY -> {
        day.open(till);
        shell.show(day.screen());
      }
      case SETTINGS -> {
        settings.open();
        settings.show(program.master().config());
        showDevices(strip.badges(till));
        shell.show(settings.screen());
      }
      case HEALTH -> shell.show(health.screen());
      case PAYMENTS -> {
        payments.show(till);
        shell.show(payments.screen());
      }
      case HEAD_OFFICE -> {
        headOffice.open();
        shell.show(headOffice.screen());
      }
      case BILLS -> {
        bills.open();
        shell.show(bills.screen());
      }
      case SALE, HELD, RECEIPTS -> {}
    }
  }

  void openPump(int number) {
    pump.open(number);
    shell.show(pump.screen());
  }

  void prepay(int number) {
    pump.prepayAt(number);
    shell.show(pump.screen());
  }

  /** Figures and lines for a technician. */
  private Map<Health.Part, String> details(TillSnapshot till) {
    Map<Health.Part, String> details = new EnumMap<>(Health.Part.class);
    StoreStatus store = program.projector().status();
    details.put(Health.Part.JOURNAL, "#" + till.state().seq() + " · " + till.day());
    details.put(Health.Part.DATABASE, "#" + store.applied() + " / " + store.of());
    Devices now = program.devices();
    Devices.Printer printer = now.printer();
    String scanner = now.scanner();
    Devices.Controller forecourt = now.forecourt();
    details.put(Health.Part.PRINTER, printer == null ? "" : printer.line());
    details.put(Health.Part.SCANNER, scanner == null ? "" : scanner);
    details.put(Health.Part.FORECOURT, forecourt == null ? "" : forecourt.url());
    return details;
  }

  private void showDevices(List<Health> badges) {
    for (Health badge : badges) {
      switch (badge.part()) {
        case PRINTER -> settings.show(DeviceKind.PRINTER, badge.level(), badge.detail());
        case SCANNER -> settings.show(DeviceKind.SCANNER, badge.level(), badge.detail());
        case FORECOURT -> {
          settings.show(DeviceKind.FORECOURT, badge.level(), badge.detail());
          settings.showCertificate(certificateToTrust());
        }
        case JOURNAL, DATABASE, SCAN_TO_PAY, HEAD_OFFICE, CLOCK -> {}
      }
    }
    settings.show(strip.accounts());
    LineDisplay pole = program.poleDisplay();
    DeviceStatus status = pole == null ? DeviceStatus.DISABLED : pole.status();
    settings.show(
        DeviceKind.POLE,
        switch (status.availability()) {
          case ONLINE -> Health.Level.OK;
          case OFFLINE -> Health.Level.DOWN;
          case DISABLED -> Health.Level.OFF;
        },
        status.online() ? "" : sentence(status));
    boolean printer = program.devices().printer() != null;
    DrawerReport kick = program.printing().view().drawer();
    boolean stuck =
        kick != null
            && (kick.outcome() == DrawerReport.Outcome.NOT_OPENED
                || kick.outcome() == DrawerReport.Outcome.FAILED);
    Health.Level level = stuck ? Health.Level.WARNING : Health.Level.OK;
    settings.show(
        DeviceKind.DRAWER,
        printer ? level : Health.Level.OFF,
        stuck
            ? DeviceSentences.of(
                PrinterFault.DRAWER_NOT_OPENED.sentenceKey(), look.texts().language().locale())
            : "");
  }

  private String certificateToTrust() {
    Refusal trouble = program.forecourt().board().trouble();
    if (trouble == null) {
      return "";
    }
    return switch (trouble.trouble()) {
      case CERTIFICATE_NOT_TRUSTED, CERTIFICATE_CHANGED -> trouble.detail();
      default -> "";
    };
  }

  private String sentence(DeviceStatus status) {
    return DeviceSentences.of(status.sentenceKey(), look.texts().language().locale());
  }

  private Optional<Path> chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("CSV", "*.csv", "*.txt", "*.CSV"));
    @Nullable File chosen = chooser.showOpenDialog(shell.scene().getWindow());
    return chosen == null ? Optional.empty() : Optional.of(chosen.toPath());
  }

  @Override
  public Catalogue current() {
    return program.master().catalogue();
  }

  @Override
  public void replace(Catalogue next) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      new CatalogueCsv().write(next.articles(), writer);
    }
    program.folder().replace(CatalogueFiles.ARTICLES, bytes.toByteArray());
    program.changeMaster(now -> now.with(next));
  }

  /** Keeps the language that somebody wants to work in. */
  void remember(String operator, Language language) {
    files.execute(
        () -> {
          People before = program.master().people();
          People next = before.speaking(operator, language);
          if (next.equals(before)) {
            return;
          }
          try {
            program.folder().write(next);
            program.changeMaster(now -> now.with(next));
          } catch (IOException e) {
            LOG.warn("the language of {} was not kept", operator, e);
          }
        });
  }

  @Override
  public Settings settings() {
    return program.settings();
  }

  @Override
  public void replace(Settings next) throws IOException {
    program.replaceSettings(next);
  }

  @Override
  public Devices devices() {
    return devices.get();
  }

  @Override
  public void replace(Devices next) throws IOException {
    program.folder().write(next);
    devices.set(next);
  }

  @Override
  public void testPole() {
    LineDisplay pole = program.poleDisplay();
    if (pole != null) {
      pole.show(
          new DisplayContent(
              DisplayContent.Kind.TOTAL, 12_345, 2, "CANOPY 0123456789", "TEST 123.45"));
    }
  }

  @Override
  public String testForecourt() {
    PumpBoard board = program.forecourt().board();
    Refusal trouble = board.trouble();
    if (!board.online()) {
      return trouble == null
          ? DeviceSentences.of("line.NOT_STARTED", look.texts().language().locale())
          : ForecourtSentences.sentence(trouble, look.texts().language().locale());
    }
    board.hoses().keySet().forEach(program.forecourt()::readTotals);
    return "";
  }

  @Override
  public void close() {
    files.shutdown();
  }

  private static String cash(TillProgram program) {
    return program.master().config().tenders().stream()
        .filter(kind -> kind.type() == canopy.core.tender.TenderKind.Type.CASH)
        .map(kind -> kind.id())
        .findFirst()
        .orElse("");
  }
}
