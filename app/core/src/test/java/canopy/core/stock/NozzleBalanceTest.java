package canopy.core.stock;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.stock.NozzleBalance.Course;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A counter rises, rolls over, or was exchanged; each at its edge. Millilitres. */
class NozzleBalanceTest {
  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        // opening, closing, filled, course, counted, unrecorded
        "0, 0, 0, RISEN, 0, 0",
        "500000000, 500000000, 40000, RISEN, 0, -40000",
        "500000000, 500040001, 40000, RISEN, 40001, 1",
        // Past the end without having been read there.
        "999999990, 1000000010, 20, RISEN, 20, 0",
        // Six figures of litres and on from zero; a tenth at either end counts as near.
        "999999990, 10000, 10010, ROLLED_OVER, 10010, 0",
        "999999999, 0, 1, ROLLED_OVER, 1, 0",
        "900000000, 0, 0, ROLLED_OVER, 100000000, 100000000",
        "899999999, 0, 0, WENT_BACK, -, -",
        "999000000, 99999999, 0, ROLLED_OVER, 100999999, 100999999",
        "999000000, 100000000, 0, WENT_BACK, -, -",
        "500000000, 499999999, 0, WENT_BACK, -, -",
        // Nine figures.
        "999999999999, 5000, 5001, ROLLED_OVER, 5001, 0",
      })
  void movesFromOneReadingToTheNext(
      long opening, long closing, long filled, Course course, Long counted, Long unrecorded) {
    NozzleBalance balance =
        new NozzleBalance(reading(opening), reading(closing), new Volume(filled));
    assertThat(balance.course()).isEqualTo(course);
    assertThat(balance.counted()).isEqualTo(volume(counted));
    assertThat(balance.unrecorded()).isEqualTo(volume(unrecorded));
  }

  private static Volume volume(Long millilitres) {
    return millilitres == null ? null : new Volume(millilitres);
  }

  private static TotaliserReading reading(long millilitres) {
    return new TotaliserReading(
        1,
        1,
        2,
        TotaliserReading.Source.PUMP,
        Instant.parse("2026-11-22T01:00:00Z"),
        new Volume(millilitres),
        null);
  }
}
