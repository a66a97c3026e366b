package canopy.core.bill;

/** What became of a difference. The journal keeps the names: they never change. */
public enum Resolution {
  /** There is a reason for it, and no money is missing or too much. */
  EXPLAINED,
  /** Booked as a loss or a gain. */
  BOOKED,
  /** A payment that nobody claims goes back to the customer through the channel. */
  GIVEN_BACK,
  /**
   * It is the money of a sale that was completed otherwise, such as in cash that was never taken.
   * Neither the sale nor the channel's side is counted anew.
   */
  ATTACHED
}
