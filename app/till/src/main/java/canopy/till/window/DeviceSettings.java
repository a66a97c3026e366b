package canopy.till.window;

import canopy.hardware.display.DisplayContent;
import canopy.hardware.display.LineDisplay;
import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.forecourt.ForecourtSentences;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.line.DeviceSentences;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.printer.PrinterFault;
import canopy.hardware.tank.TankAnswer;
import canopy.hardware.tank.TankReading;
import canopy.till.TillProgram;
import canopy.till.fuel.PumpBoard;
import canopy.till.loop.TillSnapshot;
import canopy.till.payment.ScanSettings;
import canopy.till.station.DeviceKind;
import canopy.till.station.Devices;
import canopy.till.station.Settings;
import canopy.till.station.SettingsController;
import canopy.till.station.SettingsPort;
import canopy.till.station.details.DetailsPort;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.control.Health;
import canopy.till.ui.control.Shell;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What the settings screen reads, keeps and tests. Files are replaced on a thread that may wait for
 * a disk; all else on the FX thread.
 */
final class DeviceSettings implements SettingsPort, DetailsPort {
  private final TillProgram program;
  private final Look look;
  private final HealthStrip strip;
  private final Shell shell;
  private final AtomicReference<Devices> devices;

  /**
   * @param strip words how each part is
   * @param shell hears the scanner that types
   */
  DeviceSettings(TillProgram program, Look look, HealthStrip strip, Shell shell) {
    this.program = program;
    this.look = look;
    this.strip = strip;
    this.shell = shell;
    this.devices = new AtomicReference<>(program.devices());
  }

  /** Shows how each device is. */
  void show(SettingsController settings, TillSnapshot till) {
    for (Health badge : strip.badges(till)) {
      switch (badge.part()) {
        case PRINTER -> settings.show(DeviceKind.PRINTER, badge.level(), badge.detail());
        case SCANNER -> settings.show(DeviceKind.SCANNER, badge.level(), badge.detail());
        case FORECOURT -> {
          settings.show(DeviceKind.FORECOURT, badge.level(), badge.detail());
          settings.showCertificate(certificateToTrust());
        }
        case TANK_GAUGE -> settings.show(DeviceKind.TANK_GAUGE, badge.level(), badge.detail());
        case JOURNAL, DATABASE, WET_STOCK, SCAN_TO_PAY, HEAD_OFFICE, CLOCK -> {}
      }
    }
    settings.show(strip.accounts());
    LineDisplay pole = program.equipment().poleDisplay();
    DeviceStatus status = pole.status();
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
  public Devices running() {
    return program.devices();
  }

  @Override
  public void replace(Devices next) throws IOException {
    program.replaceDevices(next);
    devices.set(next);
    Fx.run(() -> shell.scannerTypes(next.scannerThatTypes().limits()));
  }

  @Override
  public ScanSettings codes() throws IOException {
    return program.folder().scanToPay();
  }

  @Override
  public void replace(ScanSettings next) throws IOException {
    program.folder().write(next);
  }

  @Override
  public void testPole() {
    program
        .equipment()
        .poleDisplay()
        .show(
            new DisplayContent(
                DisplayContent.Kind.TOTAL, 12_345, 2, "CANOPY 0123456789", "TEST 123.45"));
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
  public void testTankGauge(Consumer<Notice> outcome) {
    program.tankGauge().readNow(answer -> Fx.run(() -> outcome.accept(notice(answer))));
  }

  private Notice notice(TankAnswer answer) {
    return switch (answer) {
      case TankAnswer.Read read ->
          Notice.of(Notice.Level.DONE, "settings.gaugeanswers", levels(read.reading()));
      case TankAnswer.Failed failed ->
          Notice.of(Notice.Level.REFUSED, "settings.gaugesilent", sentence(failed.status()));
    };
  }

  private String levels(TankReading reading) {
    return reading.levels().stream()
        .map(level -> level.tank() + ": " + look.formats().litres(level.volumeMillilitres()) + " L")
        .collect(Collectors.joining(" · "));
  }
}
