package canopy.till.window;

import canopy.till.store.StoreStatus;

/** How far the store is behind the journal, as far as people need to know. FX thread. */
final class RebuildWatch {
  private static final long PERMILLE = 1000;

  private int secondsBehind;

  /** In thousandths; -1 while there is nothing to show: only what takes over a second is. */
  int permille(StoreStatus status) {
    boolean behind = status.state() == StoreStatus.State.BEHIND && status.of() > status.applied();
    secondsBehind = behind ? secondsBehind + 1 : 0;
    return secondsBehind > 1
        ? Math.toIntExact(status.applied() * PERMILLE / Math.max(1, status.of()))
        : -1;
  }
}
