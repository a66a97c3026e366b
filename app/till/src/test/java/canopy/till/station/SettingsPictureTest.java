package canopy.till.station;

import canopy.hardware.forecourt.ForecourtSentences;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.line.DeviceSentences;
import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.control.Health;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsPictureTest extends ScreenPictureTest {
  @Test
  void everySetting() throws Exception {
    takeEachAndLarge(
        "settings",
        around -> {
          Language language = around.look().texts().language();
          SettingsModel model = new SettingsModel();
          model.line(DeviceKind.PRINTER).set("tcp:192.0.2.7:9100");
          model
              .line(DeviceKind.SCANNER)
              .set("serial:/dev/serial/by-id/usb-Honeywell_1900?baud=9600");
          model.line(DeviceKind.FORECOURT).set("https://192.0.2.20/jsonPTS");
          model.line(DeviceKind.TANK_GAUGE).set("tcp:192.0.2.30");
          model.devices.set(
              Map.of(
                  DeviceKind.PRINTER,
                  new DeviceState(Health.Level.OK, "", false),
                  DeviceKind.DRAWER,
                  new DeviceState(
                      Health.Level.WARNING,
                      DeviceSentences.of("printer.DRAWER_NOT_OPENED", language.locale()),
                      false),
                  DeviceKind.SCANNER,
                  new DeviceState(
                      Health.Level.DOWN,
                      DeviceSentences.of("line.PORT_MISSING", language.locale()),
                      false),
                  DeviceKind.FORECOURT,
                  new DeviceState(
                      Health.Level.DOWN,
                      ForecourtSentences.sentence(
                          Refusal.of(ForecourtTrouble.CERTIFICATE_CHANGED), language.locale()),
                      false),
                  DeviceKind.TANK_GAUGE,
                  new DeviceState(
                      Health.Level.DOWN,
                      DeviceSentences.of("tank.UNITS_DIFFER", language.locale()),
                      false)));
          model.accounts.set(
              List.of(
                  new AccountRow("WeChat Pay", Health.Level.OK, ""),
                  new AccountRow(
                      "Alipay",
                      Health.Level.DOWN,
                      around
                          .look()
                          .texts()
                          .text("channel.certexpired", "alipay/app.pem", "2026-11-01"))));
          model.certificate.set("0F3A9C".repeat(10) + "77E1");
          model.restartNeeded.set(true);
          model.station.set(
              List.of(
                  new SettingsModel.Stated("settings.site", "S001"),
                  new SettingsModel.Stated("settings.till", "1"),
                  new SettingsModel.Stated("settings.name", "虹桥路加油站"),
                  new SettingsModel.Stated("settings.taxnumber", "91310105MA1K00000X"),
                  new SettingsModel.Stated("settings.currency", "CNY"),
                  new SettingsModel.Stated("settings.pumps", "8"),
                  new SettingsModel.Stated("settings.zone", "Asia/Shanghai"),
                  new SettingsModel.Stated("settings.address", "上海市虹桥路 1200 号")));
          return new SettingsScreen(
              around, model, Around.none(SettingsActions.class), code -> false);
        });
  }
}
