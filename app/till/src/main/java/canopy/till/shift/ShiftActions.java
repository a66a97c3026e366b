package canopy.till.shift;

import canopy.core.shift.CashMovement;
import canopy.core.shift.OpenItem;

/** What can be done about the shift. FX thread; every call returns at once. */
interface ShiftActions {
  void glance();

  /** Goes to a step of the form, or does it. */
  void take(FormStep step);

  /** Prints the figures so far. */
  void report();

  void startMove();

  void moveKind(CashMovement.Kind kind);

  void moveReason(String id);

  void confirmMove();

  /** Writes to the pad of what is shown. */
  boolean type(String typed);

  void backspace();

  /** Down or up one row of a count. */
  void row(int by);

  /** Takes the count: as the float, or as what was found. */
  void confirmCount();

  void accept();

  void handOver(String operator);

  void close();

  /** Has the pumps tell their counters. */
  void askPumps();

  /** Writes down what was typed of tanks or counters. */
  void recordReadings();

  /** Leads to where an open item can be dealt with. */
  void goTo(OpenItem item);
}
