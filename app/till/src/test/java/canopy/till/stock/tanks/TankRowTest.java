package canopy.till.stock.tanks;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.stock.StrappingTable;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Litres as they stand there, and the same at the reference temperature. */
class TankRowTest {
  private static final Volume PRODUCT = new Volume(20_000_000);
  private static final Tank TANK =
      new Tank(
          1,
          1,
          new Volume(30_000_000),
          new Volume(28_000_000),
          new Volume(500_000),
          new StrappingTable(
              List.of(
                  new StrappingTable.Point(0, Volume.ZERO),
                  new StrappingTable.Point(25_000, new Volume(30_000_000)))),
          1_200,
          15_000,
          List.of());

  private static TankRow row(@Nullable Volume corrected, @Nullable Integer millidegrees) {
    TankReading reading =
        new TankReading(
            1,
            TankReading.Source.GAUGE,
            Instant.EPOCH,
            PRODUCT,
            corrected,
            millidegrees,
            null,
            null,
            null);
    return new TankRow(
        TANK, "92#", reading, "14:05", OptionalLong.empty(), false, List.of(), 0, null);
  }

  @Test
  void whatTheGaugeCountedAtTheReferenceTemperatureStandsBesideTheLitres() {
    Volume told = new Volume(19_760_500);
    assertThat(row(told, 25_000).corrected()).contains(told);
  }

  @Test
  void aTemperatureAloneIsEnough() {
    // Ten degrees above it, 1.2 per mille each, of 20,000 litres.
    assertThat(row(null, 25_000).corrected()).contains(new Volume(19_760_000));
    assertThat(row(null, -5_000).corrected()).contains(new Volume(20_480_000));
  }

  @Test
  void withoutATemperatureNothingIsSaid() {
    assertThat(row(null, null).corrected()).isEmpty();
    assertThat(row(PRODUCT, null).corrected()).isEmpty();
  }
}
