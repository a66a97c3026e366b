package canopy.hardware.forecourt.sim;

/**
 * A car and what its driver wants.
 *
 * @param nozzle 1..6 it will lift
 * @param wantedMillilitres how much goes in before the driver stops or the nozzle cuts off
 * @param habits how the driver behaves
 */
record SimCar(int nozzle, long wantedMillilitres, Habits habits) {
  /**
   * Times in simulated milliseconds.
   *
   * @param liftAfterMillis from arrival to lifting, negative = lifts only when told
   * @param patienceMillis waits with the nozzle in hand before hanging up and leaving
   * @param hangUpAfterMillis from the end of the flow to hanging up, negative = hangs up only when
   *     told
   * @param leaveAfterMillis from hanging up to driving away, negative = only when told
   */
  record Habits(
      long liftAfterMillis, long patienceMillis, long hangUpAfterMillis, long leaveAfterMillis) {
    /** Does everything only when told. */
    static final Habits TOLD = new Habits(-1, Long.MAX_VALUE, -1, -1);
  }
}
