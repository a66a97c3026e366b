package canopy.till.payment.unsettled;

import canopy.till.ui.Icon;

/**
 * What a person can do about an unsettled payment; the first that is possible has the large key.
 */
enum Deed {
  /** Use a late payment for its sale. */
  USE(Icon.READY, "unsettled.use", "F5"),
  /** It was seen on the customer's phone. */
  CONFIRM(Icon.READY, "unsettled.confirm", "F11"),
  /** Ask the channel now. */
  ASK(Icon.SEARCH, "unsettled.ask", "F2"),
  /** Ask once more for a refund that was refused. */
  RETRY(Icon.REFUND, "unsettled.retry", "F9"),
  /** Take it back. */
  TAKE_BACK(Icon.CLOSE, "unsettled.takeback", "F3"),
  /** Give a late payment back. */
  RETURN(Icon.REFUND, "unsettled.return", "F7"),
  /** Hand back what was taken on a person's word, while its sale is open. */
  HAND_BACK(Icon.REFUND, "unsettled.handback", "Shift+F7"),
  /** Leave it to the manager. */
  ESCALATE(Icon.APPROVE, "unsettled.escalate", "F4"),
  /** Take it as paid, by the number on the customer's bill. */
  FORCE(Icon.CHECK, "unsettled.force", "F8"),
  /** Take its sale onto the sale screen again. */
  RECALL(Icon.RECALL, "unsettled.recall", "F6"),
  /** Give up on it. */
  WRITE_OFF(Icon.VOID, "unsettled.writeoff", "F10");

  private final Icon icon;
  private final String key;
  private final String shortcut;

  Deed(Icon icon, String key, String shortcut) {
    this.icon = icon;
    this.key = key;
    this.shortcut = shortcut;
  }

  Icon icon() {
    return icon;
  }

  /** The word in the texts. */
  String key() {
    return key;
  }

  /** As {@link canopy.till.ui.KeyMap} reads it. */
  String shortcut() {
    return shortcut;
  }
}
