package canopy.till.day;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.event.StockEvent;
import canopy.core.quantity.Volume;
import canopy.core.state.TillState;
import canopy.core.stock.Occasion;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import canopy.till.day.sheet.DayWords;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.receipt.PaperMaster;
import canopy.till.station.Master;
import canopy.till.stock.Readings;
import canopy.till.stock.typed.ReadRow;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the close asks a person for. */
class SilentDevicesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");
  private static final Master MASTER = PaperMaster.demo();

  private final SilentDevices silent =
      new SilentDevices(
          new DayWords(new Texts(Language.ENGLISH), Language.ENGLISH, Formats.yuan(), MASTER),
          Map.of(new Tank.Outlet(3, 1), 2));
  private TillState state = TillState.initial("CNY");

  private void happens(Event event) {
    state = state.apply(new Recorded(state.seq() + 1, NOW, DAY, "2001", event));
  }

  private List<ReadRow> rows(Readings heard) {
    return silent.rows(heard, null, new TillSnapshot(state, null, MASTER, DAY, Trouble.NONE), NOW);
  }

  private static Readings heard(List<Integer> tanks, List<Tank.Outlet> nozzles) {
    return new Readings(Occasion.DAY_CLOSE, List.of(), List.of(), tanks, nozzles);
  }

  @Test
  void namesNozzlesBeforeTanksEachOnce() {
    List<ReadRow> rows =
        rows(heard(List.of(2, 1), List.of(new Tank.Outlet(10, 1), new Tank.Outlet(3, 1))));
    assertThat(rows)
        .extracting(row -> row.pump() + "/" + row.number() + "/" + row.grade())
        .containsExactly("3/1/2", "10/1/0", "0/1/0", "0/2/0");
    assertThat(rows.getFirst().label()).startsWith("Pump 3, nozzle 1");
  }

  @Test
  void asksForNothingWhereEverythingSpoke() {
    assertThat(rows(heard(List.of(), List.of()))).isEmpty();
    assertThat(rows(null)).isEmpty();
  }

  @Test
  void whatWasTypedForThisCloseIsNotAskedForAgain() {
    Instant typed = NOW.minusSeconds(14 * 60);
    happens(
        new StockEvent.TotalisersRead(
            Occasion.DAY_CLOSE,
            List.of(
                new TotaliserReading(
                    3, 1, 2, TotaliserReading.Source.TYPED, typed, new Volume(5_000), null))));
    happens(
        new StockEvent.TanksRead(
            Occasion.DAY_CLOSE, List.of(TankReading.typed(1, typed, new Volume(9_000_000)))));
    Readings heard = heard(List.of(1, 2), List.of(new Tank.Outlet(3, 1)));
    assertThat(rows(heard)).extracting(ReadRow::number).containsExactly(2);
  }

  @Test
  void whatWasTypedInTheMorningIs() {
    Instant morning = NOW.minusSeconds(16 * 60);
    happens(
        new StockEvent.TanksRead(
            Occasion.DAY_CLOSE, List.of(TankReading.typed(1, morning, new Volume(9_000_000)))));
    assertThat(rows(heard(List.of(1), List.of()))).extracting(ReadRow::number).containsExactly(1);
  }

  @Test
  void whatADeviceToldEarlierIsAskedForWhenItIsSilentNow() {
    happens(
        new StockEvent.TotalisersRead(
            Occasion.DAY_CLOSE,
            List.of(
                new TotaliserReading(
                    3, 1, 2, TotaliserReading.Source.PUMP, NOW, new Volume(5_000), null))));
    assertThat(rows(heard(List.of(), List.of(new Tank.Outlet(3, 1))))).hasSize(1);
  }
}
