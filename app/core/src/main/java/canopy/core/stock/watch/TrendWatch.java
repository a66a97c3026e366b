package canopy.core.stock.watch;

import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import canopy.core.stock.StockLimits;
import canopy.core.stock.TankDay;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of a tank's variance, day by day: a two-sided cumulative sum (CUSUM) of the variance
 * per litre sold, against the tank's own mean of the days before. A single day's variance is mostly
 * the error of two readings; a leak takes a little every day, and only the sum shows it.
 *
 * <p>While a sum is running, the mean and spread that it is measured with stand still: a leak must
 * not become the tank's usual course. A run that ends at zero was chance, and its days join the
 * mean.
 */
public final class TrendWatch {
  private static final int MILLI = 1_000;

  /** How far a sum goes beyond the alarm. */
  private static final int BEYOND_MILLI = 3_000;

  /** What one day counts at most: a reading that went wrong is no leak. */
  private static final int DAY_MILLI = 4_000;

  private final StockLimits.Trend limits;

  public TrendWatch(StockLimits.Trend limits) {
    this.limits = limits;
  }

  /**
   * Where the sums stand at the end of a day.
   *
   * @param lossMilli of unexplained losses, thousandths of the tank's usual spread
   * @param gainMilli of unexplained gains
   * @param excess what was lost (below zero) or gained since the running sum began, beyond the
   *     tank's own mean
   * @param since first day of the running sum
   */
  public record Standing(
      LocalDate day, int lossMilli, int gainMilli, Volume excess, LocalDate since) {}

  /** One point of the course: a day, or several with little sold. */
  private record Point(LocalDate day, Volume variance, Volume sold, long ppm) {}

  /**
   * The standings of all days from which on the tank has a course of its own.
   *
   * @param days of one tank, oldest first
   */
  public List<Standing> course(List<TankDay> days) {
    List<Standing> standings = new ArrayList<>();
    List<Long> usual = new ArrayList<>();
    List<Point> running = new ArrayList<>();
    int loss = 0;
    int gain = 0;
    for (Point point : points(days)) {
      if (usual.size() >= limits.leastDays()) {
        Spread spread = Spread.of(newest(usual));
        int off = off(point, spread);
        int allowance = allowance(spread.count());
        loss = Math.clamp((long) loss - off - allowance, 0, most());
        gain = Math.clamp((long) gain + off - allowance, 0, most());
        running.add(point);
        standings.add(standing(point, loss, gain, running, spread.mean()));
      } else {
        usual.add(point.ppm());
      }
      if (loss == 0 && gain == 0) {
        running.forEach(each -> usual.add(each.ppm()));
        running.clear();
      }
    }
    return standings;
  }

  /** Whether a standing is an alarm: a loss or a gain that chance does not explain. */
  public boolean isAlarm(Standing standing) {
    return Math.max(standing.lossMilli(), standing.gainMilli()) > limits.decisionMilli();
  }

  /** Once the cause is mended, the alarm must end within days: a sum does not grow for ever. */
  private int most() {
    return limits.decisionMilli() + BEYOND_MILLI;
  }

  private static Standing standing(
      Point point, int loss, int gain, List<Point> running, long meanPpm) {
    long excess = 0;
    for (Point each : running) {
      long usual = Rounding.HALF_UP.multiplyDivide(each.sold().millilitres(), meanPpm, Rate.ONE);
      excess = Math.addExact(excess, each.variance().millilitres() - usual);
    }
    return new Standing(point.day(), loss, gain, new Volume(excess), running.getFirst().day());
  }

  /** How far a day lies off, in thousandths of the spread. */
  private int off(Point point, Spread spread) {
    long deviation = Math.max(spread.deviation(), limits.spreadPpm());
    long milli = Rounding.HALF_UP.multiplyDivide(point.ppm() - spread.mean(), MILLI, deviation);
    return Math.clamp(milli, -DAY_MILLI, DAY_MILLI);
  }

  /** A mean of few days is itself uncertain, by the spread over the root of their number. */
  private int allowance(int count) {
    long root = (long) MILLI * MILLI / count;
    return limits.allowanceMilli() + (int) BigInteger.valueOf(root).sqrt().longValue();
  }

  private List<Long> newest(List<Long> usual) {
    return usual.subList(Math.max(0, usual.size() - limits.days()), usual.size());
  }

  private List<Point> points(List<TankDay> days) {
    List<Point> points = new ArrayList<>();
    Volume variance = Volume.ZERO;
    Volume sold = Volume.ZERO;
    for (TankDay day : days) {
      variance = variance.plus(day.varianceInTank());
      sold = sold.plus(day.sold());
      if (sold.compareTo(limits.leastSold()) >= 0) {
        long ppm =
            Rounding.HALF_UP.multiplyDivide(variance.millilitres(), Rate.ONE, sold.millilitres());
        points.add(new Point(day.day(), variance, sold, ppm));
        variance = Volume.ZERO;
        sold = Volume.ZERO;
      }
    }
    return points;
  }
}
