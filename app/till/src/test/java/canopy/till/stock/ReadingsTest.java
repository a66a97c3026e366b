package canopy.till.stock;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankReading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static final Readings READ =
      new Readings(
          Occasion.MANUAL,
          List.of(TankReading.typed(1, Instant.EPOCH, Volume.ZERO)),
          List.of(),
          List.of(2),
          List.of());

  @Test
  void whatTheTillRefusedIsToBeTypedToo() {
    assertThat(READ.written(true, true)).isEqualTo(READ);
    Readings refused = READ.written(false, true);
    assertThat(refused.tanks()).isEmpty();
    assertThat(refused.silentTanks()).containsExactly(2, 1);
  }
}
