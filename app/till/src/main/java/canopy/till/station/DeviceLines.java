package canopy.till.station;

import canopy.hardware.line.LineAddress;
import canopy.hardware.tank.tls.GaugeUnits;
import canopy.hardware.tank.tls.TlsSettings;
import org.jspecify.annotations.Nullable;

/** The line of each device: what stands in its field on the settings screen. Pure. */
final class DeviceLines {
  private DeviceLines() {}

  /** As it is set up; empty if the device is not. */
  static String of(Devices devices, DeviceKind kind) {
    Devices.Printer printer = devices.printer();
    Devices.Pole pole = devices.poleDisplay();
    Devices.Controller forecourt = devices.forecourt();
    Devices.Gauge gauge = devices.tankGauge();
    String scanner = devices.scanner();
    return switch (kind) {
      case PRINTER -> printer == null ? "" : printer.line();
      case DRAWER -> "";
      case SCANNER -> scanner == null ? "" : scanner;
      case POLE -> pole == null ? "" : pole.line();
      case FORECOURT -> forecourt == null ? "" : forecourt.url();
      case TANK_GAUGE -> gauge == null ? "" : gauge.line();
    };
  }

  /** Null if the line is no address. */
  static @Nullable Devices with(Devices now, DeviceKind kind, String line) {
    if (!isAddress(kind, line)) {
      return null;
    }
    return switch (kind) {
      case PRINTER -> {
        Devices.Printer old = now.printer();
        yield now.with(
            old == null
                ? new Devices.Printer(line, 80, false, Devices.DrawerSensor.NONE)
                : old.at(line));
      }
      case DRAWER -> now;
      case SCANNER -> now.withScanner(line);
      case POLE -> {
        Devices.Pole old = now.poleDisplay();
        yield now.with(
            new Devices.Pole(line, old == null ? Devices.PoleProtocol.CD5220 : old.protocol()));
      }
      case FORECOURT -> {
        Devices.Controller old = now.forecourt();
        yield now.with(old == null ? new Devices.Controller("F1", line, "till") : old.at(line));
      }
      case TANK_GAUGE -> {
        Devices.Gauge old = now.tankGauge();
        yield now.with(new Devices.Gauge(line, old == null ? GaugeUnits.METRIC : old.units()));
      }
    };
  }

  private static boolean isAddress(DeviceKind kind, String line) {
    try {
      return switch (kind) {
        case FORECOURT -> line.startsWith("http://") || line.startsWith("https://");
        case TANK_GAUGE -> !TlsSettings.address(line).text().isEmpty();
        case PRINTER, DRAWER, SCANNER, POLE -> !LineAddress.parse(line).text().isEmpty();
      };
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Without the device. */
  static Devices without(Devices now, DeviceKind kind) {
    return switch (kind) {
      case PRINTER -> now.with((Devices.Printer) null);
      case DRAWER -> now;
      case SCANNER -> now.withScanner(null);
      case POLE -> now.with((Devices.Pole) null);
      case FORECOURT -> now.with((Devices.Controller) null);
      case TANK_GAUGE -> now.with((Devices.Gauge) null);
    };
  }
}
