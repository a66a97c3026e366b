package canopy.till.payment.unsettled;

/** What can be done in the list of unsettled payments. FX thread. */
interface UnsettledActions {
  void select(UnsettledRow row);

  /** Does it to the chosen payment, or asks for a reason first. */
  void act(Deed deed);

  /** The reason is given: does it. */
  void answer();

  /** Leaves the question without doing anything. */
  void cancel();
}
