package canopy.till.day;

/** What the manager should know before the close. */
enum Obstacle {
  OPEN_SALE("day.opensale", true),
  HELD_SALES("day.heldsales", true),
  UNPAID_FILLS("day.unpaidfills", false),
  PREPAYS("day.prepays", false),
  PUMPS_RUNNING("day.pumpsrunning", false),
  PRINT_JOBS("day.printjobs", false);

  private final String key;
  private final boolean blocks;

  Obstacle(String key, boolean blocks) {
    this.key = key;
    this.blocks = blocks;
  }

  String key() {
    return key;
  }

  /** Whether the day cannot be closed with it; the others are carried over. */
  boolean blocks() {
    return blocks;
  }
}
