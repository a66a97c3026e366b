package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.settings.AlipaySettings;
import canopy.channel.settings.CodeSettings;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.settings.Store;
import canopy.core.catalogue.Names;
import canopy.till.payment.ScanSettings;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.manage.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

/** Accounts for scan-to-pay of which one lacks its key and one is nowhere. */
class AccountsJourneyTest extends RunningTill {
  @Override
  Devices devices() throws Exception {
    DataFolder folder = new DataFolder(data);
    ScanSettings none = ScanSettings.none();
    folder.write(
        new ScanSettings(
            List.of(method("plate", "收款码"), method("alipay", "支付宝"), method("lost", "失踪")),
            none.wallets(),
            none.members(),
            none.trust()));
    folder.write(
        new PaymentSettings(
            List.of(
                new CodeSettings(
                    "plate",
                    CodeSettings.Scheme.EMV,
                    "CNY",
                    new CodeSettings.Merchant("STATION", "SHANGHAI", "CN", "5541"),
                    Map.of("template", "26", "00", "com.example.pay")),
                new AlipaySettings(
                    "alipay",
                    "2021000000000000",
                    new Store("S001", "1"),
                    KeyFile.of("alipay/app.pem"),
                    "alipay/theirs.pem",
                    null,
                    null))));
    return super.devices();
  }

  private static ScanSettings.Method method(String id, String name) {
    return new ScanSettings.Method(
        id, new Names(name, name, name), id, ScanSettings.Guide.STANDARD, Set.of(), null);
  }

  @Test
  void whatIsWrongWithAnAccountIsSaidWhereItMatters() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.SETTINGS);
    until(() -> visible("#accounts"));
    assertThat(onFx(() -> texts("#accounts")))
        .contains("收款码", "支付宝", "alipay/app.pem", "失踪", "lost", "payment.json");
    picture("accounts-settings");
    go(Place.HEALTH);
    until(() -> visible(".health-row"));
    assertThat(onFx(() -> texts(".health-warning"))).contains("支付宝: ");
    assertThat(onFx(() -> texts(".health-parts"))).contains("支付宝: ", "alipay/app.pem");
    picture("accounts-health");
    press("Esc");
    scan();
    press("F12");
    until(() -> visible("#tender-alipay"));
    Node tile = button("#tender-alipay");
    assertThat(tile.isDisabled()).isTrue();
    assertThat(onFx(() -> texts("#tender-alipay"))).contains("缺少密钥");
    assertThat(onFx(() -> button("#tender-plate").isDisabled())).isFalse();
    picture("accounts-tender");
  }
}
