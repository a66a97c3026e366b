package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.TenderCommand;
import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.till.Patience;
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
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The window on a running till: real journal, real store, no devices; worked by keys and touch. */
abstract class RunningTill extends PictureTest {
  private static final String COLA = "6943690494305";

  @TempDir Path data;
  TillProgram program;
  TillWindow window;
  private Stage stage;
  private Typist typist;
  private int pictures;

  @BeforeEach
  void openTheTill() throws Exception {
    DataFolder folder = new DataFolder(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(folder, pins);
    }
    setUp(folder);
    folder.write(devices());
    start();
  }

  /** Starts the program in its folder; after {@link #closeTheTill}, once more. */
  void start() throws Exception {
    News news = new News();
    program = TillProgram.start(data, news.views(), new TextRasteriser(), clock());
    onFx(
        () -> {
          window = new TillWindow(program, news, Sounds.silent(), clock());
          stage = new Stage();
          window.showOn(stage);
          typist = new Typist(window.shell().scene());
          return true;
        });
  }

  /** As the demonstration is, unless a test has another station. */
  void setUp(DataFolder folder) throws Exception {}

  /** None, unless a test has some. */
  Devices devices() throws Exception {
    return new Devices(null, null, null, null, false);
  }

  /** The time of the program and its window. */
  Clock clock() {
    return Clock.systemUTC();
  }

  @AfterEach
  void closeTheTill() throws Exception {
    onFx(
        () -> {
          window.close();
          stage.hide();
          empty(window.shell().scene());
          return true;
        });
    program.close();
  }

  void signIn(DemoStation.DemoPerson person) throws Exception {
    keys(person.id(), "Enter");
    touch(person.pin());
    until(() -> person.id().equals(state().session().operator()));
    until(() -> !visible(".signin"));
  }

  void signOut() throws Exception {
    program
        .loop()
        .submit(Request.system(new OperatorCommand.SignOut()))
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    until(() -> visible(".signin"));
  }

  void scan() throws Exception {
    onFx(
        () -> {
          window.shell().scanned(COLA);
          return true;
        });
    // A key that is pressed before the line is in sight is about a sale that nobody sees yet.
    until(() -> open() != null && !open().isEmpty() && visible(".basket-row"));
  }

  void sell() throws Exception {
    scan();
    pay();
  }

  void pay() throws Exception {
    Sale sale = open();
    Money total = program.loop().snapshot().totals().total();
    Outcome outcome =
        program
            .loop()
            .submit(
                Request.by(
                    state().session().operator(),
                    new TenderCommand.Take(sale.id(), 0, "cash", total, "")))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    until(() -> open() == null);
  }

  TillState state() {
    return program.loop().snapshot().state();
  }

  Sale open() {
    return program.loop().snapshot().open();
  }

  void keys(String characters, String last) throws Exception {
    onFx(
        () -> {
          characters.chars().forEach(c -> typist.type((char) c));
          typist.press(last);
          return true;
        });
  }

  /** On the pad: six keys typed without a pause would be taken for a scan. */
  void touch(String digits) throws Exception {
    for (char digit : digits.toCharArray()) {
      fireButton("#pad-" + digit);
    }
    fireButton("#pin-enter");
  }

  void press(String key) throws Exception {
    onFx(
        () -> {
          typist.press(key);
          return true;
        });
  }

  void go(Place place) throws Exception {
    onFx(
        () -> {
          window.go(place);
          return true;
        });
  }

  /** By keys alone: over the receipts, for the sale screen has no key for every place. */
  void goByKeys(Place place) throws Exception {
    press("Esc");
    press("F7");
    until(() -> button("#receipt-query") != null);
    press(place.shortcut());
  }

  Node button(String selector) {
    return window.shell().scene().lookup(selector);
  }

  /** Writes into a field as soon as it is there. */
  void writeInto(String selector, String text) throws Exception {
    until(() -> button(selector) != null);
    onFx(
        () -> {
          ((TextInputControl) button(selector)).setText(text);
          return true;
        });
  }

  /** The words in all labels below a selector, one after another. */
  String texts(String selector) {
    StringBuilder words = new StringBuilder();
    for (Node node : window.shell().scene().getRoot().lookupAll(selector)) {
      for (Node label : node.lookupAll(".label")) {
        words.append(((Labeled) label).getText()).append('\n');
      }
    }
    return words.toString();
  }

  boolean labelled(String part) {
    return window.shell().scene().getRoot().lookupAll(".strip-text").stream()
        .anyMatch(node -> node.toString().contains(part));
  }

  boolean visible(String selector) {
    return window.shell().scene().getRoot().lookupAll(selector).stream()
        .anyMatch(RunningTill::shown);
  }

  static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  void fireButton(String selector) throws Exception {
    onFx(
        () -> {
          shownButton(selector).fire();
          return true;
        });
  }

  /** That is in sight. FX thread. */
  Button shownButton(String selector) {
    return window.shell().scene().getRoot().lookupAll(selector).stream()
        .filter(node -> node instanceof Button && shown(node))
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected void waitedInVain() throws Exception {
    picture("failed");
  }

  void picture(String name) throws Exception {
    pictures++;
    String file = "journey-" + pictures + "-" + name;
    List<String> misfits =
        onFx(
            () -> {
              window.shell().scene().getRoot().applyCss();
              window.shell().scene().getRoot().layout();
              Files.createDirectories(Path.of("target", "pictures"));
              Picture.write(window.shell().scene(), Path.of("target", "pictures", file + ".png"));
              return misfits(window.shell().scene());
            });
    assertThat(misfits).isEmpty();
  }
}
