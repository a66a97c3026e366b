package canopy.core.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.quantity.Volume;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrappingTableTest {
  private final StrappingTable table = table(0, 0, 1_000, 100_001, 3_000, 500_000, 3_100, 500_000);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1000, 100001",
    "3000, 500000",
    "3100, 500000",
    // 100.001 halves to 50.0005 ml steps: half up.
    "500, 50001",
    "1, 100",
    "2000, 300001"
  })
  void interpolatesInAStraightLineRoundedHalfUp(int tenths, long millilitres) {
    assertThat(table.volumeAt(tenths)).isEqualTo(new Volume(millilitres));
  }

  @Test
  void coversNothingBelowOrAbove() {
    assertThatThrownBy(() -> table.volumeAt(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.volumeAt(3_101)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTableOnlyRises() {
    assertThatThrownBy(() -> table(0, 0, 10, 5, 10, 6)).hasMessageContaining("rises");
    assertThatThrownBy(() -> table(0, 0, 10, 5, 20, 4)).hasMessageContaining("rises");
    assertThatThrownBy(() -> table(1, 0, 10, 5)).hasMessageContaining("bottom");
    assertThatThrownBy(() -> table(0, 0)).hasMessageContaining("points");
  }

  @Test
  void fiveKelvinOnThirtyThousandLitresAreEnoughToFakeALeak() {
    Tank tank =
        new Tank(
            1,
            2,
            new Volume(40_000_000),
            new Volume(38_000_000),
            new Volume(500_000),
            table,
            1_200,
            15_000,
            List.of());
    assertThat(tank.corrected(new Volume(30_000_000), 20_000)).isEqualTo(new Volume(29_820_000));
    assertThat(tank.corrected(new Volume(30_000_000), -10_000)).isEqualTo(new Volume(30_900_000));
    assertThat(tank.corrected(new Volume(30_000_000), 15_000)).isEqualTo(new Volume(30_000_000));
  }

  private static StrappingTable table(long... pairs) {
    var points = new java.util.ArrayList<StrappingTable.Point>();
    for (int i = 0; i < pairs.length; i += 2) {
      points.add(new StrappingTable.Point((int) pairs[i], new Volume(pairs[i + 1])));
    }
    return new StrappingTable(points);
  }
}
