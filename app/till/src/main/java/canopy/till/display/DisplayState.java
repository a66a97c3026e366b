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
  THANKS
}
