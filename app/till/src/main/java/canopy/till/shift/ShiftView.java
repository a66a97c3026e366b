package canopy.till.shift;

import canopy.core.shift.OpenItem;
import java.util.List;

/**
 * The shift as it stands, worded.
 *
 * @param number 0 if none is open
 * @param since when it began
 * @param responsible who answers for the drawer
 * @param byItself whether the first sale opened it
 * @param floatCounted whether somebody counted its float
 * @param sees whether what should be in the drawer may be shown
 * @param cash what makes up the drawer, what is expected last; empty where it may not be shown
 * @param tenders by kind; empty where it may not be shown
 * @param totalMinor turnover, from which the drawer follows where most pay cash; 0 where it may not
 *     be shown
 * @param cashiers who sold how much; empty where it may not be shown
 * @param open what is not settled
 */
record ShiftView(
    int number,
    String since,
    String responsible,
    boolean byItself,
    boolean floatCounted,
    boolean sees,
    int sales,
    int refunds,
    long totalMinor,
    int noSales,
    List<Sum> cash,
    List<Sum> tenders,
    List<Sum> cashiers,
    List<OpenRow> open) {
  static final ShiftView NONE =
      new ShiftView(
          0, "", "", false, false, false, 0, 0, 0, 0, List.of(), List.of(), List.of(), List.of());

  /** A named amount. */
  record Sum(String name, long minor) {}

  /**
   * Something open.
   *
   * @param words what it is
   * @param amount written; empty if it has none
   * @param forward whether the shift before left it
   */
  record OpenRow(OpenItem item, String words, String amount, boolean forward) {}
}
