package canopy.till.stock.tanks;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.state.StockBook;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.StockFindings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetTimesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  private final SheetTimes times = new SheetTimes();

  private static StockBook book(long filledMillilitres, List<String> flagged) {
    NozzleMeter meter = new NozzleMeter(1, 1, 1, new Volume(filledMillilitres), Volume.ZERO);
    return new StockBook(
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(meter.key(), meter),
        List.of(),
        Map.of(),
        Map.of(),
        new StockFindings(flagged, Map.of()));
  }

  @Test
  void aFillChangesNoSheetButAFindingAndAnotherDayDo() {
    assertThat(times.due(DAY, book(1_000, List.of()), NOW)).isTrue();
    assertThat(times.due(DAY, book(1_000, List.of()), NOW)).isFalse();
    assertThat(times.due(DAY, book(2_000, List.of()), NOW)).isFalse();
    assertThat(times.due(DAY, book(2_000, List.of("1 LEAK")), NOW)).isTrue();
    assertThat(times.due(DAY.plusDays(1), book(2_000, List.of("1 LEAK")), NOW)).isTrue();
  }

  @Test
  void asksAgainAWhileAfterAFailure() {
    StockBook book = book(0, List.of());
    assertThat(times.due(DAY, book, NOW)).isTrue();
    times.failed(NOW);
    assertThat(times.due(DAY, book, NOW.plusSeconds(1))).isFalse();
    assertThat(times.due(DAY, book, NOW.plus(SheetTimes.PAUSE))).isTrue();
    times.failed(NOW);
    times.begin();
    assertThat(times.due(DAY, book, NOW)).isTrue();
  }
}
