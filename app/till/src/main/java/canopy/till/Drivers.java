package canopy.till;

import canopy.hardware.display.Cd5220Protocol;
import canopy.hardware.display.DisplayProtocol;
import canopy.hardware.display.Led8Protocol;
import canopy.hardware.display.PoleDisplay;
import canopy.hardware.drawer.DrawerSettings;
import canopy.hardware.forecourt.Forecourt;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.pts.PtsAddress;
import canopy.hardware.forecourt.pts.PtsForecourt;
import canopy.hardware.forecourt.pts.PtsLogin;
import canopy.hardware.forecourt.pts.PtsSettings;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LineTimes;
import canopy.hardware.line.LoopHub;
import canopy.hardware.printer.PrinterSettings;
import canopy.hardware.printer.PrinterTimes;
import canopy.hardware.printer.ReceiptPrinter;
import canopy.hardware.scanner.Scan;
import canopy.hardware.scanner.Scanner;
import canopy.hardware.scanner.ScannerListener;
import canopy.hardware.scanner.SerialScanner;
import canopy.hardware.tank.TankGauge;
import canopy.hardware.tank.TankListener;
import canopy.hardware.tank.tls.GaugeUnits;
import canopy.hardware.tank.tls.TlsGauge;
import canopy.hardware.tank.tls.TlsSettings;
import canopy.hardware.tank.tls.TlsTimes;
import canopy.till.receipt.PrintDesk;
import canopy.till.station.Devices;
import canopy.till.station.StationConfig;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the drivers of devices as they are set up, each null where there is none. */
final class Drivers {
  private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);

  private final LineOpener lines = new LineOpener(new LoopHub());

  /** Not started yet. */
  @Nullable PoleDisplay poleDisplay(Devices.@Nullable Pole device) {
    if (device == null) {
      return null;
    }
    DisplayProtocol protocol =
        switch (device.protocol()) {
          case LED8 -> new Led8Protocol(Led8Protocol.Lamps.ASCII);
          case LED8_BINARY -> new Led8Protocol(Led8Protocol.Lamps.BINARY);
          case CD5220 -> new Cd5220Protocol(Charset.forName("GBK"));
          case CD5220_LATIN -> new Cd5220Protocol(StandardCharsets.US_ASCII);
        };
    return new PoleDisplay(
        "pole-display",
        LineAddress.parse(device.line()),
        protocol,
        lines,
        LineTimes.STANDARD,
        status -> LOG.info("pole display: {}", status.detail()));
  }

  /**
   * Not started yet.
   *
   * @param address of its line
   */
  @Nullable Scanner scanner(@Nullable String address, Consumer<String> scans) {
    return address == null
        ? null
        : new SerialScanner(
            "scanner", LineAddress.parse(address), lines, LineTimes.STANDARD, new ScanNews(scans));
  }

  /**
   * Not started yet. Where none is set up, a gauge that is not in use, so that nobody needs to ask.
   *
   * @throws IOException if its security code cannot be read, or its set-up makes no sense
   */
  TankGauge tankGauge(Devices.@Nullable Gauge device, Path keys, Clock clock, TankListener listener)
      throws IOException {
    Path code = keys.resolve("tank-gauge");
    try {
      TlsSettings settings =
          new TlsSettings(
              device == null ? new LineAddress.None() : TlsSettings.address(device.line()),
              device == null ? GaugeUnits.METRIC : device.units(),
              device != null && Files.exists(code) ? Files.readString(code).strip() : "",
              TlsTimes.STANDARD);
      return new TlsGauge("tank-gauge", settings, lines, clock, listener);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "The tank gauge cannot be read as it is set up in devices.json and keys/tank-gauge: "
              + e.getMessage(),
          e);
    }
  }

  /** Not started yet. */
  @Nullable ReceiptPrinter printer(Devices.@Nullable Printer device, PrintDesk printing) {
    return device == null
        ? null
        : new ReceiptPrinter("receipt-printer", settings(device), lines, printing);
  }

  static PrinterSettings settings(Devices.Printer device) {
    DrawerSettings usual = DrawerSettings.STANDARD;
    DrawerSettings.Kick kick = device.drawerKick();
    DrawerSettings.Sensor sensor =
        switch (device.drawerSensor()) {
          case NONE -> DrawerSettings.Sensor.NONE;
          case HIGH_IS_OPEN -> DrawerSettings.Sensor.HIGH_IS_OPEN;
          case LOW_IS_OPEN -> DrawerSettings.Sensor.LOW_IS_OPEN;
        };
    return new PrinterSettings(
        LineAddress.parse(device.line()),
        !device.oneWay(),
        new DrawerSettings(
            kick == null ? usual.kick() : kick, usual.pin(), usual.pulseMillis(), sensor),
        PrinterTimes.STANDARD);
  }

  /**
   * Not started yet: what the till remembers goes first.
   *
   * @throws IOException if the secret of the controller cannot be read, or its set-up makes no
   *     sense
   */
  @Nullable Forecourt forecourt(
      Devices.@Nullable Controller controller,
      StationConfig config,
      Path keys,
      Consumer<ForecourtEvent> listener)
      throws IOException {
    if (controller == null) {
      return null;
    }
    String secret = Files.readString(keys.resolve("forecourt")).strip();
    String certificate = controller.certificate();
    try {
      return PtsForecourt.create(
          new PtsSettings(
              controller.id(),
              new PtsAddress(controller.url(), certificate == null ? "" : certificate),
              new PtsLogin(controller.user(), secret, controller.basic()),
              IntStream.rangeClosed(1, config.pumps()).boxed().toList(),
              config.currencyDigits(),
              controller.adoptsOrphans(),
              timing(controller)),
          listener);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "The forecourt controller cannot be reached as it is set up in devices.json: "
              + e.getMessage(),
          e);
    }
  }

  private static PtsSettings.Timing timing(Devices.Controller controller) {
    Integer answerMillis = controller.answerMillis();
    return answerMillis == null
        ? PtsSettings.Timing.STANDARD
        : PtsSettings.Timing.STANDARD.withRequestTimeout(answerMillis);
  }

  /** Takes codes from the serial scanner to whoever is in front. On the scanner's thread. */
  private record ScanNews(Consumer<String> codes) implements ScannerListener {
    @Override
    public void scanned(Scan scan) {
      // The symbology goes along: without it a GS1 code is a row of letters, and EAN-8 may be
      // UPC-E.
      codes.accept(scan.aimId() + scan.code());
    }

    @Override
    public void statusChanged(DeviceStatus status) {
      LOG.info("scanner: {}", status.detail());
    }
  }
}
