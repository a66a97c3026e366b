package canopy.till.health;

/** Why the till takes nothing more. */
public enum StopReason {
  /** A write or force of the journal failed while running. */
  WRITE_FAILED(
      "health.writefailed", "health.writefailedsafe", "health.writefailednext", "health.resume"),
  /** The journal does not verify at start. */
  BROKEN("health.broken", "health.brokensafe", "health.brokennext", ""),
  /** The journal was written by another till. */
  OTHER_TILL("health.othertill", "health.othertillsafe", "health.othertillnext", ""),
  /** The journal lacks lines that the database has. */
  EXCHANGED("health.exchanged", "health.exchangedsafe", "health.exchangednext", "health.goon"),
  /** The journal holds events that this program does not know. */
  NEWER("health.newer", "health.newersafe", "health.newernext", ""),
  /** A line of the journal does not fit what this program knows of its type. */
  MISFIT("health.misfit", "health.misfitsafe", "health.misfitnext", ""),
  /** The station was set up with another currency after it sold. */
  OTHER_CURRENCY("health.currency", "health.currencysafe", "health.currencynext", ""),
  /** Another program has the data folder. */
  ALREADY_RUNNING("health.running", "health.runningsafe", "health.runningnext", ""),
  /** The folder is empty, or not a till's. */
  NOT_SET_UP("health.notsetup", "health.notsetupsafe", "health.notsetupnext", ""),
  /** Head office has this till's journal and did not give it back. */
  NOT_TAKEN_BACK("health.nottakenback", "health.nottakenbacksafe", "health.nottakenbacknext", ""),
  /** The disk or a set-up file cannot be read. */
  UNREADABLE("health.unreadable", "health.unreadablesafe", "health.unreadablenext", ""),
  /** The program itself is at fault. */
  FAULT("health.fault", "health.faultsafe", "health.faultnext", "");

  private final String whatKey;
  private final String safeKey;
  private final String nextKey;
  private final String goOnKey;

  StopReason(String whatKey, String safeKey, String nextKey, String goOnKey) {
    this.whatKey = whatKey;
    this.safeKey = safeKey;
    this.nextKey = nextKey;
    this.goOnKey = goOnKey;
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

  /** Whether a person may decide to go on all the same. */
  public boolean resumable() {
    return !goOnKey.isEmpty();
  }

  /** What the key to go on says; empty if there is none. */
  String goOnKey() {
    return goOnKey;
  }
}
