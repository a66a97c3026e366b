package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import canopy.till.TillProgram;
import canopy.till.loop.Outcome;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.Picture;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Sounds;
import canopy.till.ui.TextRasteriser;
import canopy.till.ui.Typist;
import canopy.till.ui.manage.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manager's screens on the running program: real journal, real store, no devices. */
class ManagerJourneyTest extends PictureTest {
  private static final String COLA = "6943690494305";

  @TempDir private Path data;
  private TillProgram program;
  private TillWindow window;
  private Stage stage;
  private Typist typist;
  private int pictures;

  @BeforeEach
  void openTheTill() throws Exception {
    DataFolder folder = new DataFolder(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(folder, pins);
    }
    folder.write(new Devices(null, null, null, null, false));
    News news = new News();
    program = TillProgram.start(data, news.views(), new TextRasteriser(), Clock.systemUTC());
    onFx(
        () -> {
          window = new TillWindow(program, news, Sounds.silent(), Clock.systemUTC());
          stage = new Stage();
          window.showOn(stage);
          typist = new Typist(window.shell().scene());
          return true;
        });
  }

  @AfterEach
  void closeTheTill() throws Exception {
    onFx(
        () -> {
          window.close();
          stage.hide();
          return true;
        });
    program.close();
  }

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
    picture("approval");
    touch(DemoStation.MANAGER.pin());
    until(() -> open() != null && open().kind() == Sale.Kind.REFUND && !open().isEmpty());
    assertThat(program.loop().snapshot().totals().total().minor()).isEqualTo(-350);
    assertThat(open().cashier()).isEqualTo("1001");
    until(() -> window.shell().screen().root().getStyleClass().toString().contains("sale"));
  }

  @Test
  void cashierMayNotChangeSettingsButTheManagerMay() throws Exception {
    signIn(DemoStation.CASHIER);
    go(Place.SETTINGS);
    until(() -> visible(".settings-side"));
    press("F9");
    until(() -> visible(".notice-refused"));
    picture("settings-refused");
    assertThat(program.settings().dark()).isFalse();
    signOut();
    signIn(DemoStation.MANAGER);
    go(Place.SETTINGS);
    press("F9");
    until(() -> program.settings().dark());
    until(() -> new DataFolder(data).settings().dark());
    until(() -> visible(".notice-done"));
    picture("settings-dark");
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
  void dayIsClosedOnlyWhenNothingIsOpen() throws Exception {
    signIn(DemoStation.MANAGER);
    sell();
    scan();
    go(Place.DAY);
    until(() -> button("#close-day") != null);
    assertThat(onFx(() -> ((Button) button("#close-day")).isDisabled())).isTrue();
    picture("day-blocked");
    press("Esc");
    press("F5");
    until(() -> open() == null);
    go(Place.HELD);
    keys("1", "F24");
    until(() -> open() != null);
    pay();
    go(Place.DAY);
    until(() -> !((Button) button("#close-day")).isDisabled());
    press("F12");
    until(() -> visible(".day-question"));
    picture("day-question");
    press("F12");
    until(() -> state().day().current() == null);
    until(() -> visible(".notice-done"));
    picture("day-closed");
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
    assertThat(
            state().prints().jobs().values().stream().map(PrintJob::state).distinct().toList())
        .containsExactly(PrintJob.State.FAILED);
  }

  private void signIn(DemoStation.DemoPerson person) throws Exception {
    keys(person.id(), "Enter");
    touch(person.pin());
    until(() -> person.id().equals(state().session().operator()));
    until(() -> !visible(".signin"));
  }

  private void signOut() throws Exception {
    program
        .loop()
        .submit(Request.system(new OperatorCommand.SignOut()))
        .get(10, TimeUnit.SECONDS);
    until(() -> visible(".signin"));
  }

  private void scan() throws Exception {
    onFx(
        () -> {
          window.shell().scanned(COLA);
          return true;
        });
    until(() -> open() != null && !open().isEmpty());
  }

  private void sell() throws Exception {
    scan();
    pay();
  }

  private void pay() throws Exception {
    Sale sale = open();
    Money total = program.loop().snapshot().totals().total();
    Outcome outcome =
        program
            .loop()
            .submit(
                Request.by(
                    state().session().operator(),
                    new TenderCommand.Take(sale.id(), 0, "cash", total, "")))
            .get(10, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    until(() -> open() == null);
  }

  private TillState state() {
    return program.loop().snapshot().state();
  }

  private Sale open() {
    return program.loop().snapshot().open();
  }

  private void keys(String characters, String last) throws Exception {
    onFx(
        () -> {
          characters.chars().forEach(c -> typist.type((char) c));
          typist.press(last);
          return true;
        });
  }

  /** On the pad: six keys typed without a pause would be taken for a scan. */
  private void touch(String digits) throws Exception {
    for (char digit : digits.toCharArray()) {
      fireButton("#pad-" + digit);
    }
    fireButton("#pin-enter");
  }

  private void press(String key) throws Exception {
    onFx(
        () -> {
          typist.press(key);
          return true;
        });
  }

  private void go(Place place) throws Exception {
    onFx(
        () -> {
          window.go(place);
          return true;
        });
  }

  private Node button(String selector) {
    return window.shell().scene().lookup(selector);
  }

  private boolean labelled(String part) {
    return window.shell().scene().getRoot().lookupAll(".strip-text").stream()
        .anyMatch(node -> node.toString().contains(part));
  }

  private boolean visible(String selector) {
    return window.shell().scene().getRoot().lookupAll(selector).stream()
        .anyMatch(ManagerJourneyTest::shown);
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void fireButton(String selector) throws Exception {
    onFx(
        () -> {
          window.shell().scene().getRoot().lookupAll(selector).stream()
              .filter(node -> node instanceof Button && shown(node))
              .map(Button.class::cast)
              .findFirst()
              .orElseThrow()
              .fire();
          return true;
        });
  }

  /** Looks again with every pulse of the toolkit, for at most twenty seconds. */
  private void until(Callable<Boolean> condition) throws Exception {
    BlockingQueue<Object> answer = new LinkedBlockingQueue<>();
    AnimationTimer timer =
        onFx(
            () ->
                new AnimationTimer() {
                  @Override
                  public void handle(long now) {
                    try {
                      if (condition.call()) {
                        answer.add(true);
                      }
                    } catch (Exception e) {
                      answer.add(e);
                    }
                  }
                });
    onFx(
        () -> {
          timer.start();
          return true;
        });
    Object result = answer.poll(20, TimeUnit.SECONDS);
    onFx(
        () -> {
          timer.stop();
          return true;
        });
    if (!Boolean.TRUE.equals(result)) {
      picture("failed");
    }
    assertThat(result).as("in time").isEqualTo(true);
  }

  private void picture(String name) throws Exception {
    pictures++;
    String file = "journey-" + pictures + "-" + name;
    List<String> misfits =
        onFx(
            () -> {
              window.shell().scene().getRoot().applyCss();
              window.shell().scene().getRoot().layout();
              Files.createDirectories(Path.of("target", "pictures"));
              Picture.write(
                  window.shell().scene(), Path.of("target", "pictures", file + ".png"));
              return misfits(window.shell().scene());
            });
    assertThat(misfits).isEmpty();
  }
}
