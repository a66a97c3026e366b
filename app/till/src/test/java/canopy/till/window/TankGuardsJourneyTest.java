package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.CounterCommand;
import canopy.core.command.Request;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankReading;
import canopy.hardware.tank.TankAnswer;
import canopy.till.Patience;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.station.DemoStation;
import canopy.till.stock.Readings;
import canopy.till.ui.Texts;
import canopy.till.ui.manage.Place;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** Readings that are too old, and a gauge whose line is too slow for a close. */
class TankGuardsJourneyTest extends GaugedTill {
  TankGuardsJourneyTest() {
    super(1, 300);
  }

  @Test
  void aDipOfLongAgoSaysNothingOfADeliveryOfNow() throws Exception {
    // A gauge that tells nothing: what was dipped is the newest.
    signIn(DemoStation.MANAGER);
    gauge.order("fault", "{\"offline\":true}");
    until(() -> program.tankGauge().latest().isEmpty() || ask() instanceof TankAnswer.Failed);
    clock.ahead = Duration.ofMinutes(5);
    go(Place.STOCK);
    press("F7");
    writeInto("#stock-height", "900");
    writeInto("#stock-water", "0");
    fireButton("#stock-dip-save");
    until(
        () ->
            state().stock().tanks().containsKey(1)
                && state().stock().tanks().get(1).source() == TankReading.Source.DIP);
    press("F8");
    until(() -> visible("#stock-take-before"));
    clock.ahead = Duration.ofMinutes(34);
    fireButton("#stock-take-before");
    until(() -> !text("#stock-before").isEmpty());
    clock.ahead = Duration.ofMinutes(36);
    fireButton("#stock-take-after");
    until(() -> labelled(new Texts(window.language()).text("stock.oldreading")));
    assertThat(onFx(() -> text("#stock-after"))).isEmpty();
    picture("tanks-old-reading");
  }

  /** Two presses before the first is answered, and one behind its answer. */
  @Test
  void aDipThatIsSavedTwiceIsOneDip() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.STOCK);
    press("F7");
    writeInto("#stock-height", "900");
    writeInto("#stock-water", "0");
    onFx(
        () -> {
          ((Button) button("#stock-dip-save")).fire();
          ((Button) button("#stock-dip-save")).fire();
          return true;
        });
    until(() -> labelled(new Texts(window.language()).text("stock.dip.saved")));
    // One thread decides: when this is answered, a second dip would be, too.
    program
        .loop()
        .submit(
            Request.by(
                DemoStation.MANAGER.id(),
                new CounterCommand.LookAtDay(program.loop().snapshot().day())))
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(dips()).isEqualTo(1);
    fireButton("#stock-dip-save");
    assertThat(onFx(() -> labelled(new Texts(window.language()).text("stock.dip.saved"))))
        .as("nobody is told that nothing was saved")
        .isTrue();
  }

  private long dips() throws Exception {
    long found = 0;
    try (JournalReader reader = program.journal().read(1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        found += line.type().equals("tanks.read") && line.data().contains("\"DIP\"") ? 1 : 0;
      }
    }
    return found;
  }

  @Test
  void aGaugeThatAnswersTooLateForACloseCountsAsSilentAndItsAnswerIsLeftOut() throws Exception {
    signIn(DemoStation.MANAGER);
    untilLevelsAreKnown();
    gauge.order("fault", "{\"slowMillis\":3000}");
    Readings readings =
        program.stock().read(Occasion.DAY_CLOSE, DemoStation.MANAGER.id()).get(5, TimeUnit.MINUTES);
    assertThat(readings.silentTanks()).containsExactly(1, 2, 3, 4);
    // The gauge is asked one thing after the other: with this the late answer is there, too.
    assertThat(ask()).isInstanceOf(TankAnswer.Read.class);
    assertThat(state().stock().tanks()).isEmpty();
    assertThat(state().stock().marks()).isEmpty();
  }

  private String text(String selector) {
    return ((TextField) button(selector)).getText();
  }
}
