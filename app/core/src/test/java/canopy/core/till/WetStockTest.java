package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.Request;
import canopy.core.command.StockCommand;
import canopy.core.event.Event;
import canopy.core.event.StockEvent;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.WriteOff;
import canopy.core.operator.Right;
import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockFlag;
import canopy.core.stock.StockRule;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankDay;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read, delivered and drawn adds up to the book of a tank and of a nozzle. */
class WetStockTest {
  private final Till till = Till.signedIn();

  @Test
  void theFirstReadingBeginsAnAccountAndBalancesNothing() {
    assertThat(tanks(Occasion.DAY_CLOSE, Stock.gauged(12_000_000)))
        .hasExactlyElementsOfTypes(StockEvent.TanksRead.class);
    assertThat(till.state.stock().marks().get(2).reading().volume())
        .isEqualTo(new Volume(12_000_000));
  }

  @Test
  void bookIsOpeningAndDeliveriesLessMeteredAndTestsReturned() {
    tanks(Occasion.SHIFT_OPEN, Stock.gauged(10_000_000));
    till.filled("k1", 3, 40_000, "314.40");
    till.filled("k2", 3, 20_000, "157.20");
    till.approved(
        Right.PUMP_TEST,
        new FuelCommand.WriteOffFill("k2", new WriteOff(FillOutcome.PUMP_TEST, "", "tank 2")));
    till.approved(
        Right.WRITE_OFF_FILL,
        new FuelCommand.WriteOffFill("k1", new WriteOff(FillOutcome.DRIVE_OFF, "A", "north")));
    till.approved(
        Right.RECORD_DELIVERY, new StockCommand.ReceiveDelivery(Stock.delivery("D1", 5_000_000)));
    TankBalance balance = balance(tanks(Occasion.DAY_CLOSE, Stock.gauged(14_925_000)));
    assertThat(balance.metered()).isEqualTo(new Volume(60_000));
    assertThat(balance.returned()).isEqualTo(new Volume(20_000));
    assertThat(balance.book()).isEqualTo(new Volume(14_960_000));
    assertThat(balance.variance()).isEqualTo(new Volume(-35_000));
    assertThat(balance.shortage()).isEqualTo(new Volume(30_000));
    assertThat(inTank(balance)).isEqualTo(new Volume(-5_000));
  }

  @Test
  void theNextDayBeginsWhereThisOneWasRead() {
    tanks(Occasion.SHIFT_OPEN, Stock.gauged(10_000_000));
    till.filled("k1", 3, 40_000, "314.40");
    tanks(Occasion.DAY_CLOSE, Stock.gauged(9_950_000));
    till.filled("k2", 3, 30_000, "235.80");
    tanks(Occasion.PERIODIC, Stock.gauged(9_000_000));
    TankBalance balance = balance(tanks(Occasion.DAY_CLOSE, Stock.gauged(9_920_000)));
    assertThat(balance.opening().volume()).isEqualTo(new Volume(9_950_000));
    assertThat(balance.metered()).isEqualTo(new Volume(30_000));
    assertThat(balance.variance()).isEqualTo(Volume.ZERO);
  }

  @Test
  void waterIsTakenOffOnce() {
    TankReading dip =
        TankReading.dipped(till.book.tanks().tank(2), Stock.MORNING, 12_000, 50, null);
    assertThat(dip.volume()).isEqualTo(new Volume(11_950_000));
    assertThat(dip.water()).isEqualTo(new Volume(50_000));
    till.approved(
        Right.RECORD_READING, new StockCommand.RecordTanks(Occasion.SHIFT_OPEN, List.of(dip)));
    TankBalance balance =
        balance(
            till.approved(
                Right.RECORD_READING,
                new StockCommand.RecordTanks(Occasion.DAY_CLOSE, List.of(dip))));
    assertThat(balance.book()).isEqualTo(new Volume(11_950_000));
    assertThat(balance.variance()).isEqualTo(Volume.ZERO);
  }

  @Test
  void fuelWithoutItsPaperCountsAsMeasuredUntilThePaperComes() {
    tanks(Occasion.SHIFT_OPEN, Stock.gauged(10_000_000));
    till.hears(new StockCommand.DetectDelivery(detected("d1")));
    assertThat(till.hears(new StockCommand.DetectDelivery(detected("d1")))).isEmpty();
    TankBalance first = balance(tanks(Occasion.DAY_CLOSE, Stock.gauged(14_970_000)));
    assertThat(first.undocumented()).isEqualTo(new Volume(4_970_000));
    assertThat(first.variance()).isEqualTo(Volume.ZERO);
    var paper = Stock.delivery("D1", 5_000_000);
    till.approved(
        Right.RECORD_DELIVERY,
        new StockCommand.ReceiveDelivery(
            new Delivery(
                paper.document(),
                2,
                2,
                paper.ticket(),
                paper.before(),
                paper.after(),
                paper.soldMeanwhile(),
                "d1")));
    TankBalance second = balance(tanks(Occasion.DAY_CLOSE, Stock.gauged(14_970_000)));
    assertThat(second.delivered().plus(second.undocumented())).isEqualTo(new Volume(30_000));
    assertThat(inTank(second)).isEqualTo(Volume.ZERO);
    assertThat(till.state.stock().detected()).isEmpty();
  }

  @Test
  void aRiseThatWasNoDeliveryIsTakenBack() {
    tanks(Occasion.SHIFT_OPEN, Stock.gauged(10_000_000));
    till.hears(new StockCommand.DetectDelivery(detected("d1")));
    till.approved(
        Right.RECORD_DELIVERY, new StockCommand.DismissDelivery("d1", "probe was cleaned"));
    TankBalance balance = balance(tanks(Occasion.DAY_CLOSE, Stock.gauged(10_000_000)));
    assertThat(balance.undocumented()).isEqualTo(Volume.ZERO);
    assertThat(balance.variance()).isEqualTo(Volume.ZERO);
  }

  @Test
  void aCounterThatRanOnWithoutAFillIsUnrecordedFuel() {
    counters(Occasion.SHIFT_OPEN, 500_000_000);
    till.filled("k1", 3, 40_000, "314.40");
    NozzleBalance balance = nozzle(counters(Occasion.DAY_CLOSE, 500_061_000));
    assertThat(balance.counted()).isEqualTo(new Volume(61_000));
    assertThat(balance.unrecorded()).isEqualTo(new Volume(21_000));
  }

  @Test
  void aCounterMayRollOver() {
    counters(Occasion.SHIFT_OPEN, 999_990_000);
    till.filled("k1", 3, 40_000, "314.40");
    NozzleBalance balance = nozzle(counters(Occasion.DAY_CLOSE, 30_000));
    assertThat(balance.course()).isEqualTo(NozzleBalance.Course.ROLLED_OVER);
    assertThat(balance.unrecorded()).isEqualTo(Volume.ZERO);
  }

  @Test
  void aCounterThatWentBackSaysNothing() {
    counters(Occasion.SHIFT_OPEN, 500_000_000);
    NozzleBalance balance = nozzle(counters(Occasion.DAY_CLOSE, 499_000_000));
    assertThat(balance.course()).isEqualTo(NozzleBalance.Course.WENT_BACK);
    assertThat(balance.unrecorded()).isNull();
  }

  @Test
  void aPaperIsKnownAfterTheDayWasClosed() {
    var paper = new StockCommand.ReceiveDelivery(Stock.delivery("D1", 5_000_000));
    till.approved(Right.RECORD_DELIVERY, paper);
    till.approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
    assertThat(till.refuses(Request.by(TestBook.CASHIER, paper)))
        .isEqualTo(Refusal.Reason.DELIVERY_KNOWN);
  }

  /** Till and gauge tell of the same tanker, each with its own times. */
  @Test
  void aRiseThatWaitsOrWasBookedIsNotNoticedAgainByTheGauge() {
    till.hears(new StockCommand.DetectDelivery(between("d1", 0, 60)));
    StockCommand gauges = new StockCommand.DetectDelivery(between("gauge-2", 10, 40));
    assertThat(till.hears(gauges)).isEmpty();
    assertThat(till.hears(new StockCommand.DetectDelivery(between("d2", 60, 90))))
        .as("begins where the first ended")
        .hasSize(1);
    DetectedDelivery first = between("d1", 0, 60);
    till.approved(
        Right.RECORD_DELIVERY,
        new StockCommand.ReceiveDelivery(
            new Delivery(
                "D1", 2, 2, litres(5_000), first.before(), first.after(), Volume.ZERO, "d1")));
    assertThat(till.hears(gauges)).isEmpty();
  }

  /** The second tanker came before the level had been at rest for long. */
  @Test
  void twoTankersThatFollowCloselyAreTwo() {
    DetectedDelivery first = between("d1", 0, 60);
    till.hears(new StockCommand.DetectDelivery(first));
    assertThat(till.hears(new StockCommand.DetectDelivery(first))).as("told twice").isEmpty();
    assertThat(till.hears(new StockCommand.DetectDelivery(between("d2", 55, 90)))).hasSize(1);
    till.approved(
        Right.RECORD_DELIVERY,
        new StockCommand.ReceiveDelivery(
            new Delivery(
                "D1", 2, 2, litres(5_000), first.before(), first.after(), Volume.ZERO, "d1")));
    assertThat(till.hears(new StockCommand.DetectDelivery(between("d3", 58, 99)))).hasSize(1);
    assertThat(till.hears(new StockCommand.DetectDelivery(first))).as("booked").isEmpty();
  }

  private static DetectedDelivery between(String id, long from, long to) {
    return new DetectedDelivery(id, 2, gaugedAt(from, 10_000), gaugedAt(to, 15_000), Volume.ZERO);
  }

  private static TankReading gaugedAt(long minute, long litres) {
    return new TankReading(
        2,
        TankReading.Source.GAUGE,
        Stock.MORNING.plus(Duration.ofMinutes(minute)),
        litres(litres),
        null,
        null,
        null,
        null,
        null);
  }

  private static Volume litres(long litres) {
    return new Volume(litres * 1_000);
  }

  /** What the pumps had given by then goes with the level: a later level is measured from both. */
  @Test
  void theNewestLevelOfTheGaugeIsKeptWithWhatThePumpsHadGiven() {
    till.filled("k1", 3, 40_000, "314.40");
    tanks(Occasion.PERIODIC, gaugedAt(0, 9_000));
    till.filled("k2", 3, 20_000, "157.20");
    var level = till.state.stock().gauged().get(2);
    assertThat(level.reading()).isEqualTo(gaugedAt(0, 9_000));
    assertThat(level.meters().values()).singleElement().extracting("filled").isEqualTo(litres(40));
    till.approved(
        Right.RECORD_READING,
        new StockCommand.RecordTanks(
            Occasion.MANUAL, List.of(TankReading.typed(2, Stock.MORNING, litres(8_000)))));
    assertThat(till.state.stock().gauged().get(2)).as("not a gauge's").isEqualTo(level);
    till.hears(new StockCommand.DetectDelivery(between("d1", 10, 30)));
    assertThat(till.state.stock().gauged().get(2).reading()).isEqualTo(gaugedAt(30, 15_000));
  }

  /** A pump that keeps silent at the close is balanced with what somebody reads off it. */
  @Test
  void aCounterThatIsTypedAtTheCloseBalancesASilentPump() {
    counters(Occasion.SHIFT_OPEN, 500_000_000);
    till.filled("k1", 3, 40_000, "314.40");
    var told = Stock.counter(3, 500_061_000);
    var typed =
        new TotaliserReading(
            told.pump(),
            told.nozzle(),
            told.grade(),
            TotaliserReading.Source.TYPED,
            told.at(),
            told.volume(),
            null);
    Command close = new StockCommand.RecordTotalisers(Occasion.DAY_CLOSE, List.of(typed));
    NozzleBalance balance = nozzle(till.approved(Right.RECORD_READING, close));
    assertThat(balance.closing().source()).isEqualTo(TotaliserReading.Source.TYPED);
    assertThat(balance.unrecorded()).isEqualTo(new Volume(21_000));
  }

  @Test
  void aRiseThatWaitsIsRefusedAsAnotherDeliveryEvenIfItIsTypedHoursLater() {
    till.hears(new StockCommand.DetectDelivery(detected("d1")));
    TankReading typed = at(Duration.ofHours(3));
    assertThat(
            till.refuses(
                Request.by(
                    TestBook.CASHIER,
                    new StockCommand.ReceiveDelivery(
                        new Delivery(
                            "D1", 2, 2, new Volume(5_000_000), typed, typed, Volume.ZERO, null)))))
        .isEqualTo(Refusal.Reason.DELIVERY_DETECTED);
  }

  private static TankReading at(Duration later) {
    return TankReading.typed(2, Stock.MORNING.plus(later), new Volume(10_000_000));
  }

  @Test
  void alarmsAndFlagsAreWrittenDownWhenTheyAreNews() {
    var high = new StockCommand.ReportAlarms(2, List.of(TankAlarm.HIGH_WATER));
    assertThat(till.hears(high)).hasSize(1);
    assertThat(till.hears(high)).isEmpty();
    till.hears(new StockCommand.ReportAlarms(2, List.of()));
    assertThat(till.state.stock().alarms()).isEmpty();
    var flag =
        new StockCommand.Flag(
            List.of(
                new StockFlag(
                    2,
                    LocalDate.of(2026, 11, 22),
                    StockRule.DAILY,
                    StockFlag.Severity.AMBER,
                    new Volume(-61_000),
                    new Volume(50_000),
                    null)));
    assertThat(till.hears(flag)).hasSize(1);
    assertThat(till.hears(flag)).isEmpty();
  }

  private static DetectedDelivery detected(String id) {
    return new DetectedDelivery(
        id, 2, Stock.gauged(10_000_000), Stock.gauged(14_850_000), new Volume(120_000));
  }

  private List<Event> tanks(Occasion occasion, TankReading reading) {
    return till.does(new StockCommand.RecordTanks(occasion, List.of(reading)));
  }

  private List<Event> counters(Occasion occasion, long millilitres) {
    return till.does(
        new StockCommand.RecordTotalisers(occasion, List.of(Stock.counter(3, millilitres))));
  }

  private static Volume inTank(TankBalance balance) {
    return TankDay.of(LocalDate.EPOCH, balance).varianceInTank();
  }

  private static TankBalance balance(List<Event> events) {
    return ((StockEvent.TanksBalanced) events.getLast()).balances().getFirst();
  }

  private static NozzleBalance nozzle(List<Event> events) {
    return ((StockEvent.TotalisersBalanced) events.getLast()).balances().getFirst();
  }
}
