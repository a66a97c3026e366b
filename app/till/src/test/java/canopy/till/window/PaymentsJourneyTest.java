package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.settings.CodeSettings;
import canopy.channel.settings.PaymentSettings;
import canopy.core.catalogue.Names;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.payment.Attempt;
import canopy.till.Patience;
import canopy.till.loop.Outcome;
import canopy.till.payment.ScanSettings;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.manage.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/**
 * The list of unsettled payments on the running program, with a code that nobody can be asked of.
 */
class PaymentsJourneyTest extends RunningTill {
  private static final String KIND = "plate";

  @Override
  Devices devices() throws Exception {
    DataFolder folder = new DataFolder(data);
    ScanSettings none = ScanSettings.none();
    folder.write(
        new ScanSettings(
            List.of(
                new ScanSettings.Method(
                    KIND,
                    new Names("静态收款码", "Station code", "Código fijo"),
                    "own",
                    ScanSettings.Guide.STANDARD,
                    Set.of(),
                    null)),
            none.wallets(),
            none.members(),
            null));
    folder.write(
        new PaymentSettings(
            List.of(
                new CodeSettings(
                    "own",
                    CodeSettings.Scheme.EMV,
                    "CNY",
                    new CodeSettings.Merchant("STATION", "SHANGHAI", "CN", "5541"),
                    Map.of("template", "26", "00", "com.example.pay")))));
    return super.devices();
  }

  @Test
  void saleAsideWithItsPaymentIsFoundByTheBadgeAndRecalled() throws Exception {
    signIn(DemoStation.CASHIER);
    assertThat(onFx(() -> visible("#unsettled-badge"))).isFalse();
    String saleId = leavesAPaymentOpen();
    picture("payments-badge");
    fireButton("#unsettled-badge");
    until(() -> visible("#deed-RECALL"));
    picture("payments");
    press("F6");
    until(() -> open() != null && open().id().equals(saleId));
    until(() -> button("#basket") != null);
    assertThat(onFx(() -> visible("#unsettled-badge"))).isTrue();
  }

  /** The customer comes back to pay: what goes now went after he was told the total. */
  @Test
  void saleAsideStillAsksWhyALineGoesAfterItsTotalWasTold() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    press("F12");
    until(() -> visible(".tender"));
    press("Esc");
    until(() -> !visible(".tender"));
    leavesAPaymentOpen();
    fireButton("#unsettled-badge");
    until(() -> visible("#deed-RECALL"));
    press("F6");
    until(() -> open() != null && button("#basket") != null);
    until(() -> visible(".basket-row"));
    press("Delete");
    until(() -> visible(".answers"));
  }

  @Test
  void whatWasTakenOnTheCashiersWordIsWrittenOffOnlyWithTheManager() throws Exception {
    signIn(DemoStation.CASHIER);
    String saleId = leavesAPaymentOpen();
    press("Alt+7");
    until(() -> visible("#deed-CONFIRM"));
    press("F11");
    until(() -> visible("#deed-WRITE_OFF") && button("#deed-CONFIRM").isDisabled());
    assertThat(state().basket().aside()).isEmpty();
    Attempt forced = state().payments().unsettled().getFirst();
    assertThat(forced.saleId()).isEqualTo(saleId);
    assertThat(forced.state()).isEqualTo(Attempt.State.FORCED);
    press("F10");
    until(() -> visible("#unsettled-reason"));
    press("Esc");
    until(() -> !visible("#unsettled-reason") && visible("#deed-WRITE_OFF"));
    press("F10");
    until(() -> window.shell().scene().getFocusOwner() == button("#unsettled-reason"));
    onFx(
        () -> {
          ((TextInputControl) button("#unsettled-reason")).setText("不在账单上");
          return true;
        });
    press("F12");
    until(() -> window.shell().modalOpen());
    touch(DemoStation.MANAGER.pin());
    until(() -> state().payments().unsettled().isEmpty() && !visible("#unsettled-badge"));
    until(() -> visible(".notice-done"));
    picture("payments-none");
  }

  @Test
  void nothingIsOpenAtFirst() throws Exception {
    signIn(DemoStation.CASHIER);
    go(Place.PAYMENTS);
    until(() -> visible(".empty-text"));
    press("F2");
    press("Esc");
    until(() -> button("#basket") != null);
  }

  @Test
  void aSearchThatWasBegunIsGoneWhenOneComesBackFromPaymentsOrHeldSales() throws Exception {
    signIn(DemoStation.CASHIER);
    keys("co", "Alt+7");
    until(() -> visible(".empty-text"));
    press("Esc");
    nothingIsTyped();
    for (int held = 1; held <= 2; held++) {
      int now = held;
      scan();
      press("F5");
      until(() -> open() == null && state().basket().held().size() == now);
    }
    keys("co", "F6");
    until(() -> visible(".held-card"));
    press("Esc");
    nothingIsTyped();
    keys("co", "F6");
    until(() -> visible(".held-card"));
    press("F6");
    until(() -> open() != null);
    nothingIsTyped();
  }

  private void nothingIsTyped() throws Exception {
    until(() -> button("#entry") != null);
    assertThat(onFx(() -> ((TextInputControl) button("#entry")).getText())).isEmpty();
  }

  private String leavesAPaymentOpen() throws Exception {
    scan();
    String saleId = open().id();
    String cashier = state().session().operator();
    Outcome shown =
        program
            .payments()
            .show(cashier, saleId, 0, KIND, program.loop().snapshot().totals().total())
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(shown).isInstanceOf(Outcome.Done.class);
    Outcome aside =
        program
            .loop()
            .submit(Request.by(cashier, new PaymentCommand.ServeNext(saleId)))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(aside).isInstanceOf(Outcome.Done.class);
    until(() -> open() == null && visible("#unsettled-badge"));
    return saleId;
  }
}
