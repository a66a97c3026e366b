package canopy.till.ui.control;

import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Theme;
import canopy.till.ui.Tone;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The window's content: one screen at a time, at most one modal pane above it, and the key map on
 * F1. It hands keys and scanned codes to whoever is in front, so that a focused control never
 * swallows them. FX thread.
 */
public final class Shell {
  private final Look look;
  private final StackPane root = new StackPane();
  private final Scene scene;
  private @Nullable Screen screen;
  private @Nullable Screen modal;
  private @Nullable KeyMapPane keyMapPane;
  private Theme theme = Theme.LIGHT;

  public Shell(Look look, double width, double height) {
    this.look = look;
    this.scene = new Scene(root, width, height);
    theme(theme);
    root.getStyleClass().add("shell");
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  public Scene scene() {
    return scene;
  }

  public Theme theme() {
    return theme;
  }

  public void theme(Theme next) {
    theme = next;
    next.apply(scene);
  }

  /** Brings a screen into view; closes whatever was above the last one. */
  public void show(Screen next) {
    screen = next;
    modal = null;
    keyMapPane = null;
    root.getChildren().setAll(next.root());
    next.root().requestFocus();
    next.shown();
  }

  public @Nullable Screen screen() {
    return screen;
  }

  /**
   * Puts a pane above the screen; keys and codes go to it until it is closed. A modal that was open
   * is replaced.
   */
  public void openModal(Screen pane) {
    closeModal();
    modal = pane;
    StackPane veil = new StackPane(pane.root());
    veil.getStyleClass().add("veil");
    if (pane.root() instanceof Region region) {
      region.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }
    root.getChildren().add(veil);
    pane.root().requestFocus();
    pane.shown();
  }

  public void closeModal() {
    if (modal != null) {
      modal = null;
      closeKeyMap();
      root.getChildren().remove(1, root.getChildren().size());
      if (screen != null) {
        screen.root().requestFocus();
      }
    }
  }

  public boolean modalOpen() {
    return modal != null;
  }

  /**
   * Hands a scanned code to the front; refuses with a tone where codes have no place, such as a
   * PIN.
   */
  public void scanned(String code) {
    @Nullable Screen front = front();
    if (front == null || keyMapPane != null || !front.scanned(code)) {
      look.sounds().play(Tone.REFUSED);
    }
  }

  private @Nullable Screen front() {
    return modal != null ? modal : screen;
  }

  private void pressed(KeyEvent event) {
    @Nullable Screen front = front();
    if (front == null) {
      return;
    }
    if (keyMapPane != null) {
      if (event.getCode() == KeyCode.F1 || event.getCode() == KeyCode.ESCAPE) {
        closeKeyMap();
      }
      event.consume();
    } else if (event.getCode() == KeyCode.F1) {
      openKeyMap(front);
      event.consume();
    } else if (front.keys().press(event, writing())) {
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    @Nullable Screen front = front();
    boolean printable =
        !event.getCharacter().isEmpty()
            && event.getCharacter().charAt(0) >= ' '
            && event.getCharacter().charAt(0) != 0x7f
            && !event.isControlDown()
            && !event.isMetaDown();
    if (keyMapPane != null) {
      event.consume();
    } else if (front != null && printable && !writing() && !isSpaceOnButton(event)) {
      if (front.typed(event.getCharacter())) {
        event.consume();
      }
    }
  }

  private boolean isSpaceOnButton(KeyEvent event) {
    return event.getCharacter().equals(" ") && scene.getFocusOwner() instanceof ButtonBase;
  }

  private boolean writing() {
    @Nullable Node owner = scene.getFocusOwner();
    return owner instanceof TextInputControl input && input.isEditable();
  }

  private void openKeyMap(Screen front) {
    KeyMapPane pane = new KeyMapPane(look.texts(), front.keys(), this::closeKeyMap);
    keyMapPane = pane;
    root.getChildren().add(pane);
  }

  private void closeKeyMap() {
    if (keyMapPane != null) {
      root.getChildren().remove(keyMapPane);
      keyMapPane = null;
    }
  }
}
