package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.till.Patience;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.station.DemoStation;
import canopy.till.ui.manage.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** The drawer is counted blind: no page shows a way round to whoever needs a second person. */
class DaySightJourneyTest extends RunningTill {
  private static final String TAKEN = "3.50";

  @Test
  void aCashierSeesTheDayOnceSomebodyAgreesAndUntilTheTillIsLocked() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    goByKeys(Place.DAY);
    until(() -> visible("#show-money"));
    until(() -> words().contains("差异"));
    assertThat(onFx(this::words)).doesNotContain(TAKEN);
    assertThat(onFx(() -> visible(".chips"))).as("the other leaves").isFalse();
    picture("day-blind");
    press("F9");
    until(() -> window.shell().modalOpen());
    press("Esc");
    until(() -> !window.shell().modalOpen());
    assertThat(onFx(() -> visible("#show-money"))).isTrue();
    press("F9");
    until(() -> window.shell().modalOpen());
    keys(DemoStation.MANAGER.pin(), "Enter");
    until(() -> !visible("#show-money") && words().contains(TAKEN));
    String day = program.loop().snapshot().day().toString();
    assertThat(approvals())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.by()).isEqualTo(DemoStation.CASHIER.id());
              assertThat(line.data()).contains("\"SEE_EXPECTED_CASH\"", day, "2001");
            });
    picture("day-shown");

    onFx(
        () -> {
          window.lock();
          return true;
        });
    until(() -> state().session().locked());
    keys(DemoStation.CASHIER.pin(), "Enter");
    until(() -> !state().session().locked() && !visible(".signin"));
    goByKeys(Place.DAY);
    until(() -> visible("#show-money"));
    assertThat(onFx(this::words)).doesNotContain(TAKEN);
  }

  @Test
  void theShiftPageShowsNeitherTurnoverNorDrawerBeforeTheCount() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    goByKeys(Place.SHIFT);
    until(() -> visible(".shift-form"));
    assertThat(onFx(this::words)).doesNotContain(TAKEN);
    goByKeys(Place.REPORTS);
    until(() -> words().contains("您没有查看报表的权限"));
    assertThat(onFx(this::words)).doesNotContain(TAKEN);
    signOut();
    signIn(DemoStation.MANAGER);
    goByKeys(Place.SHIFT);
    until(() -> words().contains(TAKEN));
  }

  @Test
  void reportsAndDayShutWhenTheRightIsTakenAwayMeanwhile() throws Exception {
    signIn(DemoStation.MANAGER);
    sell();
    goByKeys(Place.REPORTS);
    until(() -> words().contains(TAKEN) && !csv().isDisabled());
    Role all = program.master().people().role("manager").orElseThrow();
    grant(all.with(Right.SEE_EXPECTED_CASH, Grant.APPROVAL_REQUIRED));
    until(() -> csv().isDisabled());
    assertThat(onFx(this::words)).doesNotContain(TAKEN);
    press("F12");
    goByKeys(Place.DAY);
    until(() -> visible("#show-money"));
    grant(all);
    until(() -> words().contains(TAKEN));
    fireChip("资金与销售");
    until(() -> visible(".chips"));
    grant(all.with(Right.CLOSE_DAY, Grant.APPROVAL_REQUIRED));
    until(() -> visible("#show-money"));
    assertThat(onFx(this::words)).doesNotContain(TAKEN);
    Path reports = data.resolve("reports");
    assertThat(Files.exists(reports)).as("nothing was exported").isFalse();
  }

  @Test
  void whoLeavesWhileTheCloseAsksForReadingsClosesNothing() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    goByKeys(Place.DAY);
    until(() -> visible("#close-day"));
    press("F12");
    press("F12");
    until(() -> visible("#record-and-close"));
    program
        .loop()
        .submit(Request.system(new OperatorCommand.SignOut()))
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    until(() -> visible(".signin"));
    signIn(DemoStation.MANAGER);
    goByKeys(Place.DAY);
    until(() -> visible("#close-day") && !visible("#record-and-close"));
    assertThat(state().day().lastClosed()).isNull();
  }

  @Test
  void whoWalksAwayFromTheApprovalLeavesAPageThatGoesOn() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    goByKeys(Place.DAY);
    until(() -> visible("#close-day"));
    press("F12");
    press("F12");
    until(() -> visible("#record-and-close"));
    press("F12");
    until(() -> window.shell().modalOpen());
    program
        .loop()
        .submit(Request.system(new OperatorCommand.SignOut()))
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    until(() -> visible(".signin"));
    signIn(DemoStation.MANAGER);
    goByKeys(Place.DAY);
    until(() -> visible("#close-day") && !button("#close-day").isDisabled());
    assertThat(state().day().lastClosed()).isNull();
  }

  private void grant(Role role) {
    program.changeMaster(master -> master.with(master.people().with(role)));
  }

  private Button csv() {
    return (Button) button("#report-csv");
  }

  /** All words and figures that somebody sees; the header and the pumps are not among them. */
  private String words() {
    StringBuilder words = new StringBuilder();
    for (String selector : List.of(".manage-middle .label", ".manage-middle .table-cell")) {
      for (Node node : window.shell().scene().getRoot().lookupAll(selector)) {
        if (node instanceof Labeled labeled && shown(node)) {
          words.append(labeled.getText()).append('\n');
        }
      }
    }
    return words.toString();
  }

  private void fireChip(String word) throws Exception {
    onFx(
        () -> {
          List.copyOf(window.shell().scene().getRoot().lookupAll(".chip")).stream()
              .map(Button.class::cast)
              .filter(chip -> word.equals(chip.getText()))
              .findFirst()
              .orElseThrow()
              .fire();
          return true;
        });
  }

  private List<JournalLine> approvals() throws Exception {
    List<JournalLine> lines = new ArrayList<>();
    try (JournalReader reader = program.journal().read(1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        if (line.type().equals("action.approved")) {
          lines.add(line);
        }
      }
    }
    return lines;
  }
}
