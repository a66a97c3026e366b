package canopy.till.tender;

import canopy.till.ui.Icon;
import org.jspecify.annotations.Nullable;

/**
 * A way to pay other than cash, as configured at the station.
 *
 * @param id what the actions are told
 * @param name in the operator's language
 * @param icon its sign
 * @param asksReference a number must be recorded: terminal receipt, voucher, company account
 * @param scan how it is scanned; null unless it is paid by scanning
 */
record TenderKind(String id, String name, Icon icon, boolean asksReference, @Nullable Scan scan) {
  /**
   * What a way to scan and pay offers now.
   *
   * @param takesCode the code on the customer's phone can be scanned
   * @param showsQr a code of ours can be shown
   * @param byEye a code of ours is shown, and only the cashier's look tells whether it was paid
   * @param online whether its channel can be reached
   * @param fault key of the few words that say why its account could not be opened; empty if it was
   */
  record Scan(boolean takesCode, boolean showsQr, boolean byEye, boolean online, String fault) {
    /** Key of the reason why it is off. */
    String why() {
      if (!fault.isEmpty()) {
        return fault;
      }
      return online ? "scan.notset" : "scan.offline";
    }

    /** Whether nothing can be paid with it now. */
    boolean off() {
      return !(byEye || (online && (takesCode || showsQr)));
    }
  }

  TenderKind(String id, String name, Icon icon, boolean asksReference) {
    this(id, name, icon, asksReference, null);
  }
}
