package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.till.Patience;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.ui.Texts;
import canopy.till.ui.manage.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;

/** People, roles and PINs on the running till. */
class PeopleJourneyTest extends RunningTill {

  private void pinTwice(String digits) throws Exception {
    until(() -> says("signin.pin.new"));
    type(digits);
    until(() -> says("signin.pin.again"));
    type(digits);
  }

  /** On the pane's own pad: that of the sale screen lies behind it. */
  private void type(String digits) throws Exception {
    for (char digit : digits.toCharArray()) {
      fireButton(".pin-change-pane #pad-" + digit);
    }
    fireButton(".pin-change-pane #pin-enter");
  }

  private boolean says(String key) {
    String part = window.shell().scene().getRoot().lookupAll(".pin-sentence").toString();
    String text = new Texts(window.language()).text(key, 4);
    return part.contains(text.substring(0, 4)) && visible(".pin-change-pane");
  }

  private void addTom() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.PEOPLE);
    until(() -> visible("#people-add"));
    press("F2");
    writeInto("#person-number", "1007");
    writeInto("#person-name", "Tom");
    press("F12");
    until(() -> program.master().operator("1007") != null);
    until(() -> visible(".notice-warning"));
    picture("people-added");
  }

  /** With PINs so long that no random id in the journal has them by chance. */
  @Test
  void aNewPersonGetsAPinAndMustChooseAnOwnOne() throws Exception {
    addTom();
    press("F8");
    pinTwice("58302714");
    until(() -> state().session().staff().mustChangePin("1007"));
    until(() -> !window.shell().modalOpen());
    signOut();
    keys("1007", "Enter");
    touch("58302714");
    until(() -> "1007".equals(state().session().operator()));
    until(() -> visible(".pin-change-pane"));
    picture("pin-forced");
    press(Place.HEALTH.shortcut());
    assertThat(visible(".pin-change-pane")).as("no way round").isTrue();
    pinTwice("58302714");
    until(() -> says("signin.pin.same"));
    type("27496130");
    until(() -> says("signin.pin.again"));
    type("27496130");
    until(() -> button("#basket") != null);
    scan();
    assertThat(everything()).doesNotContain("58302714", "27496130");
  }

  /** What the journal says, line by line. */
  private String everything() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
          int json = line.indexOf("\"data\":");
          text.append(json < 0 ? "" : line.substring(json)).append('\n');
        }
      }
    }
    return text.toString();
  }

  @Test
  void everybodyChangesTheirOwnPinFromThePersonMenu() throws Exception {
    signIn(DemoStation.CASHIER);
    onFx(
        () -> {
          window.showPerson();
          return true;
        });
    until(() -> button("#person-pin") != null);
    press("F6");
    until(() -> visible(".pin-change-pane"));
    type("0000");
    until(() -> state().session().attemptsOf("1001").failures() == 1);
    type(DemoStation.CASHIER.pin());
    until(() -> says("signin.pin.new"));
    picture("pin-own");
    type("1234");
    until(() -> says("signin.pin.trivial"));
    type("6182");
    until(() -> says("signin.pin.again"));
    type("6183");
    until(() -> says("signin.pin.different"));
    type("6182");
    until(() -> says("signin.pin.again"));
    type("6182");
    until(() -> !window.shell().modalOpen());
    assertThat(state().session().staff().mustChangePin("1001")).isFalse();
    signOut();
    keys("1001", "Enter");
    touch("6182");
    until(() -> "1001".equals(state().session().operator()));
  }

  @Test
  void whatIsBeingWrittenOutlivesNewsOfOthers() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.PEOPLE);
    until(() -> visible("#person-name"));
    writeInto("#person-name", "half writ");
    for (int i = 0; i < 3; i++) {
      program
          .loop()
          .submit(Request.system(new OperatorCommand.RejectPin("1002")))
          .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    }
    until(() -> window.shownTill().state().session().attemptsOf("1002").lockedUntil() != null);
    until(
        () ->
            window.shell().scene().getRoot().lookupAll(".table-cell").stream()
                .anyMatch(cell -> cell.toString().contains("锁定")));
    assertThat(
            onFx(
                () -> ((TextInputControl) window.shell().scene().lookup("#person-name")).getText()))
        .isEqualTo("half writ");
  }

  @Test
  void aRoleLosesARightAtOnce() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.PEOPLE);
    until(() -> visible("#people-add"));
    press("F4");
    until(() -> visible(".role-list"));
    onFx(
        () -> {
          var table = (TableView<?>) window.shell().scene().lookup(".role-list .table-view");
          table.getSelectionModel().select(0);
          return true;
        });
    until(() -> visible("#grant-VOID_LINE"));
    onFx(
        () -> {
          var degrees = window.shell().scene().lookup("#grant-VOID_LINE");
          ((Button) ((HBox) degrees).getChildren().getLast()).fire();
          return true;
        });
    press("F12");
    until(
        () ->
            program.master().operator("1001").grant(Right.VOID_LINE) == Grant.DENIED
                && new DataFolder(data)
                        .people()
                        .role("cashier")
                        .orElseThrow()
                        .grant(Right.VOID_LINE)
                    == Grant.DENIED);
    picture("role-saved");
  }

  @Test
  void aCashierIsTurnedAwayAndSeesWhy() throws Exception {
    signIn(DemoStation.CASHIER);
    go(Place.HEALTH);
    press(Place.PEOPLE.shortcut());
    until(() -> visible(".notice-refused"));
    assertThat(visible("#people-add")).isFalse();
  }
}
