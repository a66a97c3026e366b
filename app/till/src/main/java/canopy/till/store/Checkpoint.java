package canopy.till.store;

import canopy.core.state.TillState;

/**
 * The till's state at a place in the journal: a start folds only what came after. Trusted only if
 * the journal has the same hash at that place.
 *
 * @param hash of the line at {@code state.seq()}, 64 hex digits
 */
public record Checkpoint(TillState state, String hash) {
  /** The place. */
  public long seq() {
    return state.seq();
  }
}
