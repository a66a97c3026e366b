package canopy.till.display;

/** What the customer sees. */
enum DisplayState {
  IDLE,
  SALE,
  PAYING,
  THANKS
}
