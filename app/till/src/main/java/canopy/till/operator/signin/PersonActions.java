package canopy.till.operator.signin;

import canopy.till.ui.Language;

/** What somebody who is signed in can do about it. FX thread. */
interface PersonActions {
  /** Locks the till; the sale stays. */
  void lock();

  /** Leaves the till to somebody else; refused while something is being sold. */
  void signOut();

  /** Chooses another PIN. */
  void changePin();

  /** Asks whether to practise on a till of its own; ends it if somebody practises. */
  void train();

  /** Practises, if that was asked before. */
  void startTraining();

  void speak(Language language);

  void close();
}
