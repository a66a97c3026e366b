package canopy.till.operator.signin;

import canopy.till.operator.pin.PinActions;
import canopy.till.ui.Language;

/** What a person can do to be let in. FX thread. */
interface SignInActions extends PinActions {
  void choose(OperatorTile operator);

  /** Back to choosing; nothing while the till is locked. */
  void chooseAgain();

  void speak(Language language);

  /**
   * Another person takes over a locked till: signs the first one out. A sale that is open stays so,
   * for whoever signs in next.
   */
  void takeOver();

  /** Somebody wants more of a pump than to look at it. */
  void touchPump();
}
