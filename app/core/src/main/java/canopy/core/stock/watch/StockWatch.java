package canopy.core.stock.watch;

import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.StockFlag;
import canopy.core.stock.StockFlag.Severity;
import canopy.core.stock.StockLimits;
import canopy.core.stock.StockRule;
import canopy.core.stock.TankDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All rules of the wet stock, held against the newest day of one tank. Immutable, any thread.
 *
 * <p>The daily band, the trend and the meters look at the variance without what deliveries were
 * short, so that one short delivery is told once; the thirty days look at all of it.
 */
public final class StockWatch {
  /** How many days back the rules look; more are not needed. */
  public static final int DAYS = 180;

  private static final int THIRTY = 30;
  private static final int WEEK = 7;

  private final StockLimits limits;
  private final TrendWatch trend;
  private final DriftWatch drift;

  public StockWatch(StockLimits limits) {
    this.limits = limits;
    this.trend = new TrendWatch(limits.trend());
    this.drift = new DriftWatch(limits.drift());
  }

  /**
   * What is not as it should be at the end of the newest day.
   *
   * @param days of one tank, oldest first; up to {@link #DAYS} count
   * @param deliveries of the newest day into this tank
   * @param nozzles of this tank, balanced on the newest day
   */
  public List<StockFlag> check(
      List<TankDay> days, List<Delivery> deliveries, List<NozzleBalance> nozzles) {
    if (days.isEmpty()) {
      return List.of();
    }
    TankDay today = days.getLast();
    List<StockFlag> flags = new ArrayList<>();
    daily(today).ifPresent(flags::add);
    thirtyDays(days).ifPresent(flags::add);
    trend(days).ifPresent(flags::add);
    for (Delivery delivery : deliveries) {
      delivery(today, delivery).ifPresent(flags::add);
    }
    water(days).ifPresent(flags::add);
    drift.find(days).forEach(found -> flags.add(drifted(days, found)));
    for (NozzleBalance nozzle : nozzles) {
      unrecorded(today, nozzle).ifPresent(flags::add);
    }
    return flags;
  }

  private Optional<StockFlag> daily(TankDay today) {
    Volume variance = today.varianceInTank();
    Volume amber = limits.dailyAmber().widest(today.sold());
    Volume red = limits.dailyRed().widest(today.sold());
    if (isBeyond(variance, red)) {
      return Optional.of(flag(today, StockRule.DAILY, Severity.RED, variance, red));
    }
    return isBeyond(variance, amber)
        ? Optional.of(flag(today, StockRule.DAILY, Severity.AMBER, variance, amber))
        : Optional.empty();
  }

  private Optional<StockFlag> thirtyDays(List<TankDay> days) {
    TankDay today = days.getLast();
    Volume variance = Volume.ZERO;
    Volume sold = Volume.ZERO;
    for (TankDay day : days) {
      if (day.day().isAfter(today.day().minusDays(THIRTY))) {
        variance = variance.plus(day.variance());
        sold = sold.plus(day.sold());
      }
    }
    Volume limit = limits.thirtyDays().sum(sold);
    return isBeyond(variance, limit)
        ? Optional.of(flag(today, StockRule.THIRTY_DAYS, Severity.RED, variance, limit))
        : Optional.empty();
  }

  /** An alarm is told every day that it stands, until somebody has found the cause. */
  private Optional<StockFlag> trend(List<TankDay> days) {
    List<TrendWatch.Standing> course = trend.course(days);
    TankDay today = days.getLast();
    if (course.isEmpty()
        || !course.getLast().day().equals(today.day())
        || !trend.isAlarm(course.getLast())) {
      return Optional.empty();
    }
    TrendWatch.Standing now = course.getLast();
    Severity severity = now.lossMilli() > now.gainMilli() ? Severity.RED : Severity.AMBER;
    Volume limit = limits.dailyAmber().widest(today.sold());
    return Optional.of(
        new StockFlag(
            today.tank(),
            today.day(),
            StockRule.TREND,
            severity,
            now.excess(),
            limit,
            now.since().toString()));
  }

  private Optional<StockFlag> delivery(TankDay today, Delivery delivery) {
    Volume limit = limits.delivery().widest(delivery.ticket());
    return delivery.isBeyond(limits.delivery())
        ? Optional.of(
            new StockFlag(
                today.tank(),
                today.day(),
                StockRule.DELIVERY_SHORT,
                Severity.AMBER,
                delivery.shortage(),
                limit,
                delivery.document()))
        : Optional.empty();
  }

  private Optional<StockFlag> water(List<TankDay> days) {
    TankDay today = days.getLast();
    Volume water = today.water();
    if (water == null) {
      return Optional.empty();
    }
    if (water.compareTo(limits.waterMost()) > 0) {
      return Optional.of(
          flag(today, StockRule.WATER_RISE, Severity.RED, water, limits.waterMost()));
    }
    Volume least =
        days.stream()
            .filter(day -> day.day().isAfter(today.day().minusDays(WEEK + 1)))
            .flatMap(day -> Stream.ofNullable(day.water()))
            .min(Volume::compareTo)
            .orElse(water);
    Volume rise = water.minus(least);
    return rise.compareTo(limits.waterRise()) > 0
        ? Optional.of(flag(today, StockRule.WATER_RISE, Severity.AMBER, rise, limits.waterRise()))
        : Optional.empty();
  }

  /** What the nozzle gave beyond what it showed, over the days that were looked at. */
  private StockFlag drifted(List<TankDay> days, DriftWatch.Finding found) {
    TankDay today = days.getLast();
    Volume shown =
        days.subList(Math.max(0, days.size() - limits.drift().days()), days.size()).stream()
            .flatMap(day -> day.nozzles().stream())
            .filter(nozzle -> nozzle.key().equals(found.nozzle()))
            .map(NozzleMeter::filled)
            .reduce(Volume.ZERO, Volume::plus);
    return new StockFlag(
        today.tank(),
        today.day(),
        StockRule.METER_DRIFT,
        Severity.AMBER,
        part(shown, found.ppm()),
        part(shown, limits.drift().ppm()),
        found.nozzle());
  }

  private Optional<StockFlag> unrecorded(TankDay today, NozzleBalance nozzle) {
    Volume unrecorded = nozzle.unrecorded();
    return unrecorded != null && isBeyond(unrecorded, limits.unrecorded())
        ? Optional.of(
            new StockFlag(
                today.tank(),
                today.day(),
                StockRule.UNRECORDED_FUEL,
                Severity.AMBER,
                unrecorded,
                limits.unrecorded(),
                NozzleMeter.key(nozzle.closing().pump(), nozzle.closing().nozzle())))
        : Optional.empty();
  }

  private static Volume part(Volume of, long ppm) {
    return new Volume(Rounding.HALF_UP.multiplyDivide(of.millilitres(), ppm, Rate.ONE));
  }

  private static boolean isBeyond(Volume variance, Volume limit) {
    return Math.abs(variance.millilitres()) > limit.millilitres();
  }

  private static StockFlag flag(
      TankDay today, StockRule rule, Severity severity, Volume volume, Volume limit) {
    return new StockFlag(today.tank(), today.day(), rule, severity, volume, limit, null);
  }
}
