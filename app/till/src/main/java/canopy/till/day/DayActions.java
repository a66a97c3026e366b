package canopy.till.day;

/** What can be done about the day. FX thread; every call returns at once. */
interface DayActions {
  /** Asks the last question. */
  void startClose();

  /** Closes the day; cannot be undone. */
  void confirmClose();

  void giveUp();

  /** Leads to where an open item can be dealt with. */
  void goTo(OpenItem item);
}
