package canopy.till.store;

/**
 * How the store is doing, for the health strip and the progress shown while it is rebuilt.
 *
 * @param applied the journal's place up to which it is filled
 * @param of the journal's newest place
 * @param detail for the technician; empty if nothing is wrong
 */
public record StoreStatus(State state, long applied, long of, String detail) {
  /** How it is. */
  public enum State {
    /** Says all that the journal says, but for what is gathering. */
    CURRENT,
    /** Being filled. */
    BEHIND,
    /** Waits for free space; sales go on. */
    DISK_FULL,
    /** Not usable; tried again by itself; sales go on. */
    FAILED
  }
}
