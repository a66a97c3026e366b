package canopy.till.tour;

import canopy.core.shift.CashMovement;
import canopy.core.shift.DrawerCash;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The day's three shifts: the float, cash that comes and goes without a sale, counts, and a drawer
 * that is short. What is counted comes from the tour's own account: a till that expects anything
 * else shows another difference than the one that was played.
 */
final class Shifts {
  private static final long FLOAT_MINOR = 500_00;
  private static final long DROP_MINOR = 300_00;
  private static final long SUPPLIES_MINOR = 45_00;
  private static final long SHORT_MINOR = 60_00;

  private final Play play;
  private final Cashier cashier;

  private Shifts(Play play) {
    this.play = play;
    this.cashier = play.cashier();
  }

  /** The float is counted, and the pumps tell their counters. */
  static void openFirst(Play play) {
    Shifts shifts = new Shifts(play);
    shifts.enter();
    play.inEveryLanguage("shift-none");
    shifts.readCounters();
    play.cashier().touch("step-OPEN");
    shifts.type(FLOAT_MINOR);
    play.inEveryLanguage("shift-float");
    play.cashier().touch("count-done");
    play.cashier().await("the first shift", () -> play.state().shifts().open() != null);
    play.tally().moved(FLOAT_MINOR);
    play.camera().take("shift-opened");
    play.home();
  }

  /** In the middle of the day: a drop, a bill, an X report, and the next shift. */
  static void change(Play play) {
    Shifts shifts = new Shifts(play);
    shifts.enter();
    play.inEveryLanguage("shift");
    shifts.move(CashMovement.Kind.SAFE_DROP, "300", "");
    play.tally().moved(-DROP_MINOR);
    shifts.move(CashMovement.Kind.PAID_OUT, "45", "supplies");
    play.tally().moved(-SUPPLIES_MINOR);
    play.inEveryLanguage("shift-moved");
    play.cashier().touch("x-report");
    play.awaitPapers();
    shifts.readCounters();
    long left = shifts.end(0, "找零取整");
    shifts.openWith(left);
    play.home();
  }

  /** The drawer is short by more than the limit: the manager hears why, and accepts. */
  static void endShort(Play play) {
    Shifts shifts = new Shifts(play);
    shifts.enter();
    shifts.readCounters();
    shifts.end(SHORT_MINOR, "少一张五十、一张十元，已报店长");
    play.tally().moved(-SHORT_MINOR);
    play.home();
  }

  /** The late cashier counts what is there; the close of the day ends this shift. */
  static void openLast(Play play) {
    Shifts shifts = new Shifts(play);
    shifts.enter();
    shifts.openWith(play.tally().cashMinor());
    play.home();
  }

  private void enter() {
    play.awaitPapers();
    play.open("F7", "preview");
    play.open("Alt+0", "shift-form");
  }

  private void readCounters() {
    Long before = newestCounters();
    cashier.touch("step-TOTALISERS");
    cashier.touch("ask-pumps");
    cashier.await("the counters of the pumps", () -> !Objects.equals(before, newestCounters()));
    cashier.key("F11");
    cashier.settle();
  }

  /** The journal's place of the newest counters; null if there are none. */
  private @Nullable Long newestCounters() {
    return play.state().shifts().readings().totalisersSeq();
  }

  /** Notes and coins, the largest first, as the rows come. */
  private void type(long minor) {
    cashier.await("the rows to count", () -> cashier.sees("count-done"));
    List<Long> denominations = cashier.till().book().shifts().denominationsMinor();
    long rest = minor;
    for (long denomination : denominations) {
      if (rest >= denomination) {
        cashier.type(Long.toString(rest / denomination));
        rest %= denomination;
      }
      cashier.key("Down");
    }
  }

  private void move(CashMovement.Kind kind, String amount, String reason) {
    int before = movements();
    cashier.touch("move-cash");
    cashier.touch("move-" + kind.name());
    cashier.type(amount);
    if (!reason.isEmpty()) {
      cashier.touch("reason-" + reason);
      cashier.write("move-note", "门店采购，有收据");
    }
    play.camera().take("shift-move-" + kind.name().toLowerCase(Locale.ROOT));
    cashier.touch("move-done");
    if (kind == CashMovement.Kind.PAID_OUT) {
      play.approve();
    }
    cashier.await("the slip", () -> movements() > before);
    play.awaitPapers();
  }

  private int movements() {
    return open().cash().moved().values().stream().mapToInt(DrawerCash.Moved::count).sum();
  }

  private Shift open() {
    return Objects.requireNonNull(play.state().shifts().open());
  }

  /**
   * Counts what the tour has put into the drawer, less what is missing, and closes the shift.
   *
   * @return what stays in the drawer
   */
  private long end(long missingMinor, String why) {
    long should = play.tally().cashMinor();
    List<Long> denominations = cashier.till().book().shifts().denominationsMinor();
    long counted = (should - missingMinor) / denominations.getLast() * denominations.getLast();
    cashier.touch("step-COUNT");
    type(counted);
    if (missingMinor > 0) {
      play.inEveryLanguage("shift-count");
    }
    cashier.touch("count-done");
    cashier.await("the count", () -> open().count() != null && cashier.sees("close-shift"));
    ShiftCount count = Objects.requireNonNull(open().count());
    if (count.cashDifference().minor() != counted - should) {
      throw new TourFailed(
          "the till finds a difference of %s, but %d of %d minor units were counted"
              .formatted(count.cashDifference(), counted, should),
          null);
    }
    if (count.isUnexplained()) {
      cashier.write("difference-reason", why);
      play.inEveryLanguage("shift-difference");
      cashier.touch("accept-difference");
      if (missingMinor > 0) {
        play.awaitQuestion();
        play.camera().take("shift-difference-approval");
        play.approve();
      }
      cashier.await(
          "the difference to be accepted",
          () -> !Objects.requireNonNull(open().count()).isUnexplained());
    }
    play.tally().moved(counted + missingMinor - should);
    cashier.settle();
    play.inEveryLanguage("shift-result");
    cashier.touch("close-shift");
    cashier.touchWord("shift.closenow");
    cashier.await("the end of the shift", () -> play.state().shifts().open() == null);
    play.awaitPapers();
    return counted;
  }

  /** The next one counts what was left. */
  private void openWith(long minor) {
    cashier.touch("step-OPEN");
    type(minor);
    cashier.touch("count-done");
    cashier.await("the next shift", () -> play.state().shifts().open() != null);
  }
}
