package canopy.till.day;

import canopy.core.shift.OpenItem;
import canopy.till.ui.manage.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is open before the close, as the day's page counts it. None of it blocks: it is carried over
 * into the next day.
 */
enum OpenLine {
  OPEN_SALE("day.opensale", Place.SALE),
  HELD_SALES("day.heldsales", Place.HELD),
  ASIDE_SALES("day.asidesales", Place.SALE),
  PAYMENTS("day.payments", Place.PAYMENTS),
  BILLS("day.bills", Place.BILLS),
  UNPAID_FILLS("day.unpaidfills", Place.SALE),
  PREPAYS("day.prepays", Place.SALE),
  PUMPS_RUNNING("day.pumpsrunning", Place.SALE),
  PRINT_JOBS("day.printjobs", Place.HEALTH),
  UNSENT_LINES("day.unsentlines", Place.HEAD_OFFICE);

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
   */
  static Map<OpenLine, Integer> count(List<OpenItem> items, long unsentLines) {
    Map<OpenLine, Integer> found = new EnumMap<>(OpenLine.class);
    items.forEach(item -> found.merge(of(item.kind()), 1, Integer::sum));
    found.computeIfPresent(
        UNSENT_LINES, (_, _) -> Math.toIntExact(Math.min(Integer.MAX_VALUE, unsentLines)));
    return found;
  }
}
