package canopy.till.day;

/** What is open before the close. None of it blocks: it is carried over into the next day. */
enum OpenItem {
  OPEN_SALE("day.opensale"),
  HELD_SALES("day.heldsales"),
  PAYMENTS("day.payments"),
  BILLS("day.bills"),
  UNPAID_FILLS("day.unpaidfills"),
  PREPAYS("day.prepays"),
  PUMPS_RUNNING("day.pumpsrunning"),
  PRINT_JOBS("day.printjobs"),
  UNSENT_LINES("day.unsentlines");

  private final String key;

  OpenItem(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
