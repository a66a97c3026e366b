package canopy.till.stock.tanks;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.stock.StockFlag.Severity;
import canopy.core.stock.StrappingTable;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import canopy.till.ui.Language;
import canopy.till.ui.ScreenPictureTest;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a tank's card says of its tank. */
class TankCardTest extends ScreenPictureTest {
  private static final Tank TANK =
      new Tank(
          2,
          2,
          new Volume(30_000_000),
          new Volume(28_500_000),
          new Volume(600_000),
          new StrappingTable(
              List.of(
                  new StrappingTable.Point(0, Volume.ZERO),
                  new StrappingTable.Point(25_000, new Volume(30_000_000)))),
          1_100,
          20_000,
          List.of());

  private List<String> badges(boolean filling, @Nullable Severity found) throws Exception {
    return onFx(
        () -> {
          TankCard card = new TankCard(look(Language.ENGLISH), () -> {});
          card.show(
              new TankRow(
                  TANK,
                  "95#",
                  TankReading.typed(2, Instant.EPOCH, new Volume(20_000_000)),
                  "14:05",
                  OptionalLong.empty(),
                  filling,
                  List.of(),
                  0,
                  found),
              false);
          return card.node().getGraphic().lookupAll(".badge").stream()
              .map(Node::getAccessibleText)
              .toList();
        });
  }

  @Test
  void aTankerThatUnloadsHidesNothingThatWasFound() throws Exception {
    assertThat(badges(true, Severity.AMBER)).containsExactly("See findings", "Tanker unloading");
    assertThat(badges(true, null)).containsExactly("Tanker unloading");
    assertThat(badges(false, null)).containsExactly("Typed 14:05");
  }
}
