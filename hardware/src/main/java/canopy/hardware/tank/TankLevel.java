package canopy.hardware.tank;

import org.jspecify.annotations.Nullable;

/**
 * One tank at one moment.
 *
 * @param tank the gauge's number of the tank, 1 to 99
 * @param product what the gauge calls the product: one character in the computer format, a label in
 *     the display format; only for people to compare
 * @param volumeMillilitres product as it is, without the water below it
 * @param temperatureCompensatedMillilitres the same at the gauge's reference temperature
 * @param ullageMillilitres room left in the tank
 * @param heightMicrometres height of the surface above the bottom
 * @param waterHeightMicrometres height of the water at the bottom
 * @param waterMillilitres water at the bottom; null when the gauge does not tell it (the display
 *     format has no such column)
 * @param temperatureMillidegrees thousandths of a degree Celsius, may be negative
 * @param flags what the gauge says about the reading itself
 */
public record TankLevel(
    int tank,
    String product,
    long volumeMillilitres,
    long temperatureCompensatedMillilitres,
    long ullageMillilitres,
    long heightMicrometres,
    long waterHeightMicrometres,
    @Nullable Long waterMillilitres,
    long temperatureMillidegrees,
    Flags flags) {

  /**
   * What the gauge says about the reading itself.
   *
   * @param deliveryInProgress product is flowing in; the level is not settled
   * @param leakTestInProgress the gauge is testing the tank
   * @param heightInvalid the probe's height is not to be trusted, so nothing of this level is
   */
  public record Flags(
      boolean deliveryInProgress, boolean leakTestInProgress, boolean heightInvalid) {
    /** Nothing special. */
    public static final Flags NONE = new Flags(false, false, false);
  }
}
