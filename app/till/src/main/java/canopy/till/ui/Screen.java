package canopy.till.ui;

import javafx.scene.Parent;

/** One full screen inside the shell. All methods are called on the FX thread. */
public interface Screen {
  /** The nodes, always the same object. */
  Parent root();

  /** The keys that work while this screen is shown. */
  KeyMap keys();

  /**
   * A code came from a scanner.
   *
   * @return false if this screen has no use for codes now; the shell then sounds "refused"
   */
  default boolean scanned(String code) {
    return false;
  }

  /**
   * A character was typed while no text field had the focus.
   *
   * @return true if it was used
   */
  default boolean typed(String character) {
    return false;
  }

  /**
   * Whether a PIN is typed here. However fast it comes, what is short enough for a PIN is then
   * never taken for a scan: a busy screen gets a person's keys in one bunch.
   */
  default boolean asksPin() {
    return false;
  }

  /** The screen has just come into view. */
  default void shown() {}

  /** A modal went because something else came in its place: whoever waits for it gets no answer. */
  default void dropped() {}
}
