package canopy.hardware.forecourt.sim;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A dispenser and the controller's view of it. Owned by {@link SimStation}'s monitor. */
final class SimPump {
  /** From lifting (or releasing) to the first drop. */
  private static final long MOTOR_START_MILLIS = 1_000;

  private static final long FLOW_MILLILITRES_PER_MINUTE = 35_000;

  final int number;
  final List<SimGrade> nozzles;
  final SimBook book;
  private final Supplier<@Nullable LocalDateTime> controllerTime;

  int nozzleUp;
  @Nullable SimCar car;
  @Nullable SimArmed armed;

  /** The open transaction: filling while {@link #filling}, else waiting to be closed. */
  @Nullable SimTransaction open;

  boolean filling;
  boolean suspended;
  boolean offline;

  /** The user who holds the pump or owns its open transaction; empty = nobody. */
  String user = "";

  /** Request in execution as the idle status shows it. */
  String request = "";

  int nextTransaction = 1;

  /** A one-shot answer that waits for its poll; type {@code PumpTotals} or {@code PumpPrices}. */
  @Nullable OneShot oneShot;

  private @Nullable SimArmed terms;
  private long runMillis;

  /** Nozzle 0 for prices. */
  record OneShot(String type, int nozzle, String user) {}

  SimPump(
      int number,
      List<SimGrade> nozzles,
      SimBook book,
      Supplier<@Nullable LocalDateTime> controllerTime) {
    this.number = number;
    this.nozzles = nozzles;
    this.book = book;
    this.controllerTime = controllerTime;
  }

  @Nullable SimArmed terms() {
    return open == null ? armed : terms;
  }

  boolean isFlowing() {
    return filling && !suspended && nozzleUp > 0 && runMillis >= MOTOR_START_MILLIS && !done();
  }

  /** A nozzle leaves its boot. An armed and allowed one starts. */
  void lift(int nozzle) {
    if (nozzleUp == 0) {
      nozzleUp = nozzle;
      startIfArmed();
    }
  }

  /** The nozzle goes back: a fill ends, an authorisation stays armed (as many dispensers do). */
  void hangUp() {
    nozzleUp = 0;
    if (filling) {
      endFill();
    }
  }

  void arm(SimArmed authorisation, String byUser) {
    armed = authorisation;
    user = byUser;
    request = "PumpAuthorize";
    startIfArmed();
  }

  /** Ends an authorisation or a fill. */
  void stop() {
    if (filling) {
      endFill();
    } else if (open == null && armed != null) {
      armed = null;
      user = "";
      request = "";
    }
  }

  void close() {
    SimTransaction finished = open;
    if (finished != null && !filling) {
      finished.closed = true;
      open = null;
      terms = null;
      user = "";
      request = "";
    }
  }

  /** Moves time on. */
  void run(long millis) {
    SimTransaction fill = open;
    if (!filling || fill == null || suspended || nozzleUp == 0) {
      return;
    }
    long flowedBefore = Math.max(0, runMillis - MOTOR_START_MILLIS);
    runMillis += millis;
    long flowed = Math.max(0, runMillis - MOTOR_START_MILLIS);
    long more =
        flowed * FLOW_MILLILITRES_PER_MINUTE / 60_000
            - flowedBefore * FLOW_MILLILITRES_PER_MINUTE / 60_000;
    long wanted = car == null ? Long.MAX_VALUE : car.wantedMillilitres();
    fill.dispensed(Math.min(Math.min(fill.volumeMillilitres + more, wanted), limitMillilitres()));
    if (fill.volumeMillilitres >= limitMillilitres()) {
      SimArmed limits = terms;
      if (limits != null && limits.type().equals("Amount")) {
        fill.amountMinor = limits.dose();
      }
      endFill();
    }
  }

  /** Whether the driver or the limit has had enough. */
  boolean done() {
    SimTransaction fill = open;
    SimCar here = car;
    return fill != null && here != null && fill.volumeMillilitres >= here.wantedMillilitres();
  }

  /**
   * Fuel that flows while the controller does not see the dispenser: known afterwards, closed,
   * nobody's.
   */
  SimTransaction dispenseOffline(int nozzle, long millilitres) {
    SimTransaction fill = begin(nozzle, takeNumber(), 0);
    fill.dispensed(millilitres);
    fill.offline = true;
    fill.user = "PTS";
    fill.closed = true;
    fill.end = controllerTime.get();
    book.finish(fill);
    return fill;
  }

  /** A controller restart forgets locks, authorisations and answers, and keeps transactions. */
  void controllerRestarted() {
    armed = null;
    oneShot = null;
    request = "";
    user = open == null ? "" : user;
  }

  int takeNumber() {
    int number = nextTransaction;
    nextTransaction = number == 65_535 ? 1 : number + 1;
    return number;
  }

  private void startIfArmed() {
    SimArmed authorisation = armed;
    if (authorisation == null || nozzleUp == 0 || open != null || !authorisation.allows(nozzleUp)) {
      return;
    }
    terms = authorisation;
    open = begin(nozzleUp, authorisation.transaction(), authorisation.unitPriceTenthsOfMinor());
    open.user = user;
    filling = true;
    suspended = false;
    runMillis = 0;
  }

  private SimTransaction begin(int nozzle, int transaction, long priceTenthsOfMinor) {
    SimGrade grade = nozzles.get(nozzle - 1);
    long price = priceTenthsOfMinor > 0 ? priceTenthsOfMinor : book.price(number, grade.id());
    return new SimTransaction(number, transaction, nozzle, grade, price, controllerTime.get());
  }

  private long limitMillilitres() {
    SimArmed limits = terms;
    SimTransaction fill = open;
    if (limits == null || fill == null || limits.type().equals("FullTank")) {
      return Long.MAX_VALUE;
    }
    if (limits.type().equals("Volume")) {
      return limits.dose();
    }
    long price = fill.unitPriceTenthsOfMinor;
    return (limits.dose() * 10_000 + price / 2) / price;
  }

  private void endFill() {
    filling = false;
    suspended = false;
    SimTransaction fill = open;
    if (fill == null) {
      return;
    }
    if (fill.volumeMillilitres == 0) {
      // Nothing dispensed makes no transaction, and the authorisation stays armed.
      open = null;
      terms = null;
      return;
    }
    armed = null;
    request = "";
    fill.end = controllerTime.get();
    fill.user = user.isEmpty() ? "PTS" : user;
    book.finish(fill);
    SimArmed limits = terms;
    if (limits != null && limits.autoClose()) {
      close();
    }
  }
}
