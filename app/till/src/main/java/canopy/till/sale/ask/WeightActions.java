package canopy.till.sale.ask;

/** What the cashier can answer when an article must be weighed. FX thread. */
public interface WeightActions {
  /**
   * What the scales show.
   *
   * @param grams above zero
   */
  void weighed(long grams);

  /** The article does not come into the basket. */
  void leaveOut();

  /** A code that was scanned before the answer. */
  void scanned(String code);
}
