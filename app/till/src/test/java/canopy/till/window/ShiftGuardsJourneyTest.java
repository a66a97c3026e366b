package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.command.CounterCommand;
import canopy.core.command.Request;
import canopy.core.command.ShiftCommand;
import canopy.core.operator.People;
import canopy.core.quantity.Money;
import canopy.core.shift.CashMovement;
import canopy.core.shift.Shift;
import canopy.till.Patience;
import canopy.till.loop.Outcome;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.DemoStation.DemoPerson;
import canopy.till.ui.manage.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** A key pressed twice is one deed, and a form that was overtaken says so. */
class ShiftGuardsJourneyTest extends RunningTill {
  /** Somebody who never got a PIN, and so can take no drawer over. */
  @Override
  void setUp(DataFolder folder) throws Exception {
    People known = folder.people();
    List<People.Person> persons = new ArrayList<>(known.persons());
    persons.add(new People.Person("1009", "Without Pin", "cashier", Language.EN, true));
    folder.write(new People(known.roles(), persons));
  }

  @Test
  void theDrawerGoesOnlyToWhoCanSignInAndItsOwnerIsNamed() throws Exception {
    signIn(DemoStation.CASHIER);
    openShift();
    press("F12");
    until(() -> visible("#close-shift"));
    List<String> offered =
        onFx(
            () ->
                window.shell().scene().getRoot().lookupAll(".shift-side .till-key").stream()
                    .map(key -> ((Labeled) key).getText())
                    .toList());
    assertThat(offered).contains(DemoStation.SECOND.name()).doesNotContain("Without Pin");
    assertThat(visible(".header-drawer")).isFalse();
    signOut();
    signIn(DemoStation.SECOND);
    until(() -> visible(".header-drawer"));
    assertThat(onFx(() -> ((Labeled) button(".header-drawer")).getText()))
        .contains(DemoStation.CASHIER.name());
  }

  private void openShift() throws Exception {
    goByKeys(Place.SHIFT);
    until(() -> visible(".shift-form"));
    press("F6");
    until(() -> visible("#count-done"));
    keys("5", "F24");
    twice("#count-done");
    until(() -> shift() != null && !visible("#count-done"));
  }

  private Shift shift() {
    return state().shifts().open();
  }

  /** Two presses before the first is answered. */
  private void twice(String selector) throws Exception {
    onFx(
        () -> {
          Button key =
              window.shell().scene().getRoot().lookupAll(selector).stream()
                  .filter(node -> node instanceof Button && shown(node))
                  .map(Button.class::cast)
                  .findFirst()
                  .orElseThrow();
          key.fire();
          key.fire();
          return true;
        });
  }

  @Test
  void everyKeyOfAShiftPressedTwiceIsOneDeed() throws Exception {
    signIn(DemoStation.CASHIER);
    openShift();
    assertThat(shift().number()).isEqualTo(1);
    assertThat(visible(".notice-refused")).as("the second press is not told off").isFalse();

    press("F8");
    until(() -> visible("#move-done"));
    keys("100", "F24");
    twice("#move-done");
    until(() -> shift().cash().of(CashMovement.Kind.SAFE_DROP).count() > 0);
    until(() -> !visible("#move-done"));

    twice("#x-report");
    until(() -> shift().reports() > 0);

    press("F7");
    until(() -> visible("#count-done"));
    keys("4", "F24");
    twice("#count-done");
    until(() -> shift().count() != null && visible("#close-shift"));

    // What was pressed twice has been answered twice by now if it ever was.
    settle();
    assertThat(shift().cash().of(CashMovement.Kind.SAFE_DROP).count()).isEqualTo(1);
    assertThat(shift().reports()).isEqualTo(1);
    assertThat(shift().counts()).isEqualTo(1);
    assertThat(shift().count().isUnexplained()).isFalse();
    twice("#close-shift");
    until(() -> visible(".notice-warning"));
    settle();
    assertThat(shift()).as("the shift is closed by whoever has seen its figures").isNotNull();
    fireButton(".strip-action");
    until(() -> shift() == null && visible(".notice-done"));
    settle();
    assertThat(visible(".notice-refused")).isFalse();
  }

  @Test
  void moreThanTheDrawerShouldHaveIsAskedAboutBeforeItGoes() throws Exception {
    signIn(DemoStation.MANAGER);
    openShift();
    press("F8");
    until(() -> visible("#move-done"));
    keys("700", "F12");
    until(() -> visible(".notice-warning"));
    settle(DemoStation.MANAGER);
    assertThat(shift().cash().of(CashMovement.Kind.SAFE_DROP).count()).isZero();
    fireButton(".strip-action");
    until(() -> shift().cash().of(CashMovement.Kind.SAFE_DROP).count() == 1);
  }

  @Test
  void aDrawerWithADifferenceIsHandedOverByOnePersonAlone() throws Exception {
    signIn(DemoStation.CASHIER);
    openShift();
    press("F7");
    until(() -> visible("#count-done"));
    keys("4", "F12");
    until(() -> shift().count() != null && visible("#close-shift"));
    assertThat(shift().count().isUnexplained()).isTrue();
    fireButton("#hand-over-" + DemoStation.SECOND.id());
    until(() -> visible(".notice-warning"));
    fireButton(".strip-action");
    until(() -> DemoStation.SECOND.id().equals(shift().responsible()));
    assertThat(shift().cash().settled()).isEqualTo(Money.of(-10_000, "CNY"));
  }

  /** One thread decides: when this is answered, all before it is. */
  private void settle() throws Exception {
    settle(DemoStation.CASHIER);
  }

  private void settle(DemoPerson who) throws Exception {
    program
        .loop()
        .submit(Request.by(who.id(), new CounterCommand.LookAtDay(program.loop().snapshot().day())))
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    onFx(() -> true);
  }

  @Test
  void anAmountThatWasOvertakenIsNotMovedASecondTime() throws Exception {
    signIn(DemoStation.CASHIER);
    openShift();
    press("F8");
    until(() -> visible("#move-done"));
    keys("100", "F24");
    Outcome other =
        program
            .loop()
            .submit(
                Request.by(
                    DemoStation.CASHIER.id(),
                    new ShiftCommand.MoveCash(
                        0, CashMovement.Kind.SAFE_DROP, Money.of(10_000, "CNY"), "", "", null)))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(other).isInstanceOf(Outcome.Done.class);
    press("F12");
    until(() -> visible(".notice-refused"));
    assertThat(shift().cash().of(CashMovement.Kind.SAFE_DROP).count()).isEqualTo(1);
  }

  @Test
  void whatOnePersonCountsIsNotGoneOnWithByAnother() throws Exception {
    signIn(DemoStation.CASHIER);
    openShift();
    press("F7");
    until(() -> visible("#count-done"));
    keys("4", "F24");
    until(() -> figures().contains("400.00"));
    signOut();
    signIn(DemoStation.SECOND);
    goByKeys(Place.SHIFT);
    until(() -> visible(".shift-form") && !visible("#count-done"));
    press("F12");
    until(() -> visible("#close-shift"));
    press("F12");
    until(() -> visible(".notice-warning"));
    assertThat(shift().counts()).isZero();
    press("F7");
    until(() -> visible("#count-done"));
    assertThat(onFx(this::figures)).doesNotContain("400.00");
  }

  @Test
  void aSheetThatNobodyTouchedIsNoCount() throws Exception {
    signIn(DemoStation.CASHIER);
    openShift();
    press("F7");
    until(() -> visible("#count-done"));
    press("F12");
    until(() -> visible(".notice-refused"));
    assertThat(shift().counts()).isZero();
    keys("0", "F12");
    until(() -> shift().counts() == 1);
    assertThat(shift().count().cashDifference()).isEqualTo(Money.of(-50_000, "CNY"));
  }

  private String figures() {
    StringBuilder words = new StringBuilder();
    for (Node node : window.shell().scene().getRoot().lookupAll(".manage-middle .label")) {
      if (node instanceof Labeled labeled && shown(node)) {
        words.append(labeled.getText()).append('\n');
      }
    }
    return words.toString();
  }
}
