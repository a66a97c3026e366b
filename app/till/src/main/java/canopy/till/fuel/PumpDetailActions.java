package canopy.till.fuel;

import canopy.core.fuel.FillOutcome;
import canopy.till.ui.pump.PumpActions;

/** What can be done at one pump. FX thread; every call returns at once. */
interface PumpDetailActions extends PumpActions {
  void chooseLimit(LimitKind kind);

  /** A whole amount or volume instead of typing. */
  void preset(int units);

  void type(String digit);

  void erase();

  /** Prepays the pump's next grade; money also any. */
  void nextGrade();

  /** Goes on to another pump, to do the same there. */
  void turn(int number);

  /** Releases the pump with the limit that stands there. */
  void authorise();

  /** Does with what was typed what the cashier came for. */
  void confirm();

  /** Sells fuel before it flows, with the limit that stands there. */
  void prepay();

  void stop();

  void suspend();

  void resume();

  void restart();

  /** Clears a release that nobody uses. */
  void clearRelease();

  /** Reads the counters of all nozzles. */
  void readTotals();

  void retryPrepay(String prepayId);

  void cancelPrepay(String prepayId);

  /** Gives the rest of a prepayment back, in a refund. */
  void giveRest(String prepayId);

  /** Opens the form for a fill that nobody pays. */
  void openForm(String fillId);

  void chooseOutcome(FillOutcome outcome);

  /** Writes the fill off as the form says; prints it. */
  void confirmForm();

  void closeForm();

  /** Back to the sale. */
  void leave();
}
