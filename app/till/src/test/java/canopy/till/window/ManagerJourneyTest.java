package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.DeviceEvent;
import canopy.core.sale.Sale;
import canopy.core.state.PrintJob;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.ui.Language;
import canopy.till.ui.Theme;
import canopy.till.ui.control.Shell;
import canopy.till.ui.manage.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** The manager's screens on the running program. */
class ManagerJourneyTest extends RunningTill {
  @Test
  void wrongPinIsJournalledAndRightOneLetsIn() throws Exception {
    keys("1001", "Enter");
    keys("0000", "Enter");
    until(() -> state().session().attemptsOf("1001").failures() == 1);
    picture("wrong-pin");
    keys("4071", "Enter");
    until(() -> "1001".equals(state().session().operator()));
    assertThat(state().session().attempts()).isEmpty();
  }

  @Test
  void lockedTillOpensOnlyForItsCashier() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    onFx(
        () -> {
          window.lock();
          return true;
        });
    until(() -> state().session().locked());
    picture("locked");
    keys("4071", "Enter");
    until(() -> !state().session().locked());
    assertThat(state().session().operator()).isEqualTo("1001");
  }

  @Test
  void cashierRefundsALineWithTheManagersPin() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    go(Place.RECEIPTS);
    until(() -> button("#receipt-query") != null);
    press("Down");
    until(() -> window.shell().scene().lookup(".paper-total") != null);
    picture("receipt");
    press("F8");
    until(
        () ->
            state().prints().jobs().values().stream()
                .anyMatch(job -> job.paper() == DeviceEvent.Paper.RECEIPT && job.copy() == 1));
    until(() -> labelled("1 "));
    press("F7");
    until(() -> visible(".refund-pane"));
    fireButton(".refund-pane .button");
    picture("refund");
    press("F12");
    until(() -> window.shell().modalOpen());
    press("Esc");
    until(() -> !window.shell().modalOpen() && visible(".notice-info"));
    assertThat(open()).isNull();
    press("F12");
    until(() -> window.shell().modalOpen());
    picture("approval");
    touch(DemoStation.MANAGER.pin());
    until(() -> open() != null && open().kind() == Sale.Kind.REFUND && !open().isEmpty());
    assertThat(program.loop().snapshot().totals().total().minor()).isEqualTo(-350);
    assertThat(open().cashier()).isEqualTo("1001");
    until(() -> window.shell().screen().root().getStyleClass().toString().contains("sale"));
  }

  @Test
  void receiptsOpenWithTheNewestChosenEveryTime() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    sell();
    go(Place.RECEIPTS);
    until(() -> chosenRow() == 0);
    press("Down");
    until(() -> chosenRow() == 1);
    go(Place.SALE);
    go(Place.RECEIPTS);
    until(() -> chosenRow() == 0);
    until(() -> window.shell().scene().lookup(".paper-total") != null);
  }

  private int chosenRow() {
    return window.shell().scene().lookup(".table-view") instanceof TableView<?> table
        ? table.getSelectionModel().getSelectedIndex()
        : -1;
  }

  @Test
  void cashierMayNotChangeSettingsButTheManagerMay() throws Exception {
    signIn(DemoStation.CASHIER);
    go(Place.SETTINGS);
    until(() -> visible(".notice-refused"));
    go(Place.HEALTH);
    press(Place.SETTINGS.shortcut());
    until(() -> visible(".notice-refused"));
    picture("settings-refused");
    assertThat(visible(".settings-side")).isFalse();
    signOut();
    signIn(DemoStation.MANAGER);
    go(Place.SETTINGS);
    press("F9");
    until(() -> program.settings().dark());
    until(() -> new DataFolder(data).settings().dark());
    until(() -> visible(".notice-done"));
    picture("settings-dark");
    assertThat(chosenTheme()).isEqualTo("夜间");
    press(Shell.THEME_KEY);
    assertThat(chosenTheme()).as("what is on").isEqualTo("日间");
    assertThat(program.settings().dark()).as("only looked at").isTrue();
    press("F9");
    assertThat(chosenTheme()).isEqualTo("夜间");
    assertThat(onFx(() -> window.shell().theme())).isEqualTo(Theme.DARK);
  }

  private String chosenTheme() throws Exception {
    return onFx(() -> ((Button) window.shell().scene().lookup("#theme .chosen")).getText());
  }

  @Test
  void languageAndThemeHaveAKeyOnEveryScreen() throws Exception {
    press(Shell.LANGUAGE_KEY);
    assertThat(onFx(() -> window.language())).isEqualTo(Language.ENGLISH);
    press(Shell.THEME_KEY);
    assertThat(onFx(() -> window.shell().theme())).isEqualTo(Theme.DARK);
    signIn(DemoStation.MANAGER);
    for (Place place : Place.values()) {
      press(place.shortcut());
      Theme before = onFx(() -> window.shell().theme());
      press(Shell.THEME_KEY);
      assertThat(onFx(() -> window.shell().theme())).as("on " + place).isNotEqualTo(before);
    }
  }

  @Test
  void managerImportsGoodsAfterADryRun() throws Exception {
    Path file = data.resolve("goods.csv");
    Files.writeString(
        file,
        """
        id,name_zh,name_en,name_es,department,tax_class,price,unit,minimum_age,active,codes,favourite
        90001,测试商品,Test article,Prueba,drinks,goods,9.90,piece,0,yes,2000000000015,no
        90002,坏价格,Bad price,Malo,drinks,goods,abc,piece,0,yes,,no
        """);
    signIn(DemoStation.MANAGER);
    go(Place.GOODS);
    until(() -> button("#goods-file") != null);
    onFx(
        () -> {
          ((TextInputControl) window.shell().scene().lookup("#goods-file"))
              .setText(file.toString());
          return true;
        });
    press("F4");
    until(() -> !((Button) button("#apply")).isDisabled());
    picture("goods-dry-run");
    assertThat(program.master().article("90001")).isNull();
    press("F12");
    until(() -> program.master().article("90001") != null);
    assertThat(program.master().article("90002")).isNull();
    until(() -> ((Button) button("#apply")).isDisabled());
    picture("goods-in-force");
    assertThat(Files.readString(data.resolve("master").resolve("articles.csv"))).contains("90001");
  }

  @Test
  void heldSaleComesBackByItsNumberKey() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    String held = open().id();
    press("F5");
    until(() -> open() == null && state().basket().held().size() == 1);
    go(Place.HELD);
    until(() -> visible(".held-card"));
    picture("held");
    keys("1", "F24");
    until(() -> open() != null && open().id().equals(held));
  }

  @Test
  void theDayClosesOverWhatIsOpenAndSaysWhichDayComesNext() throws Exception {
    signIn(DemoStation.MANAGER);
    sell();
    scan();
    String open = open().id();
    press(Place.DAY.shortcut());
    until(() -> visible(".notice-warning"));
    picture("day-open");
    press("F12");
    until(() -> visible(".day-question"));
    picture("day-question");
    LocalDate closing = program.loop().snapshot().day();
    press("F12");
    until(() -> visible("#record-and-close"));
    press("F12");
    press("F12");
    until(() -> closing.equals(state().day().lastClosed()));
    until(() -> visible(".notice-done"));
    assertThat(onFx(() -> texts(".count-tile")))
        .as("the closed day's figures")
        .contains("¥\u00a03.50");
    String next = onFx(() -> texts(".notice-done"));
    assertThat(next).contains(closing.getDayOfMonth() + "日", "记入");
    picture("day-closed");
    press("Esc");
    assertThat(open().id()).isEqualTo(open);
    pay();
    assertThat(state().basket().last().day()).isAfter(closing);
    press(Place.DAY.shortcut());
    until(() -> visible(".day-ahead"));
    picture("day-ahead");
    press(Place.RECEIPTS.shortcut());
    until(
        () ->
            window.shell().scene().getRoot().lookupAll(".table-cell").stream()
                .anyMatch(
                    cell ->
                        cell instanceof Labeled words
                            && words.getText() != null
                            && words.getText().contains("营业日")));
    picture("receipts-ahead");
  }

  @Test
  void healthTellsTheTruthAndChecksTheJournal() throws Exception {
    signIn(DemoStation.MANAGER);
    sell();
    go(Place.HEALTH);
    until(() -> visible(".health-row"));
    fireButton(".health-row .button");
    until(() -> visible(".notice-done"));
    picture("health");
    assertThat(state().prints().jobs().values().stream().map(PrintJob::state).distinct().toList())
        .containsExactly(PrintJob.State.FAILED);
  }
}
