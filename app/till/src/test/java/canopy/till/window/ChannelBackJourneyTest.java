package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PaymentCode;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.settings.Store;
import canopy.channel.settings.WechatKeys;
import canopy.channel.settings.WechatSettings;
import canopy.core.catalogue.Names;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.hardware.wallet.sim.WalletSettings;
import canopy.hardware.wallet.sim.WalletSimulator;
import canopy.till.ForkFolder;
import canopy.till.Patience;
import canopy.till.loop.Outcome;
import canopy.till.payment.ScanSettings;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wallet's line goes and comes back; the running program follows, and nobody touches it. */
class ChannelBackJourneyTest extends RunningTill {
  private static final String KIND = "wechat";
  private static final String TILE = "#tender-" + KIND;

  @TempDir Path simulated;
  private WalletSimulator wallets;

  private void startWallets(int port) throws Exception {
    wallets =
        WalletSimulator.start(
            WalletSettings.standard(simulated).withKeys(ForkFolder.WALLET_KEYS).onPort(port));
  }

  @Override
  Devices devices() throws Exception {
    startWallets(0);
    DataFolder folder = new DataFolder(data);
    Path given = wallets.payments().getParent();
    try (Stream<Path> files = Files.walk(given)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.keys().resolve(given.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    JsonNode account = new ObjectMapper().readTree(wallets.payments().toFile()).path("wechat");
    folder.write(
        new PaymentSettings(
            List.of(
                new WechatSettings(
                    KIND,
                    account.path("appid").asText(),
                    account.path("mchid").asText(),
                    new Store("S001", "1"),
                    "https://example.com/notify",
                    new WechatKeys(
                        KeyFile.of(account.path("merchantPrivateKeyFile").asText()),
                        account.path("merchantCertificateFile").asText(),
                        Map.of(
                            account.path("publicKeyId").asText(),
                            account.path("publicKeyFile").asText()),
                        List.of(),
                        null),
                    new Endpoint(
                        account.path("url").asText(),
                        Map.of(),
                        Patience.LONGEST_MILLIS,
                        Patience.LONGEST_MILLIS)))));
    ScanSettings none = ScanSettings.none();
    folder.write(
        new ScanSettings(
            List.of(
                new ScanSettings.Method(
                    KIND,
                    Names.same("WeChat Pay"),
                    KIND,
                    ScanSettings.Guide.WECHAT,
                    Set.of(KIND),
                    null)),
            none.wallets(),
            none.members(),
            none.trust()));
    return super.devices();
  }

  @AfterEach
  void stopWallets() throws Exception {
    wallets.close();
  }

  @Test
  void theTileIsGreyWhileTheLineIsGoneAndComesBackByItself() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    press("F12");
    until(() -> visible(TILE));
    assertThat(onFx(() -> button(TILE).isDisabled())).isFalse();
    press("Esc");
    int port = wallets.port();
    String code = wallets.showCode("wechat", "ann");
    wallets.close();
    leavesAPaymentWithoutAnAnswer(code);
    scan();
    press("F12");
    until(() -> visible(TILE) && button(TILE).isDisabled());
    assertThat(onFx(() -> texts(TILE))).contains("无网络");
    picture("channel-away");
    startWallets(port);
    until(() -> visible(TILE) && !button(TILE).isDisabled());
    assertThat(onFx(() -> texts(TILE))).doesNotContain("无网络");
    picture("channel-back");
    assertThat(open().tenders()).as("nobody did anything").isEmpty();
  }

  private void leavesAPaymentWithoutAnAnswer(String code) throws Exception {
    String cashier = state().session().operator();
    String saleId = open().id();
    Outcome scanned =
        program
            .payments()
            .scan(
                cashier,
                saleId,
                0,
                KIND,
                program.loop().snapshot().totals().total(),
                new PaymentCode(code))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(scanned).isInstanceOf(Outcome.Done.class);
    Outcome aside =
        program
            .loop()
            .submit(Request.by(cashier, new PaymentCommand.ServeNext(saleId)))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(aside).isInstanceOf(Outcome.Done.class);
    until(() -> open() == null);
  }
}
