package canopy.till.day;

/** How far the close is. */
enum DayStep {
  LOOKING,
  /** The last question; a close cannot be undone. */
  CONFIRMING,
  CLOSING,
  /** Some device kept silent: somebody may type what it would have told. */
  TYPING,
  CLOSED
}
