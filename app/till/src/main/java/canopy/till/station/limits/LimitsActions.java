package canopy.till.station.limits;

/** What can be done on the page. FX thread; returns at once. */
interface LimitsActions {
  /** Shows other limits; what was typed and not saved is kept. */
  void choose(LimitGroup group);

  /** Checks what was typed, writes the changes down, and puts them in force. */
  void save();

  /** Forgets what was typed. */
  void reset();
}
