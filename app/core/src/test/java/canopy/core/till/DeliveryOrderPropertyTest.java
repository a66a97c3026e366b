package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Request;
import canopy.core.command.StockCommand;
import canopy.core.event.Event;
import canopy.core.event.StockEvent;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Paper and rises of a tanker, in any order, with closes of the day between: one and the same. */
class DeliveryOrderPropertyTest {
  private static final long OPENING = 8_000_000;

  private final List<TankBalance> balances = new ArrayList<>();
  private Till till;
  private Random random;
  private int minute;
  private long level;

  @Property(tries = 300)
  void anyOrderGivesTheSameBook(@ForAll long seed) {
    random = new Random(seed);
    till = till();
    minute = 0;
    level = OPENING;
    balances.clear();
    till.does(new StockCommand.RecordTanks(Occasion.SHIFT_OPEN, List.of(gauged())));
    int compartments = 1 + random.nextInt(3);
    long came = 0;
    List<DetectedDelivery> rises = new ArrayList<>();
    for (int i = 0; i < compartments; i++) {
      minute += 1 + random.nextInt(30);
      TankReading before = gauged();
      long sold = random.nextInt(200) * 1_000L;
      long poured = (1_000 + random.nextInt(5_000)) * 1_000L;
      came += poured;
      level += poured - sold;
      minute += 5 + random.nextInt(25);
      rises.add(new DetectedDelivery("d" + i, 2, before, gauged(), new Volume(sold)));
    }
    long ticket = came + came * (random.nextInt(8) - 2) / 100;
    int typedBefore = random.nextInt(compartments + 1);
    for (int i = 0; i <= compartments; i++) {
      if (i == typedBefore) {
        paper(ticket, i == compartments ? minuteOf(rises.getLast().after()) + 1 : at(rises.get(i)));
      }
      if (i < compartments) {
        closesPerhaps();
        till.hears(new StockCommand.DetectDelivery(rises.get(i)));
      }
      closesPerhaps();
    }
    closes();
    assertThat(till.state.stock().detected()).isEmpty();
    assertThat(sum(TankBalance::delivered)).isEqualTo(ticket);
    assertThat(sum(TankBalance::undocumented)).isZero();
    assertThat(sum(TankBalance::shortage)).isEqualTo(ticket - came);
    assertThat(till.state.stock().deliveries())
        .extracting(delivery -> delivery.measured().millilitres())
        .containsExactly(came);
    assertThat(till.replayed()).isEqualTo(till.state);
  }

  private static Till till() {
    TestBook book = new TestBook();
    book.grant(Right.RECORD_DELIVERY, Grant.ALLOWED);
    return Till.signedIn(book);
  }

  /** Somewhere before, in or after the rise, but before it is told. */
  private int at(DetectedDelivery rise) {
    int from = minuteOf(rise.before());
    return from - 1 + random.nextInt(minuteOf(rise.after()) - from + 2);
  }

  private static int minuteOf(TankReading reading) {
    return (int) Duration.between(Stock.MORNING, reading.at()).toMinutes();
  }

  /** Typed; where rises wait, with one of them, as the till asks for. */
  private void paper(long ticket, int typedAt) {
    Instant at = Stock.MORNING.plus(Duration.ofMinutes(typedAt));
    List<DetectedDelivery> waiting = List.copyOf(till.state.stock().detected().values());
    TankReading low = TankReading.typed(2, at, new Volume(OPENING));
    TankReading high = TankReading.typed(2, at, new Volume(OPENING + ticket / 2));
    Delivery typed = new Delivery("D1", 2, 2, new Volume(ticket), low, high, Volume.ZERO, null);
    if (waiting.isEmpty()) {
      till.does(new StockCommand.ReceiveDelivery(typed));
      return;
    }
    assertThat(till.refuses(Request.by(TestBook.CASHIER, new StockCommand.ReceiveDelivery(typed))))
        .isEqualTo(Refusal.Reason.DELIVERY_DETECTED);
    DetectedDelivery one = waiting.get(random.nextInt(waiting.size()));
    till.does(
        new StockCommand.ReceiveDelivery(
            new Delivery(
                "D1",
                2,
                2,
                new Volume(ticket),
                one.before(),
                one.after(),
                one.soldMeanwhile(),
                one.id())));
  }

  private void closesPerhaps() {
    if (random.nextInt(4) == 0) {
      closes();
    }
  }

  private void closes() {
    List<Event> events =
        till.does(new StockCommand.RecordTanks(Occasion.DAY_CLOSE, List.of(gauged())));
    balances.addAll(((StockEvent.TanksBalanced) events.getLast()).balances());
  }

  private long sum(java.util.function.Function<TankBalance, Volume> part) {
    return balances.stream().map(part).mapToLong(Volume::millilitres).sum();
  }

  private TankReading gauged() {
    return new TankReading(
        2,
        TankReading.Source.GAUGE,
        Stock.MORNING.plus(Duration.ofMinutes(minute)),
        new Volume(level),
        null,
        null,
        null,
        null,
        null);
  }
}
