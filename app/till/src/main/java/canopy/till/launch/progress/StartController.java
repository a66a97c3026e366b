package canopy.till.launch.progress;

import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * The till while it starts: there from the first moment, with a bar as soon as it takes over a
 * second. FX thread.
 */
public final class StartController implements AutoCloseable {
  private static final Duration WORTH_A_BAR = Duration.seconds(1);

  private final StartModel model = new StartModel();
  private final StartScreen screen;
  private final PauseTransition patience = new PauseTransition(WORTH_A_BAR);

  public StartController(Look look) {
    screen = new StartScreen(look, model);
    patience.setOnFinished(event -> model.slow.set(true));
    patience.play();
  }

  public Screen screen() {
    return screen;
  }

  /** How far it is. */
  public void show(StartProgress progress) {
    model.progress.set(progress);
  }

  /** No bar any more: it has started, or cannot. */
  @Override
  public void close() {
    patience.stop();
  }
}
