package canopy.core.payment;

/** Who shows the code and who scans it. */
public enum Mode {
  /** The cashier scans the code on the customer's phone. */
  CODE,
  /** The customer scans a code that the till shows, and the channel tells how the order stands. */
  QR,
  /**
   * The customer scans a code of a channel that cannot be asked. The cashier's look at the
   * customer's phone is the only proof, until the bill comes.
   */
  STATIC
}
