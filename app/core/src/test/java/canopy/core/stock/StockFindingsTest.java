package canopy.core.stock;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found stands until the tank is balanced on a later day. */
class StockFindingsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private static StockFlag flag(int tank, LocalDate day, StockRule rule) {
    return new StockFlag(
        tank, day, rule, StockFlag.Severity.RED, new Volume(-9_000), new Volume(5_000), null);
  }

  private static List<TankBalance> balanced(int tank) {
    TankReading reading =
        TankReading.typed(tank, Instant.parse("2026-11-22T22:00:00Z"), new Volume(9_000_000));
    return List.of(
        new TankBalance(
            tank, 1, reading, reading, Volume.ZERO, Volume.ZERO, Volume.ZERO, List.of()));
  }

  @Test
  void standsUntilTheTankIsBalancedOnALaterDay() {
    StockFlag leak = flag(2, DAY, StockRule.TREND);
    StockFindings found = StockFindings.NONE.plus(leak);
    assertThat(found.standing()).containsEntry(2, List.of(leak));
    assertThat(found.balanced(DAY, balanced(2)).standing()).containsKey(2);
    assertThat(found.balanced(DAY.plusDays(1), balanced(1)).standing()).containsKey(2);
    assertThat(found.balanced(DAY.plusDays(1), balanced(2)).standing()).isEmpty();
  }

  @Test
  void whatIsFoundLaterTakesThePlaceOfWhatWasFoundBefore() {
    StockFlag today = flag(2, DAY.plusDays(1), StockRule.DAILY);
    StockFlag alsoToday = flag(2, DAY.plusDays(1), StockRule.TREND);
    StockFindings found =
        StockFindings.NONE.plus(flag(2, DAY, StockRule.TREND)).plus(today).plus(alsoToday);
    assertThat(found.standing()).containsEntry(2, List.of(today, alsoToday));
  }

  @Test
  void remembersTheNewestKeys() {
    StockFindings found = StockFindings.NONE;
    for (int i = 0; i <= StockFindings.REMEMBERED; i++) {
      found = found.plus(flag(2, DAY.plusDays(i), StockRule.DAILY));
    }
    assertThat(found.known())
        .hasSize(StockFindings.REMEMBERED)
        .doesNotContain(flag(2, DAY, StockRule.DAILY).key());
  }
}
