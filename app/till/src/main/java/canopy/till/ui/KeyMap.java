package canopy.till.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys of one screen, in the order in which F1 shows them. Function keys, Escape, Shift+Delete
 * and keys with Ctrl or Alt work everywhere; the others only while nobody is writing in a text
 * field. FX thread.
 */
public final class KeyMap {
  /**
   * One key.
   *
   * @param combination the key as JavaFX writes it
   * @param shown the key as people write it
   * @param textKey what it does, in {@link Texts}
   * @param action does it
   */
  public record Entry(KeyCombination combination, String shown, String textKey, Runnable action) {}

  /**
   * Something that is done without a key, and that F1 tells all the same.
   *
   * @param byKey by what, in {@link Texts}
   * @param textKey what it does, in {@link Texts}
   */
  public record Told(String byKey, String textKey) {}

  private static final int MAX_KEYS = 64;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();

  /**
   * @param key as in {@link KeyCombination#valueOf}: {@code F12}, {@code Ctrl+L}, {@code Delete},
   *     {@code Page Up}, {@code 1}
   * @throws IllegalArgumentException if no keyboard has a key of this name; JavaFX would take it
   *     for a character and never match it
   */
  public KeyMap on(String key, String textKey, Runnable action) {
    if (entries.size() == MAX_KEYS) {
      throw new IllegalStateException("a screen has at most " + MAX_KEYS + " keys");
    }
    if (!(KeyCombination.valueOf(key) instanceof KeyCodeCombination combination)) {
      throw new IllegalArgumentException("there is no key " + key);
    }
    entries.add(new Entry(combination, key.replace("Delete", "Del"), textKey, action));
    return this;
  }

  /** Has F1 tell of something that is done without a key. */
  public KeyMap tell(String byKey, String textKey) {
    told.add(new Told(byKey, textKey));
    return this;
  }

  public List<Told> told() {
    return List.copyOf(told);
  }

  /** These keys and, after them, the others; where both have a key, these win. */
  public KeyMap plus(KeyMap others) {
    KeyMap both = new KeyMap();
    both.told.addAll(told);
    both.told.addAll(others.told);
    both.entries.addAll(entries);
    others.entries.stream().filter(other -> !both.has(other)).forEach(both.entries::add);
    return both;
  }

  private boolean has(Entry other) {
    return entries.stream().anyMatch(entry -> entry.combination().equals(other.combination()));
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /**
   * Runs the action of the pressed key.
   *
   * @param writing a text field has the focus
   * @return true if a key was found
   */
  public boolean press(KeyEvent event, boolean writing) {
    for (Entry entry : entries) {
      if (entry.combination().match(event) && (!writing || worksWhileWriting(event))) {
        entry.action().run();
        return true;
      }
    }
    return false;
  }

  private static boolean worksWhileWriting(KeyEvent event) {
    // In a field it would cut; whoever presses it at a till means the sale.
    boolean whole = event.getCode() == KeyCode.DELETE && event.isShiftDown();
    return whole
        || event.getCode().isFunctionKey()
        || event.getCode() == KeyCode.ESCAPE
        || event.isControlDown()
        || event.isAltDown();
  }
}
