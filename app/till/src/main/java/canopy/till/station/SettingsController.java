package canopy.till.station;

import canopy.core.barcode.CodeReader;
import canopy.core.command.CounterCommand;
import canopy.hardware.tank.tls.GaugeUnits;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Fx;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Theme;
import canopy.till.ui.control.Health;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes settings: each change is journalled first, with who made it, then kept and put in force.
 * FX thread; files are written on the given background thread.
 */
public final class SettingsController implements SettingsActions {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsController.class);

  private final Look look;
  private final Requests requests;
  private final SettingsPort port;
  private final Executor background;
  private final Consumer<Settings> applied;
  private final SettingsModel model = new SettingsModel();
  private final SettingsScreen screen;

  private boolean waitingForScan;

  /**
   * @param background a thread that may wait for the disk
   * @param theme what is on, whoever has put it on
   * @param applied told on the FX thread when other settings are in force, for theme and sounds
   */
  public SettingsController(
      Surroundings around,
      Requests requests,
      SettingsPort port,
      Executor background,
      ObservableValue<Theme> theme,
      Consumer<Settings> applied) {
    this.look = around.look();
    this.requests = requests;
    this.port = port;
    this.background = background;
    this.applied = applied;
    model.dark.bind(theme.map(now -> now == Theme.DARK));
    this.screen = new SettingsScreen(around, model, this, this::scanned);
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown. */
  public void open() {
    model.notice.set(null);
    waitingForScan = false;
    show();
  }

  private void show() {
    Devices devices = port.devices();
    model.settings.set(port.settings());
    model.customerScreen.set(devices.customerScreen());
    Devices.Printer printer = devices.printer();
    model.paperMillimetres.set(printer == null ? 80 : printer.paperMillimetres());
    Devices.Gauge gauge = devices.tankGauge();
    model.gaugeUnits.set(gauge == null ? GaugeUnits.METRIC : gauge.units());
    for (DeviceKind kind : DeviceKind.values()) {
      model.line(kind).set(DeviceLines.of(devices, kind));
    }
  }

  /** What stands in the station's data. */
  public void show(StationConfig config) {
    model.station.set(
        List.of(
            new SettingsModel.Stated("settings.site", config.site()),
            new SettingsModel.Stated("settings.till", config.till()),
            new SettingsModel.Stated("settings.name", Words.name(look, config.name())),
            new SettingsModel.Stated("settings.taxnumber", config.letterhead().taxNumber()),
            new SettingsModel.Stated("settings.currency", config.currency()),
            new SettingsModel.Stated("settings.pumps", Integer.toString(config.pumps())),
            new SettingsModel.Stated("settings.zone", config.zone()),
            new SettingsModel.Stated("settings.address", config.letterhead().address())));
  }

  /** How a device is, with a sentence that is already worded. */
  public void show(DeviceKind kind, Health.Level level, String sentence) {
    Map<DeviceKind, DeviceState> next = new EnumMap<>(DeviceKind.class);
    next.putAll(model.devices.get());
    next.put(kind, new DeviceState(level, sentence, false));
    model.devices.set(next);
  }

  /** How the accounts of scan-to-pay are. */
  public void show(List<AccountRow> accounts) {
    model.accounts.set(accounts);
  }

  /** The controller's certificate that waits to be trusted; empty if there is none. */
  public void showCertificate(String fingerprint) {
    model.certificate.set(fingerprint);
  }

  @Override
  public void trustCertificate() {
    Devices now = port.devices();
    Devices.Controller controller = now.forecourt();
    String shown = model.certificate.get();
    if (controller != null && !shown.isEmpty()) {
      String before = controller.certificate();
      change(
          new Named("device.FORECOURT.certificate", "settings.certificate"),
          before == null ? "" : before,
          shown,
          now.with(controller.trusting(shown)));
    }
  }

  @Override
  public void saveLine(DeviceKind kind) {
    String line = model.line(kind).get().strip();
    Devices before = port.devices();
    Devices next =
        line.isEmpty() ? DeviceLines.without(before, kind) : DeviceLines.with(before, kind, line);
    if (next == null) {
      model.notice.set(Notice.of(Notice.Level.REFUSED, "settings.badline", line));
      return;
    }
    if (!next.equals(before)) {
      change(new Named("device." + kind, kind.key()), DeviceLines.of(before, kind), line, next);
    }
  }

  private void change(Named named, String before, String after, Devices next) {
    keep(
        named,
        before,
        after,
        () -> port.replace(next),
        () -> {
          model.restartNeeded.set(!port.devices().equals(port.running()));
          show();
        });
  }

  private void change(Named named, Object before, Object after, Settings next) {
    keep(
        named,
        String.valueOf(before),
        String.valueOf(after),
        () -> port.replace(next),
        () -> {
          show();
          applied.accept(next);
        });
  }

  /** A setting: its lasting name in the journal, and the key of its word. */
  private record Named(String name, String wordKey) {}

  /** Writes a file. */
  private interface Keeping {
    void keep() throws IOException;
  }

  /** The event keeps the setting's lasting name; people read its word. */
  private void keep(Named named, String before, String after, Keeping keeping, Runnable then) {
    if (before.equals(after)) {
      return;
    }
    requests.submit(
        new CounterCommand.ChangeSetting(named.name(), before, after),
        look.texts().text(named.wordKey()) + ": " + before + " → " + after,
        refused -> {
          show();
          model.notice.set(refused);
        },
        done -> background.execute(() -> write(named, keeping, then)));
  }

  private void write(Named named, Keeping keeping, Runnable then) {
    try {
      keeping.keep();
      Fx.run(
          () -> {
            model.notice.set(
                Notice.of(
                    Notice.Level.DONE, "settings.saved", look.texts().bound(named.wordKey())));
            then.run();
          });
    } catch (IOException e) {
      LOG.error("the setting {} could not be kept", named.name(), e);
      Fx.run(
          () -> {
            show();
            model.notice.set(Notice.of(Notice.Level.REFUSED, "settings.notkept"));
          });
    }
  }

  @Override
  public void test(DeviceKind kind) {
    String inUse = DeviceLines.of(port.running(), kind);
    if (kind.hasLine() && !model.line(kind).get().strip().equals(inUse)) {
      // What would answer is not what stands in the field.
      model.notice.set(Notice.of(Notice.Level.REFUSED, "settings.takefirst", inUse));
      return;
    }
    switch (kind) {
      case PRINTER -> submitTest(new CounterCommand.PrintTest());
      case DRAWER ->
          submitTest(new CounterCommand.OpenDrawer(look.texts().text("settings.testdrawer")));
      case SCANNER -> {
        waitingForScan = true;
        model.notice.set(Notice.of(Notice.Level.INFO, "settings.scannow"));
      }
      case POLE -> {
        port.testPole();
        model.notice.set(Notice.of(Notice.Level.INFO, "settings.testsent"));
      }
      case FORECOURT -> {
        String trouble = port.testForecourt();
        model.notice.set(
            trouble.isEmpty()
                ? Notice.of(Notice.Level.DONE, "settings.forecourtanswers")
                : Notice.of(Notice.Level.REFUSED, "settings.forecourtsilent", trouble));
      }
      case TANK_GAUGE -> {
        model.notice.set(Notice.of(Notice.Level.INFO, "settings.gaugeasked"));
        port.testTankGauge(model.notice::set);
      }
    }
  }

  private void submitTest(CounterCommand command) {
    requests.submit(
        command,
        "",
        model.notice::set,
        done -> model.notice.set(Notice.of(Notice.Level.INFO, "settings.testsent")));
  }

  /** A code was read while this screen is in front. */
  private boolean scanned(String code) {
    if (waitingForScan) {
      waitingForScan = false;
      model.notice.set(
          Notice.of(Notice.Level.DONE, "settings.scannedcode", CodeReader.content(code)));
      return true;
    }
    return false;
  }

  @Override
  public void paper(int millimetres) {
    Devices now = port.devices();
    Devices.Printer printer = now.printer();
    if (printer != null) {
      change(
          new Named("paper", "settings.paper"),
          Integer.toString(printer.paperMillimetres()),
          Integer.toString(millimetres),
          now.with(printer.on(millimetres)));
    }
  }

  @Override
  public void gaugeUnits(GaugeUnits units) {
    Devices now = port.devices();
    Devices.Gauge gauge = now.tankGauge();
    if (gauge != null) {
      change(
          new Named("device.TANK_GAUGE.units", "settings.gaugeunits"),
          gauge.units().name(),
          units.name(),
          now.with(new Devices.Gauge(gauge.line(), units)));
    }
  }

  @Override
  public void customerScreen(boolean shown) {
    Devices now = port.devices();
    change(
        new Named("customerScreen", "settings.display"),
        Boolean.toString(now.customerScreen()),
        Boolean.toString(shown),
        now.withCustomerScreen(shown));
  }

  @Override
  public void autoAuthorise(boolean on) {
    Settings now = port.settings();
    change(
        new Named("autoAuthorise", "settings.autoauthorise"),
        now.autoAuthorise(),
        on,
        now.withAutoAuthorise(on));
  }

  @Override
  public void dark(boolean on) {
    Settings now = port.settings();
    if (now.dark() == on) {
      applied.accept(now); // Somebody has only looked at the other one.
    }
    change(new Named("dark", "settings.theme"), now.dark(), on, now.withDark(on));
  }

  @Override
  public void sounds(boolean on) {
    Settings now = port.settings();
    change(new Named("sounds", "settings.sounds"), now.sounds(), on, now.withSounds(on));
  }

  @Override
  public void autoLock(int seconds) {
    Settings now = port.settings();
    change(
        new Named("autoLockSeconds", "settings.autolock"),
        now.autoLockSeconds(),
        seconds,
        now.withAutoLock(seconds));
  }

  @Override
  public void paperLanguage(Language language) {
    Settings now = port.settings();
    change(
        new Named("paperLanguage", "settings.paperlanguage"),
        now.paperLanguage().tag(),
        language.rules().tag(),
        now.withPaperLanguage(language.rules()));
  }

  @Override
  public void speak(Language language) {
    look.texts().speak(language);
  }
}
