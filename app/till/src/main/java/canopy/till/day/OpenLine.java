package canopy.till.day;

import canopy.core.day.BillState;
import canopy.core.shift.OpenItem;
import canopy.till.ui.manage.OpenWords;
import canopy.till.ui.manage.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is open before the close, as the day's page counts it. None of it blocks: it is carried over
 * into the next day.
 */
enum OpenLine {
  OPEN_SALE("day.opensale", OpenWords.place(OpenItem.Kind.OPEN_SALE)),
  HELD_SALES("day.heldsales", OpenWords.place(OpenItem.Kind.HELD_SALE)),
  ASIDE_SALES("day.asidesales", OpenWords.place(OpenItem.Kind.SALE_ASIDE)),
  PAYMENTS("day.payments", OpenWords.place(OpenItem.Kind.PAYMENT)),
  BILLS("day.bills", OpenWords.place(OpenItem.Kind.BILL_DIFFERENCE)),
  BILLS_UNFETCHED("day.billsunfetched", Place.BILLS),
  UNPAID_FILLS("day.unpaidfills", OpenWords.place(OpenItem.Kind.UNPAID_FILL)),
  PREPAYS("day.prepays", OpenWords.place(OpenItem.Kind.PREPAY)),
  PUMPS_RUNNING("day.pumpsrunning", OpenWords.place(OpenItem.Kind.RELEASED_PUMP)),
  PRINT_JOBS("day.printjobs", OpenWords.place(OpenItem.Kind.PRINT_JOB)),
  UNSENT_LINES("day.unsentlines", OpenWords.place(OpenItem.Kind.UNSENT_LINES));

  private final String key;
  private final Place place;

  OpenLine(String key, Place place) {
    this.key = key;
    this.place = place;
  }

  String key() {
    return key;
  }

  /** Where it can be dealt with. */
  Place place() {
    return place;
  }

  /** The line that counts an open item. */
  static OpenLine of(OpenItem.Kind kind) {
    return switch (kind) {
      case OPEN_SALE -> OPEN_SALE;
      case HELD_SALE -> HELD_SALES;
      case SALE_ASIDE -> ASIDE_SALES;
      case UNPAID_FILL -> UNPAID_FILLS;
      case RELEASED_PUMP -> PUMPS_RUNNING;
      case PREPAY -> PREPAYS;
      case PAYMENT, REFUND -> PAYMENTS;
      case BILL_DIFFERENCE -> BILLS;
      case PRINT_JOB -> PRINT_JOBS;
      case UNSENT_LINES -> UNSENT_LINES;
    };
  }

  /**
   * How many of each there are.
   *
   * @param items what a close would carry over
   * @param unsentLines of the journal that head office does not have
   * @param unfetched bills that nobody has compared yet
   */
  static Map<OpenLine, Integer> count(
      List<OpenItem> items, long unsentLines, List<BillState> unfetched) {
    Map<OpenLine, Integer> found = new EnumMap<>(OpenLine.class);
    items.forEach(item -> found.merge(of(item.kind()), 1, Integer::sum));
    found.computeIfPresent(
        UNSENT_LINES, (_, _) -> Math.toIntExact(Math.min(Integer.MAX_VALUE, unsentLines)));
    if (!unfetched.isEmpty()) {
      found.put(BILLS_UNFETCHED, unfetched.size());
    }
    return found;
  }
}
