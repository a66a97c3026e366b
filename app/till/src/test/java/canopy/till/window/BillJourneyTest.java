package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.settings.Store;
import canopy.channel.settings.WechatKeys;
import canopy.channel.settings.WechatSettings;
import canopy.channel.setup.Channels;
import canopy.core.bill.Category;
import canopy.core.catalogue.Names;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.event.Json;
import canopy.core.payment.Attempt;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.hardware.wallet.sim.WalletSettings;
import canopy.hardware.wallet.sim.WalletSimulator;
import canopy.till.ForkFolder;
import canopy.till.loop.Outcome;
import canopy.till.payment.ScanSettings;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.manage.Place;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day's payments, its bill from the simulated channel with one payment too much and one too few,
 * and what the manager does about them. It is always noon in Beijing: at midnight the bill waits.
 */
class BillJourneyTest extends RunningTill {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final String LONG_ORDER = "LOST20261121000001";
  private static final String WECHAT = "wechat";

  private final Clock noon =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(
              Instant.now(), LocalDate.now(BEIJING).atTime(LocalTime.NOON).toInstant(BEIJING)));

  @TempDir Path wallets;
  private WalletSimulator simulator;

  @Override
  Clock clock() {
    return noon;
  }

  @Override
  Devices devices() throws Exception {
    simulator =
        WalletSimulator.start(
            WalletSettings.standard(wallets).withKeys(ForkFolder.WALLET_KEYS).withBillsAtOnce(),
            noon);
    DataFolder folder = new DataFolder(data);
    copyKeys(folder);
    folder.write(account());
    ScanSettings none = ScanSettings.none();
    folder.write(
        new ScanSettings(
            List.of(
                new ScanSettings.Method(
                    WECHAT,
                    new Names("微信支付", "WeChat Pay", "WeChat Pay"),
                    WECHAT,
                    ScanSettings.Guide.WECHAT,
                    Set.of(WECHAT),
                    null)),
            none.wallets(),
            none.members(),
            null));
    return super.devices();
  }

  private PaymentSettings account() throws Exception {
    JsonNode given = Json.mapper().readTree(simulator.payments().toFile()).path(WECHAT);
    return new PaymentSettings(
        List.of(
            new WechatSettings(
                WECHAT,
                given.path("appid").asText(),
                given.path("mchid").asText(),
                new Store("S001", "1"),
                "https://example.com/notify",
                new WechatKeys(
                    KeyFile.of(given.path("merchantPrivateKeyFile").asText()),
                    given.path("merchantCertificateFile").asText(),
                    Map.of(
                        given.path("publicKeyId").asText(), given.path("publicKeyFile").asText()),
                    List.of(),
                    null),
                Endpoint.at(simulator.url()))));
  }

  private void copyKeys(DataFolder folder) throws Exception {
    JsonNode given = Json.mapper().readTree(simulator.payments().toFile()).path(WECHAT);
    for (String name :
        List.of("merchantPrivateKeyFile", "merchantCertificateFile", "publicKeyFile")) {
      Path copy = folder.keys().resolve(given.path(name).asText());
      Files.createDirectories(copy.getParent());
      Files.copy(simulator.payments().resolveSibling(given.path(name).asText()), copy);
    }
  }

  @AfterEach
  void stopTheWallets() {
    simulator.close();
  }

  /** Sells a bottle by the customer's code; the merchant order number. */
  private String sellsByScan() throws Exception {
    scan();
    Sale sale = open();
    Outcome begun =
        program
            .payments()
            .scan(
                state().session().operator(),
                sale.id(),
                0,
                WECHAT,
                program.loop().snapshot().totals().total(),
                new PaymentCode(simulator.showCode(WECHAT, "ann")))
            .get(60, TimeUnit.SECONDS);
    assertThat(begun).isInstanceOf(Outcome.Done.class);
    until(() -> open() == null && state().basket().last() != null);
    return state().basket().last().tenders().getFirst().order().outNo();
  }

  /** Paid at the channel, and nobody here knows of it. */
  private void paysWithoutUs(Money amount) throws Exception {
    try (Channels channels =
        Channels.open(account(), simulator.payments().getParent(), noon, new SecureRandom())) {
      PayChannel wechat = channels.channels().getFirst();
      Instant now = noon.instant();
      wechat.pay(
          new PayOrder(LONG_ORDER, Way.SCAN_CUSTOMER, amount, "station", now, now.plusSeconds(60)),
          new PaymentCode(simulator.showCode(WECHAT, "ann")));
    }
  }

  private void resolves(Category category, String key) throws Exception {
    int before = state().bills().open();
    fireButton("#bills-tile-" + category.name());
    until(() -> visible("#bills-EXPLAINED"));
    press(key);
    until(() -> visible("#bills-reason"));
    onFx(
        () -> {
          ((TextInputControl) button("#bills-reason")).setText("查过了");
          return true;
        });
    picture("bills-reason");
    press("F12");
    until(() -> state().bills().open() == before - 1 && !visible("#bills-reason"));
    fireButton("#bills-tile-" + category.name());
  }

  @Test
  void aBillIsComparedAndEachDifferenceIsDealtWith() throws Exception {
    signIn(DemoStation.MANAGER);
    sellsByScan();
    String missing = sellsByScan();
    paysWithoutUs(Money.of(9_600, "CNY"));
    String today = LocalDate.now(noon.withZone(BEIJING)).toString();
    simulator.control(
        "{\"bill\":{\"wallet\":\"wechat\",\"day\":\"%s\",\"change\":\"omit\",\"order\":\"%s\"}}"
            .formatted(today, missing));
    go(Place.DAY);
    until(() -> texts(".notice-warning").contains("未取的支付账单 1 份"));
    go(Place.BILLS);
    until(() -> visible(".bills-teaching"));
    press("F6");
    until(() -> texts(".key-row").contains(today) && visible(".bills-teaching"));
    press("F2");
    until(() -> state().bills().open() == 2 && visible("#bills-tile-ONLY_CHANNEL"));
    until(() -> visible("#bills-GIVEN_BACK") || visible("#bills-BOOKED"));
    picture("bills");
    go(Place.DAY);
    until(() -> texts(".notice-warning").contains("支付对账差异 2 笔"));
    assertThat(texts(".notice-warning")).doesNotContain("未取的支付账单");
    go(Place.BILLS);
    press("F6");
    until(() -> visible("#bills-GIVEN_BACK") || visible("#bills-BOOKED"));
    resolves(Category.ONLY_CHANNEL, "F7");
    until(() -> state().payments().refunds().isEmpty());
    resolves(Category.ONLY_HERE, "F10");
    assertThat(state().bills().open()).isZero();
    until(() -> texts(".unsettled-pane").contains("查过了 · 李强"));

    // The refund of what nobody claimed is on the new bill, and nothing is open again.
    press("F2");
    until(() -> texts("#bills-tile-REFUNDED").startsWith("1") && visible(".notice-warning"));
    assertThat(state().bills().open()).isZero();
    picture("bills-resolved");
  }

  @Test
  void aPaymentThatOnlyTheBillHasIsFoundToBeOfASaleInCash() throws Exception {
    signIn(DemoStation.MANAGER);
    sell();
    CompletedSale sale = state().basket().last();
    paysWithoutUs(sale.totals().total());
    go(Place.BILLS);
    until(() -> visible(".bills-teaching"));
    press("F6");
    until(() -> texts(".key-row").contains(LocalDate.now(noon.withZone(BEIJING)).toString()));
    press("F2");
    until(() -> state().bills().open() == 1 && visible("#bills-ATTACHED"));
    press("F3");
    until(() -> visible("#bills-reason") && texts(".bills-sales").contains(sale.id()));
    onFx(
        () -> {
          ((TextInputControl) button("#bills-reason")).setText("钱箱正好少这么多");
          return true;
        });
    picture("bills-attach");
    press("F12");
    until(() -> state().bills().open() == 0 && !visible("#bills-reason"));
    assertThat(state().bills().hasAttached(sale.id())).isTrue();
    assertThat(state().payments().refunds()).isEmpty();
    assertThat(state().basket().last()).as("the sale stays as it was").isEqualTo(sale);

    // The same bill once more: nothing comes back. The day goes on, which is said.
    press("F2");
    until(() -> texts(".notice-warning").contains("尚未结束"));
    assertThat(state().bills().open()).isZero();
    picture("bills-attached");
  }

  /** The wallet has the money and says nothing; the manager has seen the customer's bill. */
  private String forces() throws Exception {
    scan();
    Sale sale = open();
    simulator.control(
        "{\"faults\":[{\"wallet\":\"wechat\",\"verb\":\"pay\",\"fault\":\"error_500_after_commit\"},"
            + "{\"wallet\":\"wechat\",\"verb\":\"query\",\"fault\":\"error_500\",\"times\":1000}]}");
    String manager = state().session().operator();
    var _ =
        program
            .payments()
            .scan(
                manager,
                sale.id(),
                0,
                WECHAT,
                program.loop().snapshot().totals().total(),
                new PaymentCode(simulator.showCode(WECHAT, "ann")))
            .get(60, TimeUnit.SECONDS);
    until(() -> state().payments().holding(sale.id()).isPresent());
    String outNo = state().payments().holding(sale.id()).orElseThrow().outNo();
    Outcome forced =
        program
            .loop()
            .submit(Request.by(manager, new PaymentCommand.Force(outNo, "4200", "看过账单")))
            .get(60, TimeUnit.SECONDS);
    assertThat(forced).isInstanceOf(Outcome.Done.class);
    return outNo;
  }

  @Test
  void whatWasForcedIsSettledByTheBill() throws Exception {
    signIn(DemoStation.MANAGER);
    String outNo = forces();
    assertThat(state().payments().unsettled()).extracting(Attempt::outNo).containsExactly(outNo);
    go(Place.BILLS);
    until(() -> visible("#bills-waiting") && visible(".bills-teaching"));
    press("F6");
    press("F2");
    until(() -> state().payments().unsettled().isEmpty() && visible(".notice-warning"));
    assertThat(state().bills().open()).isZero();
    until(() -> texts("#bills-tile-MATCHED").startsWith("1") && !visible("#bills-waiting"));
    fireButton("#bills-tile-MATCHED");
    picture("bills-forced");
  }

  @Test
  void whoDoesNotWantToWaitGoesOn() throws Exception {
    signIn(DemoStation.MANAGER);
    simulator.control(
        "{\"faults\":[{\"wallet\":\"wechat\",\"verb\":\"bill\",\"fault\":\"slow\",\"times\":5,\"delayMillis\":60000}]}");
    go(Place.BILLS);
    until(() -> visible(".bills-teaching"));
    press("F2");
    until(() -> visible("#bills-stop"));
    press("F3");
    until(() -> visible(".bills-teaching") && visible(".notice-info"));
    assertThat(state().bills().checks()).isEmpty();
  }

  @Test
  void openDifferencesStandAtTheCloseOfTheDay() throws Exception {
    signIn(DemoStation.MANAGER);
    paysWithoutUs(Money.of(9_600, "CNY"));
    go(Place.BILLS);
    until(() -> visible(".bills-teaching"));
    press("F6");
    press("F2");
    until(() -> state().bills().open() == 1);
    go(Place.DAY);
    until(() -> labelled("1"));
    picture("day-bills");
  }
}
