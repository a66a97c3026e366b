package canopy.till.tour;

import canopy.hardware.forecourt.PumpState;
import canopy.till.station.DemoStation;
import canopy.till.tour.Street.Fuel;

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
    noon.controllerRestart();
    Forecourt.play(play);
    Refunds.play(play);
    play.awaitPapers();
  }

  /** Nothing is lost: the sale with its part payment, the unpaid fill, and the one that ran. */
  private void goOn() {
    if (!play.atWork()) {
      play.signIn(DemoStation.CASHIER);
    }
    play.awaitDue(Goods.GUM_MINOR + Goods.WATER_MINOR);
    play.camera().take("after-the-plug-was-pulled");
    long total = Goods.GUM_MINOR + Goods.WATER_MINOR;
    cashier.key("F12");
    cashier.await("the tender screen", () -> cashier.sees("exact"));
    play.payRemainder("half paid when the power went", total, total - 5_00);
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
    play.scan(Goods.COLA);
    play.payExactly("sold without paper", Goods.COLA_MINOR);
    cashier.await("the receipt to wait", () -> !play.state().prints().jobs().isEmpty());
    play.camera().take("paper-out");
    play.scan(Goods.WATER);
    play.payExactly("sold without paper, once more", Goods.WATER_MINOR);
    play.printer("paper ok");
    play.awaitPapers();
  }

  /** The controller starts anew while a car fills: nothing is lost, nothing counts twice. */
  private void controllerRestart() {
    play.street().car(7, 3, 10_000);
    play.awaitPump(7, PumpState.CALLING);
    play.tap(7);
    play.awaitPump(7, PumpState.FUELLING);
    play.street().fault("{\"restartMillis\":2500}");
    cashier.await("the forecourt to be gone", () -> !cashier.board().online());
    play.camera().take("forecourt-offline");
    play.scan(Goods.WATER);
    play.payExactly("sold while the forecourt was away", Goods.WATER_MINOR);
    cashier.await("the forecourt to be back", () -> cashier.board().online());
    play.awaitFill(7, 0);
    Fuel fuel = play.street().newest(7);
    play.takeFill(7);
    play.payExactly("filled over a restart of the controller", fuel.amountMinor());
  }
}
