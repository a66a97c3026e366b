package canopy.till.tour;

import canopy.core.fuel.Prepay;
import canopy.hardware.forecourt.PumpState;
import canopy.till.station.DemoStation;
import canopy.till.tour.Street.Fuel;
import java.util.Locale;

/** Prepayments, presets, fills that nobody pays, pumps in every state, and STOP ALL. */
final class Forecourt {
  private final Play play;
  private final Cashier cashier;

  private Forecourt(Play play) {
    this.play = play;
    this.cashier = play.cashier();
  }

  static void play(Play play) {
    Forecourt forecourt = new Forecourt(play);
    forecourt.prepay();
    forecourt.preset();
    forecourt.notPaid("fuel.driveoff", "DRIVE_OFF", 4, 6_000);
    forecourt.notPaid("fuel.nomeans", "NO_MEANS_OF_PAYMENT", 4, 7_000);
    forecourt.notPaid("fuel.pumptest", "PUMP_TEST", 8, 5_000);
    forecourt.everyState();
  }

  /** 100.00 are paid, less is filled, the rest goes back. */
  private void prepay() {
    cashier.key("F9");
    cashier.await("the question for the pump", () -> cashier.seesPart("notice-info"));
    play.inEveryLanguage("prepay-which-pump");
    cashier.type("1");
    cashier.key("Enter");
    cashier.await("the pump's screen", () -> cashier.seesPart("pump-detail"));
    cashier.settle();
    play.inEveryLanguage("pump-detail");
    cashier.type("100");
    play.inEveryLanguage("pump-detail-amount");
    cashier.key("F3");
    play.payExactly("prepaid by amount", 100_00);
    play.awaitPump(1, PumpState.AUTHORISED);
    play.street().car(1, 2, 10_000);
    cashier.await("the rest to be due", () -> restDue(1));
    play.inEveryLanguage("prepay-rest-due");
    long rest = 100_00 - play.street().newest(1).amountMinor();
    play.takeRest(1);
    play.payExactly("the rest of a prepayment given back", -rest);
  }

  private boolean restDue(int pump) {
    return play.state().fuel().prepaysOf(pump).stream()
        .anyMatch(prepay -> prepay.state() == Prepay.State.REST_DUE);
  }

  /** The pump stops at 50.00 although the car would take more. */
  private void preset() {
    play.openPump(2);
    cashier.key("F4");
    cashier.type("50");
    cashier.key("F2");
    play.awaitPump(2, PumpState.AUTHORISED);
    play.home();
    play.street().car(2, 1, 40_000);
    play.awaitFill(2, 0);
    Fuel fuel = play.street().newest(2);
    play.takeFill(2);
    play.payExactly("preset by amount, paid afterwards", fuel.amountMinor());
  }

  private void notPaid(String outcomeKey, String outcome, int pump, long millilitres) {
    play.fuel(pump, 2, millilitres);
    play.tally().writtenOff(outcome, play.street().newest(pump).amountMinor());
    play.openPump(pump);
    cashier.await("the unpaid fill", () -> cashier.seesWord("fuel.notpaid"));
    cashier.key("F9");
    cashier.touchWord(outcomeKey);
    if (!outcome.equals("PUMP_TEST")) {
      cashier.write("plate", "示A12345");
    }
    cashier.write("details", outcome.equals("PUMP_TEST") ? "倒回 2 号罐" : "白色轿车，往东驶离");
    play.inEveryLanguage("not-paid-" + outcome.toLowerCase(Locale.ROOT));
    cashier.touchWord("fuel.record");
    play.approve();
    cashier.await("the form", () -> play.state().fuel().unpaidOf(pump).isEmpty());
    play.home();
  }

  /** A picture with a pump in each state, then one press stops them all. */
  private void everyState() {
    play.fuel(5, 2, 9_000);
    play.fuelWithoutEnd(4, 4);
    play.openPump(4);
    cashier.key("F6");
    play.awaitPump(4, PumpState.SUSPENDED_FUELLING);
    cashier.key("Page Up");
    cashier.key("F4");
    cashier.type("200");
    cashier.key("F2");
    play.awaitPump(3, PumpState.AUTHORISED);
    play.home();
    play.street().patientCar(1, 1);
    play.awaitPump(1, PumpState.CALLING);
    play.fuelWithoutEnd(2, 2);
    play.street().fault("{\"pumpOffline\":{\"pump\":7,\"on\":true}}");
    play.awaitPump(7, PumpState.INOPERATIVE);
    play.inEveryLanguage("pumps-in-every-state");
    cashier.touch("stop-all");
    cashier.await("all pumps to be stopped", () -> play.state().fuel().isStopped(1));
    cashier.await("the flow to stop", () -> play.pumpState(2) != PumpState.FUELLING);
    play.inEveryLanguage("stop-all");
    afterStop();
  }

  /** On the pump's own screen. */
  private void restart(int pump) {
    awaitRest(pump);
    cashier.key("F7");
    play.awaitPump(pump, PumpState.IDLE);
  }

  private void awaitRest(int pump) {
    cashier.await(
        "pump " + pump + " to rest",
        () -> play.pumpState(pump) == PumpState.CLOSED || play.pumpState(pump) == PumpState.IDLE);
  }

  private void afterStop() {
    play.street().fault("{\"pumpOffline\":{\"pump\":7,\"on\":false}}");
    for (int pump : new int[] {1, 2, 4}) {
      play.street().leaves(pump);
    }
    play.awaitFill(2, 0);
    play.awaitFill(4, 0);
    play.openPump(1);
    restart(1);
    play.home();
    for (int pump = 2; pump <= DemoStation.PUMPS; pump++) {
      awaitRest(pump);
    }
    cashier.touch("restart-all");
    cashier.await("the question", () -> cashier.seesPart("notice-warning"));
    play.inEveryLanguage("restart-all");
    cashier.key("Enter");
    for (int pump = 2; pump <= DemoStation.PUMPS; pump++) {
      play.awaitPump(pump, PumpState.IDLE);
    }
    play.camera().take("restarted-all");
    for (int pump : new int[] {5, 2, 4}) {
      Fuel fuel = play.street().newest(pump);
      play.takeFill(pump);
      play.payExactly("after STOP ALL, pump " + pump, fuel.amountMinor());
    }
  }
}
