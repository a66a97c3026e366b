package canopy.till.ui;

import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/**
 * Presses keys on a scene as the platform would: pressed, then typed where there is a character. FX
 * thread.
 */
public final class Typist {
  private final Scene scene;

  public Typist(Scene scene) {
    this.scene = scene;
  }

  /** A key by its JavaFX name, {@code F12} or {@code Ctrl+P}. */
  public void press(String key) {
    KeyCodeCombination keys = (KeyCodeCombination) KeyCombination.valueOf(key);
    boolean shift = keys.getShift() == ModifierValue.DOWN;
    boolean control =
        keys.getControl() == ModifierValue.DOWN || keys.getShortcut() == ModifierValue.DOWN;
    boolean alt = keys.getAlt() == ModifierValue.DOWN;
    fire(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, keys.getCode(), shift, control, alt);
    if (keys.getCode() == KeyCode.ENTER) {
      fire(KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED, shift, control, alt);
    }
  }

  /** One character. */
  public void type(char character) {
    fire(KeyEvent.KEY_TYPED, String.valueOf(character), KeyCode.UNDEFINED, false, false, false);
  }

  /** A character that comes with Alt held, as the platform sends it after Alt and a key. */
  public void typeWithAlt(char character) {
    fire(KeyEvent.KEY_TYPED, String.valueOf(character), KeyCode.UNDEFINED, false, false, true);
  }

  private void fire(
      EventType<KeyEvent> type,
      String character,
      KeyCode code,
      boolean shift,
      boolean control,
      boolean alt) {
    EventTarget target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
    Event.fireEvent(target, new KeyEvent(type, character, "", code, shift, control, alt, false));
  }
}
