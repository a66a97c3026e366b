package canopy.till.health;

/** Why the till takes nothing more. */
public enum StopReason {
  /** A write or force of the journal failed while running. */
  WRITE_FAILED("health.writefailed", "health.writefailedsafe", "health.writefailednext", true),
  /** The journal does not verify at start. */
  BROKEN("health.broken", "health.brokensafe", "health.brokennext", false),
  /** Another program has the data folder. */
  ALREADY_RUNNING("health.running", "health.runningsafe", "health.runningnext", false);

  private final String whatKey;
  private final String safeKey;
  private final String nextKey;
  private final boolean resumable;

  StopReason(String whatKey, String safeKey, String nextKey, boolean resumable) {
    this.whatKey = whatKey;
    this.safeKey = safeKey;
    this.nextKey = nextKey;
    this.resumable = resumable;
  }

  String whatKey() {
    return whatKey;
  }

  String safeKey() {
    return safeKey;
  }

  String nextKey() {
    return nextKey;
  }

  boolean resumable() {
    return resumable;
  }
}
