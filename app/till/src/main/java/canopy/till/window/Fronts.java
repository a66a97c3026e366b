package canopy.till.window;

import canopy.till.health.StoppedController;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.SignInController;
import canopy.till.ui.Screen;
import canopy.till.ui.control.Shell;

/** Who may stand in front now: sign-in, the work, or why the till has stopped. FX thread. */
final class Fronts {
  private final Shell shell;
  private final Screen signIn;
  private final Screen work;
  private final StoppedController stopped;
  private Front front = Front.SIGN_IN;

  /** What stands in front. */
  private enum Front {
    SIGN_IN,
    WORK,
    STOPPED
  }

  Fronts(Shell shell, Screen signIn, Screen work, StoppedController stopped) {
    this.shell = shell;
    this.signIn = signIn;
    this.work = work;
    this.stopped = stopped;
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
    }
    if (next != front) {
      front = next;
      shell.show(
          switch (next) {
            case SIGN_IN -> signIn;
            case WORK -> work;
            case STOPPED -> stopped.screen();
          });
    }
  }
}
