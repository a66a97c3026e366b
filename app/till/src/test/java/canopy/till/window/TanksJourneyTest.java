package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankDay;
import canopy.core.stock.TankReading;
import canopy.hardware.tank.TankAnswer;
import canopy.till.Patience;
import canopy.till.station.DemoStation;
import canopy.till.stock.Readings;
import canopy.till.stock.WetStockDesk;
import canopy.till.ui.manage.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** The tanks on a running till: gauge, delivery, dip, and a gauge that does not answer. */
class TanksJourneyTest extends GaugedTill {
  /** Time of this gauge moves only by order: a level rests as soon as it is read again. */
  TanksJourneyTest() {
    super(10, 1);
  }

  @Test
  void theGaugeIsReadADeliveryIsNoticedAndWrittenDown() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.STOCK);
    untilLevelsAreKnown();
    press("F4");
    until(() -> labelled("已全部读取并记录"));
    assertThat(state().stock().tanks().get(1).source()).isEqualTo(TankReading.Source.GAUGE);
    assertThat(state().stock().tanks().get(1).volume()).isEqualTo(new Volume(9_000_000));

    fill(13_950_000);
    until(
        () -> {
          ask();
          return !state().stock().detected().isEmpty();
        });
    press("F8");
    String id = state().stock().detected().keySet().iterator().next();
    until(() -> visible("#stock-detected-" + id));
    fireButton("#stock-detected-" + id);
    writeInto("#stock-document", "LN-1");
    writeInto("#stock-ticket", "5000");
    picture("tanks-delivery");
    fireButton("#stock-delivery-save");
    until(() -> !state().stock().deliveries().isEmpty());
    until(() -> texts(".notice-warning").contains("短少 50.00 升（允许 40.00 升）"));
    Delivery delivery = state().stock().deliveries().getFirst();
    assertThat(delivery.measured()).isEqualTo(new Volume(4_950_000));
    assertThat(delivery.shortage()).isEqualTo(new Volume(50_000));
    assertThat(state().stock().detected()).isEmpty();
  }

  /** Nothing is told to this desk: the gauge speaks to the program's own. */
  @Test
  void whatTheGaugeToldBeforeTheDeskWasJoinedStandsOnTheBoardAtOnce() throws Exception {
    until(() -> program.tankGauge().latest().isPresent());
    WetStockDesk own = program.stock();
    try (WetStockDesk late =
        new WetStockDesk(own.setup(), program.forecourt(), own.figures(), clock)) {
      late.connect(program.loop(), program.tankGauge());
      until(() -> late.board().levels().size() == 4);
      assertThat(late.board().levels().get(1).volume()).isEqualTo(new Volume(9_000_000));
    }
  }

  @Test
  void aGaugeThatDoesNotAnswerLeadsToADipAndTheDayIsBalancedAllTheSame() throws Exception {
    signIn(DemoStation.MANAGER);
    untilLevelsAreKnown();
    Readings opening = close();
    assertThat(opening.silentTanks()).isEmpty();
    gauge.order("fault", "{\"offline\":true}");
    until(() -> ask() instanceof TankAnswer.Failed);
    Readings closing = close();
    assertThat(closing.silentTanks()).containsExactly(1, 2, 3, 4);

    go(Place.STOCK);
    press("F7");
    writeInto("#stock-height", "900");
    writeInto("#stock-water", "0");
    fireButton("#stock-dip-save");
    until(() -> state().stock().tanks().get(1).source() == TankReading.Source.DIP);
    LocalDate day = program.loop().snapshot().day();
    onFx(
        () -> {
          ((TextField) button("#stock-height")).setText("900");
          return true;
        });
    fireChip("日结");
    fireButton("#stock-dip-save");
    until(() -> !balanced(day).isEmpty());
    TankDay balanced = balanced(day).getFirst();
    assertThat(balanced.opening()).isEqualTo(new Volume(9_000_000));
    Volume dipped = state().stock().tanks().get(1).volume();
    assertThat(balanced.variance()).isEqualTo(dipped.minus(new Volume(9_000_000)));
    until(() -> !state().stock().findings().standing().isEmpty());
    until(() -> texts(".stock-flags").contains("一天损溢"));
    picture("tanks-found");
    fireButton("#stock-export-csv");
    until(() -> labelled("tank-1-"));
    try (Stream<Path> files = Files.list(data.resolve("reports"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactly("tank-1-" + day + ".csv");
    }
  }

  private Readings close() throws Exception {
    return program
        .stock()
        .read(Occasion.DAY_CLOSE, DemoStation.MANAGER.id())
        .get(5, TimeUnit.MINUTES);
  }

  private void fireChip(String word) throws Exception {
    onFx(
        () -> {
          List.copyOf(window.shell().scene().getRoot().lookupAll(".chip")).stream()
              .map(javafx.scene.control.Button.class::cast)
              .filter(chip -> word.equals(chip.getText()))
              .findFirst()
              .orElseThrow()
              .fire();
          return true;
        });
  }

  private List<TankDay> balanced(LocalDate day) throws Exception {
    return program
        .stock()
        .figures()
        .sheet(1, day, day, state().seq())
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)
        .days();
  }
}
