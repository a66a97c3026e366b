package canopy.till.fuel;

/** What can be done at a pump now. */
enum PumpAct {
  AUTHORISE,
  PREPAY,
  STOP,
  SUSPEND,
  RESUME,
  RESTART,
  /** Clears a release that nobody uses. */
  CLEAR_RELEASE,
  READ_TOTALS
}
