package canopy.till.window;

import canopy.till.TillProgram;
import canopy.till.fuel.PumpBoard;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.control.Shell;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.time.Clock;

/**
 * The pump's own screen, goods import, day close, settings, health and the customer's window. FX
 * thread.
 */
final class ManagerScreens implements AutoCloseable {
  ManagerScreens(
      TillProgram program, Surroundings around, Requests requests, Shell shell, Clock clock) {}

  /** Shows what is in view as it is now. */
  void show(TillSnapshot till, PumpBoard board) {}

  void go(Place place) {}

  void openPump(int pump) {}

  @Override
  public void close() {}
}
