package canopy.till.tour;

import canopy.core.fuel.Fill;
import canopy.core.sale.CompletedSale;
import canopy.core.state.TillState;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.line.sim.ControlClient;
import canopy.till.station.DemoStation;
import canopy.till.station.DemoStation.DemoPerson;
import canopy.till.tour.reckoning.Tally;
import canopy.till.ui.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every scene is played with, and what happens in many of them. Every step first waits until
 * the window shows what it needs, never for a time. On the script's thread.
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
  private static final int MOST_STEPS_BACK = 4;

  TillState state() {
    return cashier.till().state();
  }

  /** Chooses a tile (unless the till is locked by this person), types the PIN, and is let in. */
  void signIn(DemoPerson person) {
    if (!person.id().equals(state().session().operator())) {
      cashier.touchText(person.name());
    }
    cashier.pad(person.pin());
    cashier.touch("pin-enter");
    cashier.await(
        person.name() + " to be signed in",
        () -> person.id().equals(state().session().operator()) && !state().session().locked());
    awaitSaleScreen();
  }

  /** A till that starts with somebody signed in asks for the PIN. */
  void awaitLock() {
    cashier.await("the lock", () -> state().session().locked());
  }

  /** The next person comes to a till that is locked. */
  void takeOver(DemoPerson person) {
    awaitLock();
    cashier.touchWord("signin.takeover");
    cashier.await("nobody to be signed in", () -> state().session().operator() == null);
    signIn(person);
  }

  /** The manager comes and allows what was asked. */
  void approve() {
    awaitQuestion();
    cashier.pad(DemoStation.MANAGER.pin());
    cashier.touch("pin-enter");
    cashier.await("the approval", () -> !cashier.interrupted());
  }

  void awaitQuestion() {
    cashier.await(
        "the question for approval", () -> cashier.interrupted() && cashier.sees("pin-enter"));
  }

  /** Whether somebody is signed in and the till is not locked. */
  boolean atWork() {
    return state().session().operator() != null && !state().session().locked();
  }

  /** Back to the sale screen: Escape leaves one thing after another. */
  void home() {
    for (int i = 0; i < MOST_STEPS_BACK && !cashier.seesPartNow("sale-screen"); i++) {
      cashier.key("Esc");
      cashier.settle();
    }
    awaitSaleScreen();
  }

  private void awaitSaleScreen() {
    cashier.await(
        "the sale screen", () -> cashier.seesPart("sale-screen") && !cashier.interrupted());
    cashier.settle();
  }

  /** Opens a screen by its key and waits for a part that only it has. */
  void open(String key, String part) {
    cashier.key(key);
    cashier.await("the screen behind " + key, () -> cashier.seesPart(part));
    cashier.settle();
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

  /** Opens the tender screen for what lies in the basket. */
  void openTender() {
    cashier.await("PAY to be possible", () -> cashier.sees("pay") && !cashier.interrupted());
    cashier.key("F12");
    awaitTender();
  }

  /** Money can be taken: the tender screen is there and nothing is on its way. */
  void awaitTender() {
    cashier.await("the tender screen", () -> cashier.sees("exact"));
  }

  /** Two presses after the last scan: exact cash. */
  void payExactly(String title, long totalMinor) {
    payExactly(title, totalMinor, () -> {});
  }

  /** The same where a second person says yes to the sum. */
  void payApproved(String title, long totalMinor) {
    awaitDue(totalMinor);
    openTender();
    awaitTender();
    String before = last();
    cashier.key("Enter");
    awaitQuestion();
    camera.take("payout-approval");
    approve();
    tally.sale(title, totalMinor);
    tally.cash(totalMinor);
    finish(before, () -> {});
  }

  /** The same with something to be looked at while the result is shown. */
  void payExactly(String title, long totalMinor, Runnable whileResult) {
    awaitDue(totalMinor);
    openTender();
    payRemainder(title, totalMinor, totalMinor, whileResult);
  }

  /** Cash with change: what is given is typed. */
  void payCash(String title, long totalMinor, String given, Runnable whileResult) {
    awaitDue(totalMinor);
    openTender();
    String before = last();
    cashier.type(given);
    cashier.await("the pad", () -> cashier.sees("pad-cash"));
    cashier.key("Enter");
    tally.sale(title, totalMinor);
    tally.cash(totalMinor); // What is given comes back as change, but for this.
    finish(before, whileResult);
  }

  /** Cash for what other tenders have left; the tender screen is open. */
  void payRemainder(String title, long totalMinor, long restMinor, Runnable whileResult) {
    awaitTender();
    String before = last();
    cashier.key("Enter");
    tally.sale(title, totalMinor);
    tally.cash(restMinor);
    finish(before, whileResult);
  }

  /**
   * A part of the sale by card; the tender screen is open.
   *
   * @param yuan the part
   * @param slip the number on the terminal's slip
   */
  void payPartByCard(int yuan, String slip, Runnable whileAsked) {
    awaitTender();
    cashier.type(Integer.toString(yuan));
    typeReference("card", slip);
    whileAsked.run();
    cashier.key("Enter");
    cashier.await("the first tender", () -> tenders() == 1);
    awaitTender();
    tally.money("card", yuan * 100L);
  }

  /** How much money of all kinds has been taken for the open sale. */
  int tenders() {
    var open = cashier.till().open();
    return open == null ? 0 : open.tenders().size();
  }

  /** Another kind of money for all that is due. */
  void payBy(String title, long totalMinor, String kind) {
    awaitDue(totalMinor);
    openTender();
    String before = last();
    typeReference(kind, "88120034");
    cashier.key("Enter");
    tally.sale(title, totalMinor);
    tally.money(kind, totalMinor);
    finish(before, () -> {});
  }

  private void typeReference(String kind, String number) {
    cashier.touch("tender-" + kind);
    cashier.await("the question for the number", () -> cashier.sees("take-reference"));
    cashier.type(number);
  }

  /** Waits for the end of the sale, looks at the result, and goes on to the next customer. */
  void finish(@Nullable String before, Runnable whileResult) {
    cashier.await("the end of the sale", () -> last() != null && !last().equals(before));
    cashier.await("the result", () -> cashier.sees("next"));
    whileResult.run();
    cashier.key("Enter");
    cashier.await("the next customer", () -> !cashier.sees("next"));
  }

  /** Presses the one thing that is due at a pump: types its number and Ctrl+P. */
  private void tap(int pump) {
    cashier.type(Integer.toString(pump));
    cashier.key("Ctrl+P");
  }

  /** Lets a calling pump run. */
  void authorise(int pump) {
    cashier.await(
        "pump " + pump + " to call",
        () -> pumpState(pump) == PumpState.CALLING && !state().fuel().releases().containsKey(pump));
    tap(pump);
  }

  /** Opens a pump's own screen: types its number and Ctrl+O. */
  void openPump(int pump) {
    awaitSaleScreen();
    cashier.type(Integer.toString(pump));
    cashier.key("Ctrl+O");
    cashier.await("the pump's screen", () -> cashier.seesPart("pump-detail"));
    cashier.settle();
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
    authorise(pump);
    return awaitFill(pump, before);
  }

  /** A car comes and fills until it is told to stop. */
  void fuelWithoutEnd(int pump, int grade) {
    street.patientCar(pump, grade);
    authorise(pump);
    awaitPump(pump, PumpState.FUELLING);
  }

  Fill awaitFill(int pump, int before) {
    cashier.await(
        "a fill at pump " + pump, () -> state().fuel().unpaidOf(pump).size() == before + 1);
    return state().fuel().unpaidOf(pump).getLast();
  }

  /** Takes the oldest unpaid fill into the sale. */
  void takeFill(int pump) {
    cashier.await(
        "an unpaid fill at pump " + pump,
        () -> !state().fuel().unpaidOf(pump).isEmpty() && pumpState(pump) != PumpState.CALLING);
    int lines = lines();
    tap(pump);
    cashier.await("the fill in the basket", () -> lines() == lines + 1);
  }

  /** Takes the rest of a prepayment into a refund. */
  void takeRest(int pump) {
    tap(pump);
    cashier.await("the rest in the basket", () -> lines() == 1);
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

  /** How many papers lie below the printer. */
  long papers() {
    try (Stream<Path> files = Files.list(printed)) {
      return files.filter(file -> file.toString().endsWith(".bin")).count();
    } catch (IOException e) {
      throw new TourFailed("the printed papers cannot be counted", e);
    }
  }

  /** Three pictures of what is in view, one for each language; ends with the first again. */
  void inEveryLanguage(String name) {
    for (Language _ : Language.values()) {
      camera.take(name + "-" + cashier.language());
      cashier.speakNext();
    }
  }
}
