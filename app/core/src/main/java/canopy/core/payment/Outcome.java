package canopy.core.payment;

/** What a channel said about an attempt, or about a refund of it, in the till's own words. */
public enum Outcome {
  /** The money is ours. */
  PAID,
  /** The customer has the attempt before them: a password is being typed. */
  WAITING,
  /** The order stands, and nobody has begun to pay it: a code of ours that was not scanned yet. */
  UNPAID,
  /** Refused for good; nothing was taken. */
  DECLINED,
  /** The channel knows no such order. Soon after a lost request this proves nothing. */
  NOT_FOUND,
  /** Taken back: if it had been paid, the customer has the money again. */
  REVERSED,
  /** Can no longer be paid, and never was. */
  CLOSED,
  /** The refund was accepted, and is not final. */
  REFUNDING,
  /** The customer has the money of this refund. */
  REFUNDED,
  /** This refund will not happen. */
  REFUND_REFUSED,
  /**
   * No answer, or none that could be verified, or one that says nothing. Anything may have
   * happened.
   */
  UNKNOWN
}
