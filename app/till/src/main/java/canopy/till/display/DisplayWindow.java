package canopy.till.display;

import canopy.till.ui.Theme;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/**
 * The window on the customer's screen. It gives the keyboard back to the till whenever it gets it,
 * so that no scan is ever lost in it. Where there is no second screen, as in a demonstration, it is
 * an ordinary window behind the till's. FX thread.
 */
public final class DisplayWindow implements AutoCloseable {
  private static final int WIDTH = 1024;
  private static final int HEIGHT = 600;
  private static final int FRAME = 40;

  private final Stage till;
  private final Stage stage = new Stage();
  private final Scene scene;
  private final boolean secondScreen;

  /**
   * Makes the window; {@link #show} opens it.
   *
   * @param till the window that keeps the keyboard
   * @param title names the window where it has a frame
   */
  public DisplayWindow(DisplayController display, Stage till, String title) {
    this.till = till;
    scene = new Scene(new StackPane(display.root()), WIDTH, HEIGHT);
    stage.setScene(scene);
    stage.setTitle(title);
    secondScreen = place();
    if (secondScreen) {
      stage.initStyle(StageStyle.UNDECORATED);
      stage
          .focusedProperty()
          .addListener(
              (source, before, focused) -> {
                if (focused) {
                  till.requestFocus();
                }
              });
    } else {
      handKeysOn();
    }
  }

  /** On one screen it may come to the front to be looked at; what is typed is for the till. */
  private void handKeysOn() {
    scene.addEventFilter(
        KeyEvent.ANY,
        event -> {
          Scene work = till.getScene();
          if (work != null) {
            Node focus = work.getFocusOwner();
            Event.fireEvent(focus == null ? work : focus, event.copyFor(event.getSource(), work));
          }
          event.consume();
        });
  }

  /** On the second screen if there is one, filling it. */
  private boolean place() {
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
    // As far from the till's middle as it gets, so that an edge of it can be seen.
    Rectangle2D free = Screen.getPrimary().getVisualBounds();
    stage.setX(Math.max(free.getMinX(), free.getMaxX() - WIDTH));
    stage.setY(Math.max(free.getMinY(), free.getMaxY() - HEIGHT - FRAME));
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
      till.requestFocus();
    }
  }

  @Override
  public void close() {
    stage.close();
  }
}
