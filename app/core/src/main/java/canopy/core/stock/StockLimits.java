package canopy.core.stock;

import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;

/**
 * From where on a rule of the wet stock speaks up. Countries and companies differ; each is a
 * setting.
 *
 * @param dailyAmber band of one day: look into it
 * @param dailyRed band of one day: act
 * @param thirtyDays floor plus share of the sales of thirty days: suspected release (USA, 40 CFR
 *     280.43 (a): 130 gallons plus 1 %)
 * @param delivery what a delivery may be short of its paper
 * @param waterRise within a week
 * @param waterMost that may stand in a tank at all
 * @param unrecorded what a counter may run on in a day without a fill
 * @param trend of the variance against the tank's own course
 * @param drift of one nozzle's meter
 */
public record StockLimits(
    Band dailyAmber,
    Band dailyRed,
    Band thirtyDays,
    Band delivery,
    Volume waterRise,
    Volume waterMost,
    Volume unrecorded,
    Trend trend,
    Drift drift) {

  /** Usual practice, and the law where it gives figures. */
  public static final StockLimits USUAL =
      new StockLimits(
          new Band(litres(50), 5_000),
          new Band(litres(100), 10_000),
          new Band(new Volume(492_100), 10_000),
          new Band(litres(40), 3_000),
          litres(15),
          litres(100),
          litres(1),
          new Trend(60, 20, 750, 7_000, 500, litres(500)),
          new Drift(60, 30, 3_000, 4_500));

  /**
   * A floor and a share of something.
   *
   * @param ppm parts per million
   */
  public record Band(Volume floor, long ppm) {
    /** The larger of both. */
    public Volume widest(Volume of) {
      Volume share = share(of);
      return share.compareTo(floor) > 0 ? share : floor;
    }

    /** Both together. */
    public Volume sum(Volume of) {
      return floor.plus(share(of));
    }

    private Volume share(Volume of) {
      return new Volume(Rounding.HALF_UP.multiplyDivide(Math.abs(of.millilitres()), ppm, Rate.ONE));
    }
  }

  /**
   * How the trend is watched: a cumulative sum of how far each day's variance per sale lies from
   * the tank's own mean, in thousandths of its usual spread.
   *
   * @param days that make the tank's own course
   * @param leastDays without which nothing is said
   * @param allowanceMilli of the spread that a day may lie off before it counts
   * @param decisionMilli of the spread at which the sum is an alarm
   * @param spreadPpm least spread, of sales: a gauge is never better
   * @param leastSold days that sold less are joined with the next
   */
  public record Trend(
      int days,
      int leastDays,
      int allowanceMilli,
      int decisionMilli,
      long spreadPpm,
      Volume leastSold) {}

  /**
   * How a nozzle's meter is watched: how the tank's variance goes with what this nozzle sold.
   *
   * @param days that are looked at
   * @param leastDays without which nothing is said
   * @param ppm that the meter must be off at least
   * @param sureMilli how many thousandths of its own uncertainty the finding must be
   */
  public record Drift(int days, int leastDays, long ppm, int sureMilli) {}

  private static Volume litres(long litres) {
    return new Volume(litres * 1_000);
  }
}
