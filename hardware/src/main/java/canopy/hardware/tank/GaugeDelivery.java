package canopy.hardware.tank;

import java.time.LocalDateTime;

/**
 * A delivery as the gauge noticed it. Tank and start identify it: the gauge repeats it in every
 * reading until it forgets it (ten per tank on most).
 *
 * @param tank the gauge's number of the tank
 * @param startedAt by the gauge's clock, in its own zone
 * @param endedAt by the gauge's clock, in its own zone
 * @param before the tank when it started
 * @param after the tank when it had settled again
 */
public record GaugeDelivery(
    int tank, LocalDateTime startedAt, LocalDateTime endedAt, Level before, Level after) {

  /**
   * One end of a delivery.
   *
   * @param volumeMillilitres product as it was
   * @param temperatureCompensatedMillilitres the same at the reference temperature
   * @param heightMicrometres height of the surface
   * @param waterHeightMicrometres height of the water
   * @param temperatureMillidegrees thousandths of a degree Celsius
   */
  public record Level(
      long volumeMillilitres,
      long temperatureCompensatedMillilitres,
      long heightMicrometres,
      long waterHeightMicrometres,
      long temperatureMillidegrees) {}

  /**
   * By how much the tank rose. What was sold while it was poured is not in it: the gauge cannot
   * know that.
   */
  public long riseMillilitres() {
    return after.volumeMillilitres() - before.volumeMillilitres();
  }

  /** The same at the reference temperature. */
  public long temperatureCompensatedRiseMillilitres() {
    return after.temperatureCompensatedMillilitres() - before.temperatureCompensatedMillilitres();
  }
}
