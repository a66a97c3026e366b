package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.shift.CashMovement;
import canopy.core.shift.MovementReason;
import canopy.core.stock.Tank;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.ui.manage.Place;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Reasons and tanks on the running till: checked, journalled, in force, and in their files. */
class SetUpJourneyTest extends RunningTill {

  private String journal() throws Exception {
    StringBuilder lines = new StringBuilder();
    try (var files = Files.list(data.resolve("journal"))) {
      for (var file : files.toList()) {
        lines.append(Files.readString(file));
      }
    }
    return lines.toString();
  }

  @Test
  void aManagerAddsAReasonAndTakesAnotherOutOfUse() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.REASONS);
    until(() -> visible("#reason-zh"));
    press("F2");
    writeInto("#reason-zh", "加油站捐款");
    press("F12");
    until(() -> visible(".notice-refused"));
    writeInto("#reason-en", "Donation");
    writeInto("#reason-es", "Donativo");
    press("F12");
    until(() -> visible(".notice-done"));
    MovementReason added = program.master().shifts().reasons().getLast();
    assertThat(added.name().es()).isEqualTo("Donativo");
    assertThat(program.loop().snapshot().book().shifts().reasons(CashMovement.Kind.PAID_OUT))
        .contains(added);
    assertThat(journal())
        .contains("\"reason." + added.id() + "\"")
        .contains("加油站捐款 / Donation / Donativo (PAID_OUT)");
    fireButton("#reason-for-PAID_OUT");
    press("F12");
    until(() -> program.master().shifts().reasons().getLast().kinds().isEmpty());
    assertThat(data.resolve("master/shifts.json")).content().contains("Donativo");
    until(() -> visible(".notice-done"));
    picture("reasons");
  }

  @Test
  void aTankIsSetUpChangedAndTakenAway() throws Exception {
    signIn(DemoStation.MANAGER);
    int before = program.stock().setup().tanks().size();
    go(Place.TANKS);
    until(() -> visible("#tank-capacity"));
    press("F2");
    writeInto("#tank-number", "9");
    fireButton("#tank-grade-1");
    writeInto("#tank-capacity", "20000");
    writeInto("#tank-safe", "19000");
    writeInto("#tank-dead", "400");
    writeInto("#tank-table", "mm; L\n0; 0\n1000; 9000\n2100; 21500");
    press("F12");
    until(() -> visible(".notice-refused"));
    writeInto("#tank-table", "mm; L\n0; 0\n1000; 9000\n2100; 20000");
    press("F12");
    until(() -> visible(".notice-done"));
    Tank set = program.stock().setup().all().tank(9);
    assertThat(set).isNotNull();
    assertThat(set.capacity()).isEqualTo(new Volume(20_000_000));
    assertThat(program.loop().snapshot().book().tanks().tank(9)).isEqualTo(set);
    assertThat(new DataFolder(data).tanks().all().tank(9)).isEqualTo(set);
    assertThat(journal()).contains("\"tank.9\"").contains("capacity=20000");

    writeInto("#tank-capacity", "20500");
    writeInto("#tank-read-every", "30");
    press("F12");
    until(() -> program.stock().setup().readEveryMinutes() == 30);
    assertThat(program.stock().setup().all().tank(9).capacity()).isEqualTo(new Volume(20_500_000));
    picture("tank-set-up");
    until(() -> !button("#tank-remove").isDisabled()); // Until then the save is under way.

    fireButton("#tank-remove");
    until(() -> visible(".strip-action"));
    fireButton(".strip-action");
    until(() -> program.stock().setup().tanks().size() == before);
    assertThat(new DataFolder(data).tanks().all().tank(9)).isNull();
  }
}
