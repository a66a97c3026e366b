package canopy.till.station.details;

import canopy.core.command.CounterCommand;
import canopy.hardware.drawer.DrawerSettings;
import canopy.till.operator.signin.Requests;
import canopy.till.payment.ScanSettings;
import canopy.till.station.Devices;
import canopy.till.station.Devices.KeyboardScanner;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import canopy.till.ui.manage.Surroundings;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes what devices have of their own: what was typed is checked, journalled with who changed
 * it, then kept. FX thread; files are read and written on the background thread.
 */
public final class DetailsController implements DetailsActions {
  private static final Logger LOG = LoggerFactory.getLogger(DetailsController.class);
  private static final int LAST_CODE_PAGE = 255;

  private final Look look;
  private final Requests requests;
  private final DetailsPort port;
  private final Executor background;
  private final DetailsModel model = new DetailsModel();
  private final DetailsScreen screen;

  private @Nullable ScanSettings codes;
  private @Nullable Function<String, Notice> waiting;

  /**
   * @param background a thread that may wait for the disk
   */
  public DetailsController(
      Surroundings around, Requests requests, DetailsPort port, Executor background) {
    this.look = around.look();
    this.requests = requests;
    this.port = port;
    this.background = background;
    this.screen = new DetailsScreen(around, model, this, this::scanned);
  }

  public Screen screen() {
    return screen;
  }

  /** The page is about to be shown. */
  public void open() {
    model.notice.set(null);
    waiting = null;
    show();
    show(port.devices().scannerThatTypes());
    background.execute(this::read);
  }

  private void show() {
    Devices devices = port.devices();
    Devices.Printer printer = devices.printer();
    model.printer.set(printer);
    model.pole.set(devices.poleDisplay());
    Integer page = printer == null ? null : printer.latinCodePage();
    model.codePage.set(page == null ? "" : page.toString());
  }

  private void show(KeyboardScanner scanner) {
    for (ScannerField field : ScannerField.values()) {
      model.scanner(field).set(TypedScanner.written(scanner, field));
    }
  }

  private void read() {
    try {
      ScanSettings now = port.codes();
      Fx.run(() -> show(now));
    } catch (IOException | RuntimeException e) {
      LOG.error("the labels cannot be read", e);
      Fx.run(() -> model.notice.set(Notice.of(Notice.Level.REFUSED, "details.notread")));
    }
  }

  private void show(ScanSettings now) {
    codes = now;
    Optional<String> lines = LabelText.written(now.codeRules().weighed());
    model.labelsKnown.set(lines.isPresent());
    model.labels.set(lines.orElse(""));
  }

  @Override
  public void ownQr(boolean own) {
    Devices.Printer now = port.devices().printer();
    if (now != null) {
      change(
          new Named("device.PRINTER.ownQr", "details.ownqr"),
          now.ownQr(),
          own,
          with(now, own, now.drawerSensor(), now.latinCodePage(), now.drawerKick(), now.oneWay()));
    }
  }

  @Override
  public void oneWay(boolean never) {
    Devices.Printer now = port.devices().printer();
    if (now != null) {
      change(
          new Named("device.PRINTER.oneWay", "details.oneway"),
          now.oneWay(),
          never,
          with(now, now.ownQr(), now.drawerSensor(), now.latinCodePage(), now.drawerKick(), never));
    }
  }

  @Override
  public void saveCodePage() {
    Devices.Printer now = port.devices().printer();
    if (now == null) {
      return;
    }
    String typed = model.codePage.get().strip();
    if (!typed.isEmpty()
        && !(typed.matches("-1|[0-9]{1,3}") && Integer.parseInt(typed) <= LAST_CODE_PAGE)) {
      refuse("details.codepage.bad", typed);
      return;
    }
    Integer page = typed.isEmpty() ? null : Integer.valueOf(typed);
    change(
        new Named("device.PRINTER.latinCodePage", "details.codepage"),
        now.latinCodePage() == null ? "" : now.latinCodePage(),
        typed,
        with(now, now.ownQr(), now.drawerSensor(), page, now.drawerKick(), now.oneWay()));
  }

  @Override
  public void sensor(Devices.DrawerSensor sensor) {
    Devices.Printer now = port.devices().printer();
    if (now != null) {
      change(
          new Named("device.DRAWER.sensor", "details.sensor"),
          now.drawerSensor(),
          sensor,
          with(now, now.ownQr(), sensor, now.latinCodePage(), now.drawerKick(), now.oneWay()));
    }
  }

  @Override
  public void kick(DrawerSettings.Kick kick) {
    Devices.Printer now = port.devices().printer();
    if (now != null) {
      change(
          new Named("device.DRAWER.kick", "details.kick"),
          DetailsScreen.kick(now),
          kick,
          with(now, now.ownQr(), now.drawerSensor(), now.latinCodePage(), kick, now.oneWay()));
    }
  }

  private Devices with(
      Devices.Printer now,
      boolean ownQr,
      Devices.DrawerSensor sensor,
      @Nullable Integer codePage,
      DrawerSettings.@Nullable Kick kick,
      boolean oneWay) {
    return port.devices()
        .with(
            new Devices.Printer(
                now.line(), now.paperMillimetres(), ownQr, sensor, codePage, kick, oneWay));
  }

  @Override
  public void pole(Devices.PoleProtocol protocol) {
    Devices.Pole now = port.devices().poleDisplay();
    if (now != null) {
      change(
          new Named("device.POLE.protocol", "details.protocol"),
          now.protocol(),
          protocol,
          port.devices().with(new Devices.Pole(now.line(), protocol)));
    }
  }

  @Override
  public void usualScanner() {
    show(KeyboardScanner.USUAL);
  }

  @Override
  public void saveScanner() {
    TypedScanner typed = typedScanner();
    Optional<Notice> wrong = typed.wrong(look.texts());
    if (wrong.isPresent()) {
      look.sounds().play(Tone.REFUSED);
      model.notice.set(wrong.get());
      return;
    }
    Devices now = port.devices();
    KeyboardScanner next = typed.scanner();
    keep(
        new Named("device.KEYBOARD_SCANNER", "details.scanner"),
        now.scannerThatTypes().text(),
        next.text(),
        () -> port.replace(now.withScannerThatTypes(next)),
        () -> show(next));
  }

  private TypedScanner typedScanner() {
    Map<ScannerField, String> typed = new EnumMap<>(ScannerField.class);
    for (ScannerField field : ScannerField.values()) {
      typed.put(field, model.scanner(field).get());
    }
    return new TypedScanner(typed);
  }

  @Override
  public void saveLabels() {
    ScanSettings now = codes;
    if (now == null || !model.labelsKnown.get()) {
      return;
    }
    LabelText.Read read = LabelText.read(model.labels.get());
    if (read.wrong() > 0) {
      refuse("details.labels.bad", read.wrong());
      return;
    }
    String before = LabelText.written(now.codeRules().weighed()).orElse("");
    String after = LabelText.written(read.labels()).orElse("");
    ScanSettings next = now.labelled(read.labels());
    keep(
        new Named("labels", "details.labels"),
        before.replace("\n", "; "),
        after.replace("\n", "; "),
        () -> port.replace(next),
        () -> {
          model.restartNeeded.set(true);
          show(next);
        });
  }

  private void change(Named named, Object before, Object after, Devices next) {
    keep(
        named,
        before.toString(),
        after.toString(),
        () -> port.replace(next),
        () -> {
          show();
        });
  }

  /** A setting: its lasting name in the journal, and the key of its word. */
  private record Named(String name, String wordKey) {}

  /** Writes a file. */
  private interface Keeping {
    void keep() throws IOException;
  }

  private void keep(Named named, String before, String after, Keeping keeping, Runnable then) {
    if (before.equals(after)) {
      model.notice.set(Notice.of(Notice.Level.INFO, "details.same"));
      return;
    }
    requests.submit(
        new CounterCommand.ChangeSetting(named.name(), before, after),
        look.texts().text(named.wordKey()) + ": " + before + " → " + after,
        model.notice::set,
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
      Fx.run(() -> model.notice.set(Notice.of(Notice.Level.REFUSED, "settings.notkept")));
    }
  }

  @Override
  public void testPrinter() {
    submit(new CounterCommand.PrintTest());
  }

  @Override
  public void testDrawer() {
    submit(new CounterCommand.OpenDrawer(look.texts().text("settings.testdrawer")));
  }

  private void submit(CounterCommand command) {
    requests.submit(
        command,
        "",
        model.notice::set,
        done -> model.notice.set(Notice.of(Notice.Level.INFO, "settings.testsent")));
  }

  @Override
  public void testPole() {
    port.testPole();
    model.notice.set(Notice.of(Notice.Level.INFO, "settings.testsent"));
  }

  @Override
  public void testScanner() {
    if (!typedScanner().typed().equals(new TypedScanner(kept()).typed())) {
      refuse("details.savefirst");
      return;
    }
    await(CodeTry::scanner);
  }

  private Map<ScannerField, String> kept() {
    Map<ScannerField, String> kept = new EnumMap<>(ScannerField.class);
    for (ScannerField field : ScannerField.values()) {
      kept.put(field, TypedScanner.written(port.devices().scannerThatTypes(), field));
    }
    return kept;
  }

  @Override
  public void testLabels() {
    LabelText.Read read = LabelText.read(model.labels.get());
    if (read.wrong() > 0) {
      refuse("details.labels.bad", read.wrong());
      return;
    }
    await(code -> CodeTry.label(read.labels(), look.formats(), code));
  }

  private void await(Function<String, Notice> next) {
    waiting = next;
    model.notice.set(Notice.of(Notice.Level.INFO, "settings.scannow"));
  }

  /** A code was read while this page is in front. */
  private boolean scanned(String code) {
    Function<String, Notice> next = waiting;
    waiting = null;
    if (next != null) {
      model.notice.set(next.apply(code));
    }
    return next != null;
  }

  private void refuse(String key, Object... arguments) {
    look.sounds().play(Tone.REFUSED);
    model.notice.set(Notice.of(Notice.Level.REFUSED, key, arguments));
  }
}
