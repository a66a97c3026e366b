package canopy.till.tour;

import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/** The keyboard before the window: what it sends goes to whatever has the focus. FX thread. */
record Keyboard(Scene scene) {
  /** One character, pressed, typed and released. */
  void strike(char character) {
    String letter = Character.toString(character);
    KeyCode code = KeyCode.getKeyCode(letter.toUpperCase(Locale.ROOT));
    KeyCode pressed = code == null ? KeyCode.UNDEFINED : code;
    fire(KeyEvent.KEY_PRESSED, "", pressed, letter);
    fire(KeyEvent.KEY_TYPED, letter, KeyCode.UNDEFINED, "");
    fire(KeyEvent.KEY_RELEASED, "", pressed, letter);
  }

  /** A function key, or several keys at once. */
  void press(KeyCodeCombination key) {
    boolean shift = key.getShift() == ModifierValue.DOWN;
    boolean control =
        key.getControl() == ModifierValue.DOWN || key.getShortcut() == ModifierValue.DOWN;
    boolean alt = key.getAlt() == ModifierValue.DOWN;
    for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(
          target(), new KeyEvent(type, "", "", key.getCode(), shift, control, alt, false));
    }
  }

  /** Enter, as a keyboard-wedge scanner sends it after a code. */
  void enter() {
    fire(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER, "");
    fire(KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED, "");
    fire(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER, "");
  }

  private void fire(EventType<KeyEvent> type, String character, KeyCode code, String text) {
    Event.fireEvent(
        target(), new KeyEvent(type, character, text, code, false, false, false, false));
  }

  private EventTarget target() {
    Node owner = scene.getFocusOwner();
    return owner == null ? scene : owner;
  }
}
