package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.scanner.WedgeSettings;
import canopy.till.ui.control.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who gets a key and who gets a code: a scanner's keys never land in a field, a PIN or on a button.
 */
class ShellTest extends PictureTest {
  private static final String CODE = "6901234567892";
  private final AtomicLong nanos = new AtomicLong(1);
  private final List<Tone> played = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private boolean capsLock;

  @ParameterizedTest
  @CsvSource({"5", "15", "30"})
  void burstIsACodeAndNothingReachesTheFocusedField(int gapMillis) throws Exception {
    onFx(
        () -> {
          Front front = new Front(true);
          Typist typist = shown(front);
          front.field.requestFocus();
          burst(typist, gapMillis, true);
          assertThat(heard).containsExactly("scanned " + CODE);
          assertThat(front.field.getText()).isEmpty();
          return front;
        });
  }

  @ParameterizedTest
  @CsvSource({"60", "110"})
  void slowKeysAreTypedIntoTheField(int gapMillis) throws Exception {
    onFx(
        () -> {
          Front front = new Front(true);
          Typist typist = shown(front);
          front.field.requestFocus();
          burst(typist, gapMillis, false);
          typist.press("End");
          assertThat(front.field.getText()).isEqualTo(CODE);
          assertThat(heard).isEmpty();
          return front;
        });
  }

  @Test
  void slowKeysWithoutAFieldGoToTheScreenInOrder() throws Exception {
    onFx(
        () -> {
          Front front = new Front(true);
          Typist typist = shown(front);
          for (char c : "12".toCharArray()) {
            nanos.addAndGet(20_000_000);
            typist.type(c);
          }
          typist.press("Enter");
          assertThat(heard).containsExactly("typed 1", "typed 2", "enter");
          return front;
        });
  }

  @Test
  void enterOfABurstPressesNothing() throws Exception {
    onFx(
        () -> {
          Front front = new Front(true);
          Typist typist = shown(front);
          front.button.requestFocus();
          burst(typist, 8, true);
          assertThat(heard).containsExactly("scanned " + CODE);
          return front;
        });
  }

  @Test
  void twoScansShortlyAfterEachOtherAreTwoCodes() throws Exception {
    onFx(
        () -> {
          Typist typist = shown(new Front(true));
          burst(typist, 8, true);
          nanos.addAndGet(150_000_000);
          burst(typist, 8, true);
          assertThat(heard).containsExactly("scanned " + CODE, "scanned " + CODE);
          assertThat(played).isEmpty();
          return typist;
        });
  }

  @Test
  void scanIntoAModalIsRefusedWithATone() throws Exception {
    onFx(
        () -> {
          Front sale = new Front(true);
          Front pin = new Front(false);
          Shell shell = shell();
          shell.show(sale);
          shell.openModal(pin);
          pin.field.requestFocus();
          burst(new Typist(shell.scene()), 8, true);
          assertThat(heard).isEmpty();
          assertThat(pin.field.getText()).isEmpty();
          assertThat(played).containsExactly(Tone.REFUSED);
          return shell;
        });
  }

  @Test
  void keysGoToTheModalAndAfterwardsToTheScreenAgain() throws Exception {
    onFx(
        () -> {
          Front sale = new Front(true);
          Shell shell = shell();
          shell.show(sale);
          Typist typist = new Typist(shell.scene());
          shell.openModal(new Front(false));
          typist.press("F5");
          assertThat(heard).isEmpty();
          shell.closeModal();
          assertThat(shell.scene().getFocusOwner()).isSameAs(sale.root());
          typist.press("F5");
          assertThat(heard).containsExactly("hold");
          return shell;
        });
  }

  @Test
  void functionKeysWorkWhileWritingAndPlainKeysDoNot() throws Exception {
    onFx(
        () -> {
          Front front = new Front(true);
          Typist typist = shown(front);
          front.field.requestFocus();
          typist.press("F5");
          typist.press("Enter");
          assertThat(heard).containsExactly("hold");
          return front;
        });
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void shortcutLeavesNoCharacterBehind(boolean writing) throws Exception {
    onFx(
        () -> {
          Front front = new Front(true);
          Typist typist = shown(front);
          (writing ? front.field : front.button).requestFocus();
          typist.typeWithAlt('2');
          nanos.addAndGet(500_000_000);
          typist.press("End");
          assertThat(front.field.getText()).isEmpty();
          assertThat(heard).isEmpty();
          return front;
        });
  }

  @Test
  void wayThatIsNotOpenHereIsRefusedAloud() throws Exception {
    onFx(
        () -> {
          Typist typist = shown(new Front(true));
          typist.press("Alt+0");
          assertThat(played).containsExactly(Tone.REFUSED);
          return typist;
        });
  }

  @Test
  void keyMapSwallowsEverythingUntilItIsClosed() throws Exception {
    onFx(
        () -> {
          Typist typist = shown(new Front(true));
          typist.press("F1");
          typist.press("F5");
          burst(typist, 8, true);
          assertThat(heard).isEmpty();
          assertThat(played).containsExactly(Tone.REFUSED);
          typist.press("Esc");
          typist.press("F5");
          assertThat(heard).containsExactly("hold");
          return typist;
        });
  }

  @ParameterizedTest
  @CsvSource({"4071", "730158", "40718362"})
  void pinIsNeverTakenForAScanHoweverFastItComes(String pin) throws Exception {
    onFx(
        () -> {
          Front front = new Front(true);
          front.asksPin = true;
          Typist typist = shown(front);
          burst(typist, pin, 0, true);
          assertThat(String.join("", heard)).isEqualTo(pin.replaceAll("(.)", "typed $1") + "enter");
          assertThat(played).isEmpty();
          return front;
        });
  }

  @Test
  void longCodeBesideAPinIsStillACode() throws Exception {
    onFx(
        () -> {
          Front front = new Front(false);
          front.asksPin = true;
          burst(shown(front), 8, true);
          assertThat(heard).isEmpty();
          assertThat(played).containsExactly(Tone.REFUSED);
          return front;
        });
  }

  @Test
  void capsLockDoesNotChangeACode() throws Exception {
    onFx(
        () -> {
          Typist typist = shown(new Front(true));
          capsLock = true;
          burst(typist, "aBC-1234x", 8, true);
          capsLock = false;
          nanos.addAndGet(500_000_000);
          burst(typist, "Abc-1234X", 8, true);
          assertThat(heard).containsExactly("scanned Abc-1234X", "scanned Abc-1234X");
          return typist;
        });
  }

  @Test
  void pauseStopsEveryPumpWhateverIsInFront() throws Exception {
    onFx(
        () -> {
          Shell shell = shell();
          shell.stopAllWith(() -> heard.add("stop all"));
          shell.show(new Front(true));
          Typist typist = new Typist(shell.scene());
          typist.press("Pause");
          shell.openModal(new Front(false));
          typist.press("Pause");
          typist.press("F1");
          typist.press("Pause");
          assertThat(heard).containsExactly("stop all", "stop all", "stop all");
          return shell;
        });
  }

  @Test
  void stopAllLiesAboveEverythingThatCoversTheHeader() throws Exception {
    onFx(
        () -> {
          Shell shell = shell();
          shell.stopAllWith(() -> heard.add("stop all"));
          shell.show(new Front(true));
          assertThat(shell.scene().lookup("#stop-all-above")).isNull();
          Typist typist = new Typist(shell.scene());
          typist.press("F1");
          assertThat(onTop(shell)).isTrue();
          typist.press("Esc");
          assertThat(shell.scene().lookup("#stop-all-above")).isNull();
          shell.openModal(new Front(false));
          assertThat(onTop(shell)).isTrue();
          typist.press("F1");
          assertThat(onTop(shell)).isTrue();
          typist.press("Esc");
          assertThat(onTop(shell)).isTrue();
          ((Button) shell.scene().lookup("#stop-all-above")).fire();
          assertThat(heard).containsExactly("stop all");
          shell.closeModal();
          assertThat(shell.scene().lookup("#stop-all-above")).isNull();
          return shell;
        });
  }

  private static boolean onTop(Shell shell) {
    Node key = shell.scene().lookup("#stop-all-above");
    Node layer = key.getParent();
    return layer.getParent().getChildrenUnmodifiable().getLast() == layer;
  }

  private Typist shown(Front front) {
    Shell shell = shell();
    shell.show(front);
    return new Typist(shell.scene());
  }

  private Shell shell() {
    Look look = new Look(new Texts(Language.ENGLISH), Formats.yuan(), played::add);
    return new Shell(look, 800, 600, WedgeSettings.STANDARD, nanos::get, () -> capsLock);
  }

  private void burst(Typist typist, int gapMillis, boolean enter) {
    burst(typist, CODE, gapMillis, enter);
  }

  private void burst(Typist typist, String code, int gapMillis, boolean enter) {
    for (char c : code.toCharArray()) {
      nanos.addAndGet(gapMillis * 1_000_000L);
      typist.type(c);
    }
    nanos.addAndGet(gapMillis * 1_000_000L);
    if (enter) {
      typist.press("Enter");
    }
  }

  /** A screen with a field and a button that writes down what it gets. */
  private final class Front implements Screen {
    private final TextField field = new TextField();
    private final Button button = new Button("x");
    private final VBox root = new VBox(field, button);
    private final boolean scans;
    private boolean asksPin;
    private final KeyMap keys = new KeyMap();

    Front(boolean scans) {
      this.scans = scans;
      button.setOnAction(event -> heard.add("button"));
      if (scans) {
        keys.on("F5", "sale.hold", () -> heard.add("hold"))
            .on("Enter", "sale.enter", () -> heard.add("enter"));
      }
    }

    @Override
    public Parent root() {
      return root;
    }

    @Override
    public KeyMap keys() {
      return keys;
    }

    @Override
    public boolean asksPin() {
      return asksPin;
    }

    @Override
    public boolean scanned(String code) {
      if (scans) {
        heard.add("scanned " + code);
      }
      return scans;
    }

    @Override
    public boolean typed(String character) {
      heard.add("typed " + character);
      return true;
    }
  }
}
