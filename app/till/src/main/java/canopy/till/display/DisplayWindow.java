package canopy.till.display;

import canopy.till.ui.Theme;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/**
 * The window on the customer's screen. It gives the keyboard back to the till whenever it gets it,
 * so that no scan is ever lost in it. FX thread.
 */
public final class DisplayWindow implements AutoCloseable {
  private static final int WIDTH = 1024;
  private static final int HEIGHT = 600;

  private final Stage stage = new Stage(StageStyle.UNDECORATED);
  private final Scene scene;
  private final boolean secondScreen;

  /**
   * Makes the window; {@link #show} opens it.
   *
   * @param till the window that keeps the keyboard
   */
  public DisplayWindow(DisplayController display, Stage till) {
    scene = new Scene(new StackPane(display.root()), WIDTH, HEIGHT);
    stage.setScene(scene);
    stage.setTitle("Canopy");
    stage
        .focusedProperty()
        .addListener(
            (source, before, focused) -> {
              if (focused) {
                till.requestFocus();
              }
            });
    secondScreen = place(till);
  }

  /** On the second screen if there is one, filling it. */
  private boolean place(Stage till) {
    Rectangle2D own = new Rectangle2D(till.getX(), till.getY(), till.getWidth(), till.getHeight());
    for (Screen screen : Screen.getScreens()) {
      if (!screen.equals(Screen.getPrimary()) && !screen.getBounds().intersects(own)) {
        stage.setX(screen.getBounds().getMinX());
        stage.setY(screen.getBounds().getMinY());
        stage.setWidth(screen.getBounds().getWidth());
        stage.setHeight(screen.getBounds().getHeight());
        return true;
      }
    }
    return false;
  }

  /** Dresses the window. */
  public void theme(Theme theme) {
    theme.apply(scene);
  }

  /** Opens it; where there is only one screen, behind the till. */
  public void show() {
    stage.show();
    if (!secondScreen) {
      stage.toBack();
    }
  }

  @Override
  public void close() {
    stage.close();
  }
}
