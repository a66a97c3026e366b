package canopy.till.health;

import canopy.till.ui.Language;

/** What can be done at a stopped till. FX thread. */
interface StoppedActions {
  /** Goes on: with a fresh journal segment if the disk takes it, or with the start. */
  void resume();

  void speak(Language language);

  /** Ends the program. */
  void quit();
}
