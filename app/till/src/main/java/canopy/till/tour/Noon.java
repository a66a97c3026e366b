package canopy.till.tour;

import canopy.core.state.PrintJob;
import canopy.till.station.DemoStation;
import canopy.till.tour.Street.Fuel;
import canopy.till.ui.control.Health.Level;
import canopy.till.ui.control.Health.Part;

/** After the crash: the open sale goes on, and everything that goes wrong on a bad day. */
final class Noon {
  private final Play play;
  private final Cashier cashier;

  private Noon(Play play) {
    this.play = play;
    this.cashier = play.cashier();
  }

  static void play(Play play) {
    Noon noon = new Noon(play);
    noon.goOn();
    noon.paperOut();
    noon.printerWithoutPower();
    noon.controllerRestart();
    Forecourt.play(play);
    Refunds.play(play);
    Shifts.change(play);
  }

  /** Nothing is lost: the sale with its part payment, the unpaid fill, and the one that ran. */
  private void goOn() {
    play.awaitLock();
    play.signIn(DemoStation.CASHIER);
    long total = Goods.GUM_MINOR + Goods.WATER_MINOR;
    play.awaitDue(total);
    play.inEveryLanguage("after-the-plug-was-pulled");
    play.openTender();
    play.payRemainder("half paid when the power went", total, total - 5_00, () -> {});
    play.awaitFill(6, 0);
    Fuel ran = play.street().newest(6);
    play.takeFill(6);
    play.payExactly("filled while the till was dead", ran.amountMinor());
    Fuel waited = play.street().newest(1);
    play.takeFill(1);
    play.payExactly("unpaid when the power went", waited.amountMinor());
  }

  /** The sale is not held up; the receipt comes when there is paper again. */
  private void paperOut() {
    play.awaitPapers();
    play.printer("paper out");
    cashier.await("the paper to be out", () -> !cashier.health(Part.PRINTER, Level.OK));
    play.scan(Goods.COLA);
    play.payExactly("sold without paper", Goods.COLA_MINOR);
    cashier.await("the receipt to wait", () -> !play.state().prints().jobs().isEmpty());
    play.inEveryLanguage("paper-out");
    play.scan(Goods.WATER);
    play.payExactly("sold without paper, once more", Goods.WATER_MINOR);
    play.open("Alt+6", "health-parts");
    play.inEveryLanguage("health-paper-out");
    play.home();
    play.printer("paper ok");
    play.awaitPapers();
  }

  /**
   * The printer loses power in the middle of a receipt: a person looks, and has it printed again.
   */
  private void printerWithoutPower() {
    play.printer("reset-after 600");
    play.scan(Goods.GUM);
    play.payExactly("the printer lost its power", Goods.GUM_MINOR);
    cashier.await(
        "a receipt of which nobody knows",
        () ->
            play.state().prints().jobs().values().stream()
                .anyMatch(job -> job.state() == PrintJob.State.UNKNOWN));
    play.open("Alt+6", "health-parts");
    cashier.await("the question for the paper", () -> cashier.seesWord("health.again"));
    play.inEveryLanguage("health-print-unknown");
    cashier.touchWord("health.again");
    play.awaitPapers();
    play.home();
  }

  /** The controller starts anew while a car fills: nothing is lost, nothing counts twice. */
  private void controllerRestart() {
    play.fuelWithoutEnd(7, 3);
    play.street().fault("{\"offline\":true,\"restartMillis\":1}");
    cashier.await("the forecourt to be gone", () -> !cashier.board().online());
    play.inEveryLanguage("forecourt-offline");
    play.scan(Goods.WATER);
    play.payExactly("sold while the forecourt was away", Goods.WATER_MINOR);
    play.street().fault("{\"offline\":false}");
    cashier.await("the forecourt to be back", () -> cashier.board().online());
    play.street().leaves(7);
    play.awaitFill(7, 0);
    Fuel fuel = play.street().newest(7);
    play.takeFill(7);
    play.payExactly("filled over a restart of the controller", fuel.amountMinor());
  }
}
