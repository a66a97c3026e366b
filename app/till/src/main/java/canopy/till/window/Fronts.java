package canopy.till.window;

import canopy.till.health.StoppedController;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.PinChangeController;
import canopy.till.operator.signin.SignInController;
import canopy.till.ui.Screen;
import canopy.till.ui.control.Shell;

/**
 * Who may stand in front now: sign-in, an own PIN to be chosen, the work, or why the till has
 * stopped. FX thread.
 */
final class Fronts {
  private final Shell shell;
  private final Screen signIn;
  private final Screen work;
  private final StoppedController stopped;
  private final PinChangeController newPin;
  private Front front = Front.SIGN_IN;

  /** What stands in front. */
  private enum Front {
    SIGN_IN,
    NEW_PIN,
    WORK,
    STOPPED
  }

  Fronts(
      Shell shell,
      Screen signIn,
      Screen work,
      StoppedController stopped,
      PinChangeController newPin) {
    this.shell = shell;
    this.signIn = signIn;
    this.work = work;
    this.stopped = stopped;
    this.newPin = newPin;
  }

  /** Whether somebody may work. */
  boolean atWork() {
    return front == Front.WORK;
  }

  /** Changes the screen only if somebody else comes to the front. */
  void show(TillSnapshot till) {
    Front next = Front.WORK;
    if (StoppedController.neededFor(till)) {
      stopped.show(till);
      next = Front.STOPPED;
    } else if (SignInController.neededFor(till)) {
      next = Front.SIGN_IN;
    } else if (till.state().session().mustChangePin()) {
      next = Front.NEW_PIN;
    }
    if (next != front) {
      front = next;
      shell.show(
          switch (next) {
            case SIGN_IN, NEW_PIN -> signIn;
            case WORK -> work;
            case STOPPED -> stopped.screen();
          });
      if (next == Front.NEW_PIN) {
        newPin.force();
      }
    }
  }
}
