package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.event.StockEvent;
import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.MeasuredDelivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockFlag;
import canopy.core.stock.StockRule;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankDay;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wet stock in the database says what the journal says. */
class StockStoreTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
  private static final Instant AT = Instant.parse("2026-11-16T02:00:00Z");

  private final MemoryJournal journal = new MemoryJournal();

  @Test
  void aDayThatWasBalancedTwiceAddsUp() throws Exception {
    balanced(MONDAY, 10_000, 9_000, 950);
    balanced(MONDAY, 9_000, 8_990, 0);
    balanced(MONDAY.plusDays(1), 8_990, 8_000, 1_000);
    List<TankDay> days =
        Tables.ask(journal, reader -> reader.tankDays(1, MONDAY, MONDAY.plusDays(1)));
    assertThat(days).extracting(TankDay::day).containsExactly(MONDAY, MONDAY.plusDays(1));
    assertThat(days.getFirst().opening()).isEqualTo(litres(10_000));
    assertThat(days.getFirst().closing()).isEqualTo(litres(8_990));
    assertThat(days.getFirst().metered()).isEqualTo(litres(950));
    assertThat(days.getFirst().variance()).isEqualTo(litres(-60));
    assertThat(days.getLast().variance()).isEqualTo(litres(10));
    assertThat(
            Tables.<List<TankDay>>ask(
                journal, reader -> reader.tankDays(2, MONDAY, MONDAY.plusDays(1))))
        .isEmpty();
  }

  @Test
  void keepsDeliveriesFlagsAndCounters() throws Exception {
    Delivery delivery =
        new Delivery("D1", 1, 2, litres(5_000), typed(1_000), typed(5_950), litres(20), null);
    StockFlag flag =
        new StockFlag(
            1, MONDAY, StockRule.DAILY, StockFlag.Severity.AMBER, litres(-60), litres(50), null);
    NozzleBalance nozzle = new NozzleBalance(counter(100), counter(160), litres(40));
    happens(MONDAY, new StockEvent.TanksRead(Occasion.SHIFT_OPEN, List.of(typed(1_000))));
    happens(MONDAY, new StockEvent.DeliveryReceived(delivery));
    happens(MONDAY, new StockEvent.TotalisersBalanced(List.of(nozzle)));
    happens(MONDAY, new StockEvent.VarianceFlagged(flag));
    assertThat(Tables.<List<Delivery>>ask(journal, r -> r.deliveries(1, MONDAY, MONDAY)))
        .containsExactly(delivery);
    assertThat(Tables.<List<StockFlag>>ask(journal, r -> r.stockFlags(1, MONDAY, MONDAY)))
        .containsExactly(flag);
    assertThat(Tables.<List<NozzleBalance>>ask(journal, r -> r.nozzleDays(MONDAY, MONDAY)))
        .containsExactly(nozzle);
    LocalDate other = MONDAY.plusDays(1);
    assertThat(Tables.<List<Delivery>>ask(journal, r -> r.deliveries(1, other, other))).isEmpty();
  }

  /** A rise that measures a paper of before: one delivery, found by either day. */
  @Test
  void aDeliveryIsWhatItWasMeasuredByAtLast() throws Exception {
    Delivery typed =
        new Delivery("D1", 1, 2, litres(5_000), typed(1_000), typed(3_000), litres(0), null);
    Delivery other =
        new Delivery("D2", 1, 2, litres(900), typed(3_000), typed(3_900), litres(0), null);
    Delivery measured =
        new Delivery("D1", 1, 2, litres(5_000), typed(1_000), typed(5_950), litres(20), "d1");
    DetectedDelivery rise = new DetectedDelivery("d1", 1, typed(1_000), typed(5_950), litres(20));
    LocalDate tuesday = MONDAY.plusDays(1);
    happens(MONDAY, new StockEvent.DeliveryReceived(typed));
    happens(MONDAY, new StockEvent.DeliveryReceived(other));
    happens(
        tuesday,
        new StockEvent.DeliveryDetected(rise, new MeasuredDelivery(measured, typed.measured())));
    assertThat(Tables.<List<Delivery>>ask(journal, r -> r.deliveries(1, MONDAY, tuesday)))
        .containsExactly(measured, other);
    assertThat(Tables.<List<Delivery>>ask(journal, r -> r.deliveries(1, tuesday, tuesday)))
        .containsExactly(measured);
  }

  private void balanced(LocalDate day, long opening, long closing, long metered) {
    happens(
        day,
        new StockEvent.TanksBalanced(
            List.of(
                new TankBalance(
                    1,
                    2,
                    typed(opening),
                    typed(closing),
                    Volume.ZERO,
                    Volume.ZERO,
                    Volume.ZERO,
                    List.of(new NozzleMeter(1, 1, 2, litres(metered), Volume.ZERO))))));
  }

  private void happens(LocalDate day, Event event) {
    journal.add(new Recorded(journal.lastSeq() + 1, AT, day, "1001", event));
  }

  private static TankReading typed(long litres) {
    return TankReading.typed(1, AT, litres(litres));
  }

  private static TotaliserReading counter(long litres) {
    return new TotaliserReading(1, 1, 2, TotaliserReading.Source.PUMP, AT, litres(litres), null);
  }

  private static Volume litres(long litres) {
    return new Volume(litres * 1_000);
  }
}
