package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.account.DayAccount;
import canopy.core.command.CounterCommand;
import canopy.core.command.Request;
import canopy.core.command.StockCommand;
import canopy.core.event.Event;
import canopy.core.event.StationEvent;
import canopy.core.event.StockEvent;
import canopy.core.operator.Right;
import canopy.core.quantity.Volume;
import canopy.core.settlement.FuelSettlement;
import canopy.core.settlement.Gap;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockFlag;
import canopy.core.stock.StockLimits;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankDay;
import canopy.core.stock.TankReading;
import canopy.core.stock.watch.StockWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A paper that was written down before its rise was noticed counts once, and is measured by it. */
class LateRiseTest {
  private final Till till = Till.signedIn();

  /** Minutes from the moment at which the paper was typed. */
  @ParameterizedTest(name = "rise from {0} to {1}")
  @CsvSource({
    "-20, 15", // Typed while it pours.
    "-50, -1", // Told after the paper that was typed a moment later.
    "5, 60", // Typed before the hose was coupled.
    "-600, -580", // The gauge was silent meanwhile.
  })
  void aRiseThatFitsATypedPaperMeasuresItAndIsNotAddedAgain(long from, long to) {
    opens(10_000);
    types("D1", 5_060, 10_000, 12_000);
    List<Event> events = hears(rise("d1", from, to, 10_000, 14_980));
    assertThat(events).hasSize(1);
    assertThat(((StockEvent.DeliveryDetected) events.getFirst()).measures()).isNotNull();
    assertThat(till.state.stock().detected()).as("waits for nothing").isEmpty();
    assertThat(delivery().measured()).isEqualTo(litres(4_980));
    assertThat(delivery().detection()).isEqualTo("d1");
    TankBalance balance = closes(14_980);
    assertThat(balance.delivered()).isEqualTo(litres(5_060));
    assertThat(balance.undocumented()).isEqualTo(Volume.ZERO);
    assertThat(balance.shortage()).isEqualTo(litres(80));
    assertThat(TankDay.of(LocalDate.EPOCH, balance).varianceInTank()).isEqualTo(Volume.ZERO);
    assertThat(hears(rise("d1", from, to, 10_000, 14_980))).as("told twice").isEmpty();
  }

  @Test
  void theRulesFindTheShortDeliveryAndNoVarianceOfTheDay() {
    opens(10_000);
    types("D1", 5_060, 10_000, 12_000);
    hears(rise("d1", -20, 15, 10_000, 14_980));
    TankDay day = TankDay.of(LocalDate.of(2026, 11, 22), closes(14_980));
    assertThat(
            new StockWatch(StockLimits.USUAL)
                .check(List.of(day), till.state.stock().deliveries(), List.of()))
        .extracting(StockFlag::rule)
        .extracting(Enum::name)
        .containsExactly("DELIVERY_SHORT");
  }

  @Test
  void theReportHasTheDeliveryOnceWithWhatWasMeasured() {
    opens(10_000);
    types("D1", 5_060, 10_000, 12_000);
    hears(rise("d1", -20, 15, 10_000, 14_980));
    closes(14_980);
    FuelSettlement fuel = settled(1);
    assertThat(fuel.tanks().getFirst().book()).isEqualTo(litres(15_060));
    assertThat(fuel.tanks().getFirst().period().deliveries())
        .extracting(Delivery::measured)
        .containsExactly(litres(4_980));
    assertThat(fuel.gaps())
        .filteredOn(gap -> !gap.kind().isMissing())
        .extracting(Gap::kind, Gap::volume)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Gap.Kind.DELIVERY_DIFFERENCE, litres(-80)));
  }

  /** The tanker was under the station when the day was closed. */
  @Test
  void aRiseOfYesterdaysPaperCorrectsItsDifferenceToday() {
    opens(10_000);
    types("D1", 5_060, 10_000, 12_000);
    closes(12_000);
    long first = till.state.seq() + 1;
    hears(rise("d1", -20, 15, 10_000, 14_980));
    TankBalance today = closes(14_980);
    assertThat(today.delivered()).isEqualTo(Volume.ZERO);
    assertThat(today.undocumented()).isEqualTo(Volume.ZERO);
    assertThat(today.shortage()).as("3,060 were thought, 80 are").isEqualTo(litres(-2_980));
    FuelSettlement fuel = settled(first);
    assertThat(fuel.tanks().getFirst().period().deliveries()).isEmpty();
    assertThat(fuel.gaps())
        .filteredOn(gap -> gap.kind() == Gap.Kind.DELIVERY_DIFFERENCE)
        .extracting(gap -> gap.place().document(), Gap::volume)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("D1", litres(2_980)));
    assertThat(fuel.gaps()).extracting(Gap::kind).doesNotContain(Gap.Kind.TANK_VARIANCE);
  }

  @Test
  void oneCompartmentMoreIsOfTheSameDelivery() {
    opens(10_000);
    types("D1", 6_000, 10_000, 12_000);
    hears(rise("d1", -20, 15, 10_000, 12_500));
    hears(rise("d2", 40, 60, 12_460, 15_900));
    assertThat(delivery().measured()).isEqualTo(litres(5_940));
    assertThat(delivery().before().volume()).isEqualTo(litres(10_000));
    assertThat(delivery().after().volume()).isEqualTo(litres(15_900));
    assertThat(closes(15_900).shortage()).isEqualTo(litres(60));
    assertThat(hears(rise("gauge-2-1", 38, 61, 12_460, 15_900))).as("the gauge's word").isEmpty();
  }

  @Test
  void aPaperThatComesAfterTwoCompartmentsTakesBoth() {
    opens(10_000);
    hears(rise("d1", -90, -60, 10_000, 12_500));
    hears(rise("d2", -40, -20, 12_460, 15_900));
    DetectedDelivery first = till.state.stock().detected().get("d1");
    till.approved(
        Right.RECORD_DELIVERY,
        new StockCommand.ReceiveDelivery(
            new Delivery(
                "D1", 2, 2, litres(6_000), first.before(), first.after(), Volume.ZERO, "d1")));
    assertThat(till.state.stock().detected()).isEmpty();
    TankBalance balance = closes(15_900);
    assertThat(balance.delivered().plus(balance.undocumented())).isEqualTo(litres(6_000));
    assertThat(balance.shortage()).isEqualTo(litres(60));
  }

  /** The gauge tells whole minutes, and its clock runs on when the till reads it. */
  @Test
  void theGaugesOwnRiseMayBeginAMinuteAfterItsPaperWasRead() {
    TankReading low = gauged(0, 10_000);
    TankReading high = gauged(1, 15_000);
    till.approved(
        Right.RECORD_DELIVERY,
        new StockCommand.ReceiveDelivery(
            new Delivery("D1", 2, 2, litres(5_060), low, high, Volume.ZERO, null)));
    hears(rise("gauge-2-202611220100", 2, 9, 10_000, 15_000));
    assertThat(till.state.stock().detected()).isEmpty();
  }

  @Test
  void whatFitsNeitherTimeNorLitresWaits() {
    opens(10_000);
    types("D1", 5_060, 10_000, 12_000);
    assertThat(waits(rise("d1", 130, 150, 10_000, 15_000))).as("hours later").isTrue();
    assertThat(waits(rise("d2", 10, 30, 10_000, 17_000))).as("another tanker").isTrue();
    hears(rise("d3", -20, 5, 10_000, 14_980));
    assertThat(waits(rise("d4", 15, 35, 14_980, 19_980))).as("all of D1 came").isTrue();
  }

  private boolean waits(DetectedDelivery rise) {
    hears(rise);
    boolean waits = till.state.stock().detected().containsKey(rise.id());
    if (waits) {
      till.approved(Right.RECORD_DELIVERY, new StockCommand.DismissDelivery(rise.id(), "test"));
    }
    return waits;
  }

  private void opens(long litres) {
    till.does(new StockCommand.RecordTanks(Occasion.SHIFT_OPEN, List.of(gauged(-700, litres))));
  }

  /** Somebody types a paper and what the tank held, all of it now. */
  private void types(String document, long ticket, long before, long after) {
    till.does(
        Till.withApproval(
            Right.RECORD_DELIVERY,
            new StockCommand.ReceiveDelivery(
                new Delivery(
                    document,
                    2,
                    2,
                    litres(ticket),
                    TankReading.typed(2, Stock.MORNING, litres(before)),
                    TankReading.typed(2, Stock.MORNING, litres(after)),
                    Volume.ZERO,
                    null))));
  }

  private List<Event> hears(DetectedDelivery rise) {
    return till.does(Request.system(new StockCommand.DetectDelivery(rise)));
  }

  private Delivery delivery() {
    assertThat(till.state.stock().deliveries()).hasSize(1);
    return till.state.stock().deliveries().getFirst();
  }

  private TankBalance closes(long litres) {
    List<Event> events =
        till.does(new StockCommand.RecordTanks(Occasion.DAY_CLOSE, List.of(gauged(100, litres))));
    till.approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
    return ((StockEvent.TanksBalanced) events.getLast()).balances().getFirst();
  }

  private FuelSettlement settled(long first) {
    DayAccount account = new DayAccount(1, first, "CNY", before(first));
    till.journal.stream().filter(line -> line.seq() >= first).forEach(account::add);
    return account.report().fuel();
  }

  private canopy.core.day.@org.jspecify.annotations.Nullable DayEnd before(long first) {
    return first == 1
        ? null
        : ((StationEvent.DayClosed) till.journal.get((int) first - 2).event()).end();
  }

  private static DetectedDelivery rise(String id, long from, long to, long low, long high) {
    return new DetectedDelivery(id, 2, gauged(from, low), gauged(to, high), Volume.ZERO);
  }

  private static TankReading gauged(long minute, long litres) {
    Instant at = Stock.MORNING.plus(Duration.ofMinutes(minute));
    return new TankReading(
        2, TankReading.Source.GAUGE, at, litres(litres), null, null, null, null, null);
  }

  private static Volume litres(long litres) {
    return new Volume(litres * 1_000);
  }
}
