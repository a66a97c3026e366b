package canopy.till.display;

/** Why nothing came of paying by scanning. */
enum NotPaid {
  /** The wallet said no. */
  REFUSED,
  /** Nobody paid while there was time. */
  TIME_UP,
  /** The cashier ended it. */
  STOPPED
}
