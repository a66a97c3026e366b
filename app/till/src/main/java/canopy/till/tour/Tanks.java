package canopy.till.tour;

import canopy.core.stock.TankReading;
import canopy.till.tour.sim.SimulatorOrders;
import java.time.Instant;

/** What a manager sees of the tanks: a delivery that is short, and a fill that nobody released. */
final class Tanks {
  private static final String DOCUMENT = "JY-20261122-017";
  private static final int TANK = 2;
  private static final long POURED_MILLILITRES = 5_000_000;

  private final Play play;
  private final Cashier cashier;
  private final SimulatorOrders gauge;

  private Tanks(Play play, SimulatorOrders gauge) {
    this.play = play;
    this.cashier = play.cashier();
    this.gauge = gauge;
  }

  /**
   * @param gauge where the tank gauge takes orders
   */
  static void play(Play play, String gauge) {
    Tanks tanks = new Tanks(play, new SimulatorOrders(gauge));
    tanks.delivery();
    tanks.offlineFill();
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
}
