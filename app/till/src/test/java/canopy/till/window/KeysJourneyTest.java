package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Recorded;
import canopy.till.station.DemoStation;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Texts;
import canopy.till.ui.manage.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/** Keys do what F1 says they do, and STOP ALL works whatever lies in front. */
class KeysJourneyTest extends RunningTill {
  @Test
  void stopAllWorksWhileAnApprovalIsAskedFor() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    go(Place.RECEIPTS);
    until(() -> button("#receipt-query") != null);
    press("Down");
    until(() -> window.shell().scene().lookup(".paper-total") != null);
    press("F7");
    until(() -> visible(".refund-pane"));
    fireButton(".refund-pane .button");
    press("F12");
    until(() -> window.shell().modalOpen());
    press("Pause");
    until(() -> stops() == 1);
    picture("stop-all-above-approval");
    click("#stop-all-above");
    until(() -> stops() == 2);
    assertThat(window.shell().modalOpen()).isTrue();
    touch(DemoStation.MANAGER.pin());
    until(() -> open() != null);
  }

  @Test
  void stopAllWorksBeforeSignInWhileLockedAndUnderTheKeyMap() throws Exception {
    press("Pause");
    until(() -> stops() == 1);
    click("#stop-all");
    until(() -> stops() == 2);
    assertThat(stopped()).containsOnly(Recorded.SYSTEM);
    signIn(DemoStation.CASHIER);
    press("Pause");
    until(() -> stops() == 3);
    assertThat(stopped().getLast()).isEqualTo(DemoStation.CASHIER.id());
    press("Ctrl+L");
    until(() -> state().session().locked() && visible(".signin"));
    press("Pause");
    until(() -> stops() == 4);
    assertThat(stopped().getLast()).as("anybody stands there").isEqualTo(Recorded.SYSTEM);
    click("#stop-all");
    until(() -> stops() == 5);
    press("F1");
    click("#stop-all-above");
    until(() -> stops() == 6);
    press("Pause");
    until(() -> stops() == 7);
  }

  @Test
  void longPinTypedInOneBunchLetsTheManagerIn() throws Exception {
    keys(DemoStation.MANAGER.id(), "Enter");
    keys(DemoStation.MANAGER.pin(), "Enter");
    until(() -> DemoStation.MANAGER.id().equals(state().session().operator()));
    assertThat(state().session().attempts()).isEmpty();
  }

  @Test
  void altKeysLeadToThePlacesThatTheKeyMapNames() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.HEALTH);
    List<Place> places =
        List.of(
            Place.HELD,
            Place.RECEIPTS,
            Place.GOODS,
            Place.DAY,
            Place.SETTINGS,
            Place.HEALTH,
            Place.PAYMENTS);
    for (Place from : places) {
      for (int i = 0; i < places.size(); i++) {
        go(from);
        press("Alt+" + (i + 1));
        Place to = places.get(i);
        assertThat(onFx(() -> title())).as("Alt+" + (i + 1) + " on " + from).isEqualTo(word(to));
        assertThat(says("Alt+" + (i + 1))).isEqualTo(to.key());
      }
    }
    press("Esc");
    until(() -> button("#basket") != null);
  }

  @Test
  void reportsAreLockedToWhomTheyShowNothing() throws Exception {
    signIn(DemoStation.CASHIER);
    go(Place.RECEIPTS);
    until(() -> button("#receipt-query") != null);
    assertThat(
            onFx(
                () ->
                    window.shell().scene().getRoot().lookupAll(".place-key.shut").stream()
                        .anyMatch(key -> word(Place.REPORTS).equals(key.getAccessibleText()))))
        .isTrue();
  }

  @Test
  void keyMapNamesEveryKeyOnceAndWhatNeedsNoScreen() throws Exception {
    signIn(DemoStation.MANAGER);
    for (Place place : Place.values()) {
      go(place);
      press("F1");
      until(() -> visible(".key-map-grid"));
      picture("keys-" + place);
      press("Esc");
      Set<KeyCombination> seen = new HashSet<>();
      for (KeyMap.Entry entry : onFx(() -> window.shell().screen().keys().entries())) {
        assertThat(seen.add(entry.combination())).as(place + " " + entry.shown()).isTrue();
      }
    }
  }

  @Test
  void keysOfTheSaleScreenDoWhatTheySay() throws Exception {
    signIn(DemoStation.MANAGER);
    scan();
    until(() -> visible(".basket-row"));
    press("Esc");
    keys("3", "Ctrl+Q");
    until(() -> program.loop().snapshot().totals().total().minor() == 3 * 350);
    press("F5");
    until(() -> open() == null && state().basket().held().size() == 1);
    press("F6");
    until(() -> open() != null || visible(".held-card"));
    press("F2");
    until(() -> window.shell().scene().getFocusOwner() instanceof TextInputControl);
    press("Esc");
    press("F12");
    until(() -> visible(".tender"));
    press("Esc");
    until(() -> !visible(".tender"));
    press("Alt+6");
    until(() -> visible(".health-row"));
    press("Esc");
    until(() -> button("#basket") != null);
    press("Delete");
    press("Enter"); // The total was shown: it asks why.
    until(() -> open() == null || open().isEmpty());
    scan();
    press("Shift+Delete");
    press("Enter");
    until(() -> open() == null);
  }

  private String title() {
    return texts(".manage-head").lines().findFirst().orElse("");
  }

  private String word(Place place) {
    return new Texts(window.language()).text(place.key());
  }

  private String says(String key) throws Exception {
    return onFx(
        () ->
            window.shell().screen().keys().entries().stream()
                .filter(entry -> entry.shown().equals(key))
                .map(KeyMap.Entry::textKey)
                .findFirst()
                .orElse(""));
  }

  /** How often every pump was stopped, as the journal has it. */
  private long stops() throws Exception {
    return stopped().size();
  }

  /** Who stopped every pump, each time. */
  private List<String> stopped() throws Exception {
    List<String> by = new ArrayList<>();
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".jsonl")).sorted().toList()) {
        Files.readString(file)
            .lines()
            .filter(line -> line.contains("\"forecourt.stopped\""))
            .map(line -> line.replaceFirst(".*\"by\":\"([^\"]*)\".*", "$1"))
            .forEach(by::add);
      }
    }
    return by;
  }

  /** As a finger does: what lies above it gets the touch. */
  private void click(String selector) throws Exception {
    onFx(
        () -> {
          Node node = button(selector);
          // What was just put there has no place before it is laid out.
          node.getScene().getRoot().applyCss();
          node.getScene().getRoot().layout();
          Bounds place = node.localToScreen(node.getBoundsInLocal());
          Robot robot = new Robot();
          robot.mouseMove(place.getCenterX(), place.getCenterY());
          robot.mouseClick(MouseButton.PRIMARY);
          return true;
        });
  }
}
