package canopy.till.tour;

import canopy.core.fuel.Fill;
import canopy.core.operator.Operator;
import canopy.core.sale.CompletedSale;
import canopy.core.state.TillState;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.line.sim.ControlClient;
import canopy.till.station.DemoStation;
import canopy.till.station.DemoStation.DemoPerson;
import canopy.till.ui.Language;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What every scene is played with, and what happens in many of them. On the script's thread.
 *
 * @param cashier hands and eyes at the window
 * @param street cars and trouble on the forecourt
 * @param printer trouble with the printer
 * @param tally the tour's own account
 * @param printed where the printer's papers lie
 */
record Play(
    Cashier cashier,
    Camera camera,
    Street street,
    ControlClient printer,
    Tally tally,
    Path printed) {

  TillState state() {
    return cashier.till().state();
  }

  /** Chooses a tile, types the PIN on the pad, and is let in. */
  void signIn(DemoPerson person) {
    cashier.touchText(person.name());
    cashier.pad(person.pin());
    cashier.touch("pin-enter");
    cashier.await(
        person.name() + " to be signed in",
        () -> person.id().equals(state().session().operator()) && !state().session().locked());
    cashier.settle();
  }

  /** The manager comes and allows what was asked. */
  void approve() {
    cashier.await("the question for approval", () -> cashier.sees("pin-enter"));
    cashier.settle();
    cashier.pad(DemoStation.MANAGER.pin());
    cashier.touch("pin-enter");
    cashier.await("the approval", () -> !cashier.sees("pin-enter"));
  }

  /** Whether somebody is signed in and the till is not locked. */
  boolean atWork() {
    return state().session().operator() != null && !state().session().locked();
  }

  /** What is to be paid for the open sale. */
  long due() {
    var totals = cashier.till().totals();
    return totals == null ? 0 : totals.total().minor();
  }

  void awaitDue(long minor) {
    cashier.await("a total of " + minor + " (now " + due() + ")", () -> due() == minor);
  }

  /** The number of the newest completed sale. */
  @Nullable String last() {
    CompletedSale last = state().basket().last();
    return last == null ? null : last.id();
  }

  /** Two presses after the last scan: exact cash. */
  void payExactly(String title, long totalMinor) {
    awaitDue(totalMinor);
    String before = last();
    cashier.key("F12");
    cashier.await("the tender screen", () -> cashier.sees("exact"));
    cashier.key("Enter");
    tally.sale(title, totalMinor);
    tally.money("cash", totalMinor);
    finish(before);
  }

  /** Cash with change: what is given is typed. */
  void payCash(String title, long totalMinor, String given, long givenMinor) {
    awaitDue(totalMinor);
    String before = last();
    cashier.key("F12");
    cashier.await("the tender screen", () -> cashier.sees("exact"));
    cashier.type(given);
    cashier.key("Enter");
    tally.sale(title, totalMinor);
    tally.money("cash", givenMinor);
    tally.money("cash", totalMinor - givenMinor);
    finish(before);
  }

  /** Cash for what other tenders have left; the tender screen is open. */
  void payRemainder(String title, long totalMinor, long restMinor) {
    String before = last();
    cashier.key("Enter");
    tally.sale(title, totalMinor);
    tally.money("cash", restMinor);
    finish(before);
  }

  /** How much money of all kinds has been taken for the open sale. */
  int tenders() {
    var open = cashier.till().open();
    return open == null ? 0 : open.tenders().size();
  }

  /**
   * Another kind of money for all that is left.
   *
   * @param key of the kind's tile
   */
  void payRest(String title, long totalMinor, long restMinor, String key, String kind) {
    String before = last();
    if (!cashier.seesNow("exact")) {
      cashier.key("F12");
      cashier.await("the tender screen", () -> cashier.sees("exact"));
    }
    cashier.key(key);
    cashier.type("88120034");
    cashier.key("Enter");
    tally.sale(title, totalMinor);
    tally.money(kind, restMinor);
    finish(before);
  }

  /** Waits for the end of the sale, looks at the result, and goes on to the next customer. */
  private void finish(@Nullable String before) {
    cashier.await("the end of the sale", () -> last() != null && !last().equals(before));
    cashier.await("the result", () -> cashier.sees("next"));
    cashier.key("Enter");
    cashier.await("the next customer", () -> !cashier.sees("next"));
  }

  /** Presses the one thing that is due at a pump: types its number and Ctrl+P. */
  void tap(int pump) {
    cashier.type(Integer.toString(pump));
    cashier.key("Ctrl+P");
  }

  /** Opens a pump's own screen: types its number and Ctrl+O. */
  void openPump(int pump) {
    cashier.type(Integer.toString(pump));
    cashier.key("Ctrl+O");
    cashier.await("the pump's screen", () -> cashier.seesWord("fuel.leave"));
  }

  PumpState pumpState(int pump) {
    return cashier.board().status(pump).state();
  }

  void awaitPump(int pump, PumpState wanted) {
    cashier.await("pump " + pump + " to be " + wanted, () -> pumpState(pump) == wanted);
  }

  /** A car comes, the cashier releases the pump, it fills and hangs up. Returns the fill. */
  Fill fuel(int pump, int grade, long millilitres) {
    int before = state().fuel().unpaidOf(pump).size();
    street.car(pump, grade, millilitres);
    awaitPump(pump, PumpState.CALLING);
    tap(pump);
    return awaitFill(pump, before);
  }

  Fill awaitFill(int pump, int before) {
    cashier.await(
        "a fill at pump " + pump, () -> state().fuel().unpaidOf(pump).size() == before + 1);
    return state().fuel().unpaidOf(pump).getLast();
  }

  /** Takes the oldest unpaid fill into the sale. */
  void takeFill(int pump) {
    int lines = lines();
    tap(pump);
    cashier.await("the fill in the basket", () -> lines() == lines + 1);
  }

  int lines() {
    var open = cashier.till().open();
    return open == null ? 0 : open.activeLines().size();
  }

  /** Scans, and waits until the line is in the sale and on the screen. */
  void scan(String code) {
    long before = due();
    cashier.scan(code);
    cashier.await("the scan of " + code, () -> due() != before);
    cashier.settle();
  }

  /** An order to the printer's simulator. */
  void printer(String order) {
    try {
      printer.send(order);
    } catch (IOException e) {
      throw new TourFailed("the printer simulator did not take " + order, e);
    }
  }

  /** All papers that were wanted have been printed. */
  void awaitPapers() {
    cashier.await("the papers", () -> state().prints().jobs().isEmpty());
  }

  @Nullable Operator operator() {
    String id = state().session().operator();
    return id == null ? null : cashier.till().book().operator(id);
  }

  /** Three pictures of what is in view, one for each language; ends with the first again. */
  void inEveryLanguage(String name) {
    for (Language _ : Language.values()) {
      camera.take(name + "-" + cashier.language());
      cashier.speakNext();
    }
  }
}
