package canopy.hardware.tank.sim;

import java.time.LocalDateTime;

/** A delivery that is over. */
record SimDelivery(LocalDateTime start, LocalDateTime end, Level before, Level after) {

  /** The tank at one moment. */
  record Level(
      long volumeMillilitres,
      long compensatedMillilitres,
      long heightMicrometres,
      long waterHeightMicrometres,
      long temperatureMillidegrees) {}
}
