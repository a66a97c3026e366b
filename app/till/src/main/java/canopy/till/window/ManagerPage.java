package canopy.till.window;

import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Screen;
import java.util.function.Consumer;

/**
 * A screen of the manager as the window sees it. FX thread.
 *
 * @param open told before it is shown
 * @param show told of the till as it is now while it is in view, at least once a second
 */
record ManagerPage(Screen screen, Consumer<TillSnapshot> open, Consumer<TillSnapshot> show) {
  /** One that is told by others what it shows. */
  static ManagerPage of(Screen screen) {
    return new ManagerPage(screen, till -> {}, till -> {});
  }

  /** One that shows the till as it is, from the start. */
  static ManagerPage of(Screen screen, Consumer<TillSnapshot> show) {
    return new ManagerPage(screen, show, show);
  }
}
