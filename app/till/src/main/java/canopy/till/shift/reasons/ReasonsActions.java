package canopy.till.shift.reasons;

import canopy.core.shift.CashMovement;
import canopy.core.shift.MovementReason;

/** What can be done about reasons. FX thread; returns at once. */
interface ReasonsActions {
  /** Begins a new one. */
  void add();

  /** Shows one of the list, to be changed. */
  void choose(MovementReason reason);

  /** Offers it for a movement, or no longer. */
  void turn(CashMovement.Kind kind);

  /** Offers it for something else, or no longer. */
  void turn(MovementReason.Deed deed);

  void save();
}
