package canopy.till.health;

/** What can be done at a stopped till. FX thread. */
interface StoppedActions {
  /** Goes on with a fresh journal segment, if the disk takes it. */
  void resume();

  /** Ends the program. */
  void quit();
}
