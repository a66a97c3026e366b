package canopy.till.sync;

/** What can be done on the page of head office. FX thread. */
interface SyncActions {
  void tryNow();

  /** Shows the form for an enrolment. */
  void askEnrol();

  /** Asks whether the till shall be signed off. */
  void askSignOff();

  /** Does what was asked for. */
  void answer();

  void cancel();
}
