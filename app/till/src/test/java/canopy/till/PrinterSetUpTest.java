package canopy.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.drawer.DrawerSettings;
import canopy.hardware.drawer.DrawerState;
import canopy.hardware.printer.PrinterSettings;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.hardware.printer.paper.PrinterProfile.CodeStyle;
import canopy.till.station.DataFolder;
import canopy.till.station.Devices;
import canopy.till.station.Devices.DrawerSensor;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code devices.json} says of the printer is what the printer and its drawer get. */
class PrinterSetUpTest {
  private static final String LINE = "tcp:127.0.0.1:9100";

  @TempDir Path folder;

  private static PrinterSettings settings(DrawerSensor sensor) {
    return Drivers.settings(new Devices.Printer(LINE, 80, false, sensor));
  }

  @Test
  void theDrawersSensorIsReadAsItIsWired() {
    assertThat(settings(DrawerSensor.NONE).drawer().state(true)).isEqualTo(DrawerState.NO_SENSOR);
    assertThat(settings(DrawerSensor.HIGH_IS_OPEN).drawer().state(true))
        .isEqualTo(DrawerState.OPEN);
    assertThat(settings(DrawerSensor.LOW_IS_OPEN).drawer().state(true))
        .isEqualTo(DrawerState.CLOSED);
    assertThat(settings(DrawerSensor.LOW_IS_OPEN).drawer().state(false))
        .isEqualTo(DrawerState.OPEN);
  }

  @Test
  void aPrinterIsAsUsualWhereNothingElseIsSaid() {
    Devices.Printer usual = new Devices.Printer(LINE, 58, false, DrawerSensor.NONE);
    assertThat(Stationery.profile(usual)).isEqualTo(PrinterProfile.MM58);
    assertThat(Stationery.profile(null)).isEqualTo(PrinterProfile.MM80);
    assertThat(Drivers.settings(usual).answers()).isTrue();
    assertThat(Drivers.settings(usual).drawer().kick()).isEqualTo(DrawerSettings.Kick.REALTIME);
  }

  @Test
  void aPrinterThatIsOtherIsTreatedSo() throws Exception {
    DataFolder data = new DataFolder(folder);
    data.write(
        new Devices(
            null,
            new Devices.Printer(
                LINE, 80, true, DrawerSensor.NONE, 5, DrawerSettings.Kick.PULSE, true),
            null,
            null,
            false));
    Devices.Printer read = data.devices().printer();
    PrinterProfile profile = Stationery.profile(read);
    assertThat(profile.qr()).isEqualTo(CodeStyle.NATIVE);
    assertThat(profile.latinCodePage()).isEqualTo(5);
    assertThat(profile.widthDots()).isEqualTo(PrinterProfile.MM80.widthDots());
    assertThat(Drivers.settings(read).answers()).isFalse();
    assertThat(Drivers.settings(read).drawer().kick()).isEqualTo(DrawerSettings.Kick.PULSE);
  }

  /** As a station that was set up earlier has it. */
  @Test
  void anOlderFileIsReadAndAPrinterWithoutCodePageDrawsAccents() throws Exception {
    DataFolder data = new DataFolder(folder);
    Files.createDirectories(data.master());
    Files.writeString(
        data.master().resolve("devices.json"),
        """
        {"printer": {"line": "tcp:127.0.0.1:9100", "paperMillimetres": 80, "nativeQr": true,
          "drawerSensor": "HIGH_IS_OPEN"}, "customerScreen": true}
        """);
    Devices.Printer read = data.devices().printer();
    assertThat(read).isEqualTo(new Devices.Printer(LINE, 80, false, DrawerSensor.HIGH_IS_OPEN));
    assertThat(Stationery.profile(read).qr())
        .as("nobody ever tried what the old file says")
        .isEqualTo(CodeStyle.DRAWN);
    Devices.Printer none = new Devices.Printer(LINE, 80, false, DrawerSensor.NONE, -1, null, false);
    assertThat(Stationery.profile(none).latinCharset()).isNull();
  }
}
