package canopy.till.tour;

import canopy.core.stock.TankReading;
import canopy.till.demo.SimulatedStation;
import canopy.till.demo.TankedPast;
import canopy.till.demo.TankedPast.Leak;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.tour.sim.SimulatorOrders;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What happens to the tanks: weeks of days, a leak, a delivery that is short, a fill that nobody
 * released, and fuel that only a counter knows of.
 */
final class Tanks {
  private static final String DOCUMENT = "JY-20261122-017";
  private static final int TANK = 2;
  private static final long TEST_MILLILITRES = 5_000;
  private static final long POURED_MILLILITRES = 5_000_000;

  /** A litre an hour runs out of the diesel's tank since two days. */
  static final Leak LEAK = new Leak(4, 1_000, 2);

  private static final int RAN_ON_PUMP = 7;
  private static final int RAN_ON_NOZZLE = 3;
  static final int RAN_ON_TANK = 3;
  private static final long RAN_ON_MILLILITRES = 8_500;
  private static final long SEED = 20;

  private final Play play;
  private final Cashier cashier;
  private final SimulatorOrders gauge;

  private Tanks(Play play, SimulatorOrders gauge) {
    this.play = play;
    this.cashier = play.cashier();
    this.gauge = gauge;
  }

  /**
   * The station has a past, and the simulators go on where it ends: the leak, too.
   *
   * @param data a till that was never started
   * @return the last line of its journal
   */
  static long past(SimulatedStation station, DataFolder data) throws IOException {
    LocalDate today = LocalDate.now(Clock.system(ZoneId.of(DemoStation.ZONE)));
    TankedPast.Ending ending =
        TankedPast.write(
            data,
            new Street(station.forecourtControl()).counters(),
            LEAK,
            today.minusDays(1),
            SEED);
    SimulatorOrders gauge = new SimulatorOrders(station.tankControl());
    ending
        .tanks()
        .forEach(
            (tank, volume) ->
                gauge.give(
                    "set",
                    "{\"tank\":%d,\"volumeMillilitres\":%d}"
                        .formatted(tank, volume.millilitres())));
    gauge.give(
        "leak",
        "{\"tank\":%d,\"millilitresPerHour\":%d}"
            .formatted(LEAK.tank(), LEAK.millilitresPerHour()));
    return ending.lastSeq();
  }

  /**
   * @param gauge where the tank gauge takes orders
   */
  static void play(Play play, String gauge) {
    Tanks tanks = new Tanks(play, new SimulatorOrders(gauge));
    tanks.pourBack();
    tanks.delivery();
    tanks.offlineFill();
    tanks.countsOn();
  }

  /** The can of the noon's pump test is emptied into the tank it came from. */
  private void pourBack() {
    gauge.give("sold", "{\"tank\":%d,\"volumeMillilitres\":%d}".formatted(TANK, -TEST_MILLILITRES));
  }

  /** The ticket says 5,060 litres; 5,000 came. */
  private void delivery() {
    play.open("F7", "preview");
    play.open("Alt+T", "tank-cards");
    play.inEveryLanguage("tanks");
    cashier.touch("tank-" + TANK);
    cashier.touch("stock-DELIVERY");
    readNow();
    cashier.touch("stock-take-before");
    gauge.give(
        "pour",
        "{\"tank\":%d,\"volumeMillilitres\":%d,\"atOnce\":true}"
            .formatted(TANK, POURED_MILLILITRES));
    readNow();
    cashier.touch("stock-take-after");
    cashier.write("stock-document", DOCUMENT);
    cashier.write("stock-ticket", "5060");
    cashier.write("stock-sold", "0");
    cashier.settle();
    play.inEveryLanguage("tank-delivery");
    cashier.touch("stock-delivery-save");
    cashier.await(
        "the delivery in the journal",
        () ->
            play.state().stock().deliveries().stream()
                .anyMatch(delivery -> delivery.document().equals(DOCUMENT)));
    cashier.settle();
    play.camera().take("tank-delivered");
    play.home();
  }

  private void readNow() {
    Instant before = read();
    cashier.touch("stock-read");
    cashier.await("the gauge", () -> read().isAfter(before));
    cashier.settle();
  }

  private Instant read() {
    TankReading newest = play.state().stock().tanks().get(TANK);
    return newest == null ? Instant.EPOCH : newest.at();
  }

  /** It waits for its money over the close of the day. */
  private void offlineFill() {
    play.street().offlineFill(5, 1, 12_340);
    play.awaitFill(5, 0);
  }

  /** The tank gives fuel that no fill tells of. */
  private void countsOn() {
    play.street().countsOn(RAN_ON_PUMP, RAN_ON_NOZZLE, RAN_ON_MILLILITRES);
    play.tally().ranOn(RAN_ON_PUMP, RAN_ON_NOZZLE, RAN_ON_MILLILITRES);
    gauge.give("sales", "");
    play.tally().finding("DELIVERY_SHORT", TANK);
    play.tally().finding("UNRECORDED_FUEL", RAN_ON_TANK);
    play.tally().finding("TREND", LEAK.tank());
  }
}
