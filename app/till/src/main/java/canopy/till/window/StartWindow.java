package canopy.till.window;

import canopy.till.CannotStart;
import canopy.till.TillProgram;
import canopy.till.health.StoppedController;
import canopy.till.launch.progress.StartController;
import canopy.till.launch.progress.StartProgress;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Shell;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The one window of the program from its first moment: while the till starts, when it cannot, and
 * then with the till's own content. FX thread.
 */
final class StartWindow {
  private final Stage stage = new Stage();
  private final Look look = new Look(new Texts(Language.CHINESE), Formats.yuan(), Sounds.silent());
  private final Shell shell = new Shell(look, TillWindow.WIDTH, TillWindow.HEIGHT);
  private @Nullable StartController starting;
  private @Nullable TillWindow till;

  /**
   * Shows it.
   *
   * @param closed called when the window is closed
   */
  StartWindow(Runnable closed) {
    stage.setTitle("Canopy");
    stage.setScene(shell.scene());
    stage.setOnHidden(event -> closed.run());
    starting();
    stage.show();
  }

  /** The till starts, for the first time or once more. */
  void starting() {
    StartController controller = new StartController(look);
    starting = controller;
    shell.show(controller.screen());
  }

  void progress(StartProgress progress) {
    StartController controller = starting;
    if (controller != null) {
      controller.show(progress);
    }
  }

  /**
   * The till cannot start.
   *
   * @param goOn what to do if a person decides to start all the same
   */
  void failed(CannotStart why, Runnable goOn) {
    endStart();
    StoppedController stopped =
        new StoppedController(
            look, why.reason(), String.valueOf(why.getMessage()), goOn, stage::hide);
    shell.show(stopped.screen());
  }

  /**
   * The till has started: its content takes the place of the start's. Nothing happens if somebody
   * has closed the window meanwhile.
   *
   * @param painted called when people can see whom the till lets in
   */
  void open(
      TillProgram program, News news, Sounds sounds, Clock clock, Consumer<TillWindow> painted) {
    endStart();
    if (stage.isShowing()) {
      TillWindow opened = new TillWindow(program, news, sounds, clock);
      till = opened;
      opened.showOn(stage);
      FirstFrames.then(() -> painted.accept(opened));
    }
  }

  void close() {
    endStart();
    stage.hide();
    TillWindow opened = till;
    till = null;
    if (opened != null) {
      opened.close();
    }
  }

  /** What is shown, for tests. */
  Shell shell() {
    TillWindow opened = till;
    return opened == null ? shell : opened.shell();
  }

  private void endStart() {
    StartController controller = starting;
    starting = null;
    if (controller != null) {
      controller.close();
    }
  }
}
