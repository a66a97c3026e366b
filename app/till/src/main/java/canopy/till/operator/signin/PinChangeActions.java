package canopy.till.operator.signin;

import canopy.till.operator.pin.PinActions;

/** What somebody does who chooses a new PIN. FX thread. */
interface PinChangeActions extends PinActions {
  /** Keeps the old one; signs out where a new one is a must. */
  void giveUp();
}
