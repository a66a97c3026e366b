package canopy.till.ui.control;

/** What can be done from the header of every screen. FX thread. */
public interface HeaderActions {
  /** Stops every pump at once, without a question. */
  void stopAll();

  /** Opens the health screen. */
  void showHealth();

  /** Opens the tanks. */
  void showTanks();

  /** Opens the list of unsettled payments. */
  void showPayments();

  /** Opens what the person who is signed in can do: lock, sign out, speak another language. */
  void showPerson();

  /** Locks the till; the sale stays. */
  void lock();
}
