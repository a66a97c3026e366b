package canopy.hardware.wallet.sim.book;

/** Where an order stands. Refunds do not change it: they hang on a paid order. */
public enum OrderState {
  /** A QR code is shown and nobody is about to pay it. */
  WAITING,
  /** A customer has the amount on the phone: to confirm with the password, or to refuse. */
  CONFIRMING,
  PAID,
  /** The customer refused, or the balance was too small. */
  REFUSED,
  /** Closed by the merchant, or ended by time. */
  CLOSED,
  /** Reversed by the merchant; what was paid is back with the customer. */
  REVERSED
}
