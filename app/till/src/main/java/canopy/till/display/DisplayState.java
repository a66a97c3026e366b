package canopy.till.display;

/** What the customer sees. */
enum DisplayState {
  IDLE,
  SALE,
  PAYING,
  /** A code of ours stands there to be scanned. */
  CODE,
  /** The customer confirms on the phone. */
  CONFIRM,
  /** Nobody knows yet whether it was paid; the customer should not pay twice. */
  CHECKING,
  /** Paying by scanning has come to nothing. */
  NOT_PAID,
  THANKS
}
