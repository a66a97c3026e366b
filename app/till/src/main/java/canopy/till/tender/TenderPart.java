package canopy.till.tender;

import canopy.till.ui.KeyMap;
import javafx.scene.Parent;

/**
 * One state of the tender screen: its nodes, and what keys and scanner do while it is shown. FX
 * thread.
 */
interface TenderPart {
  /** The nodes, always the same object. */
  Parent root();

  /** The keys beside those that work in every state. */
  KeyMap keys();

  /** One step back: Escape, or the arrow at the top. */
  void back();

  /**
   * A character was typed.
   *
   * @return true if it was used
   */
  boolean typed(String character);

  /**
   * A code was scanned.
   *
   * @return false if this state has no use for it
   */
  boolean scanned(String code);

  /** Whether {@link #back} leads anywhere; if not, neither the arrow nor Escape is offered. */
  default boolean leaves() {
    return true;
  }

  /** Whether it takes the whole column, so that neither the amount due nor what is paid is seen. */
  default boolean whole() {
    return false;
  }
}
