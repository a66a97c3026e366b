package canopy.core.stock.watch;

import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.StockLimits;
import canopy.core.stock.TankDay;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the variance of a tank goes with the sales of one nozzle, which is what a meter does that
 * gives more or less than it shows. What is held against the variance is not the nozzle's sales,
 * which rise and fall with everybody's, but how much more or less than its usual share it sold.
 */
final class DriftWatch {
  /** Litres are enough here, and keep the squares small. */
  private static final long LITRE = 1_000;

  private static final long MILLI = 1_000;

  private final StockLimits.Drift limits;

  DriftWatch(StockLimits.Drift limits) {
    this.limits = limits;
  }

  /**
   * A meter that is off.
   *
   * @param nozzle as {@link NozzleMeter#key}
   * @param ppm what the tank lost (below zero) or gained for a million that the nozzle showed
   */
  record Finding(String nozzle, long ppm) {}

  /** The nozzle that is off most surely, if any: an empty or one-element list. */
  List<Finding> find(List<TankDay> all) {
    List<TankDay> days =
        all.subList(Math.max(0, all.size() - limits.days()), all.size()).stream()
            .filter(day -> day.sold().millilitres() > 0)
            .toList();
    if (days.size() < limits.leastDays()) {
      return List.of();
    }
    List<Long> variances = centred(days.stream().map(d -> litres(d.varianceInTank())).toList());
    Set<String> nozzles = new LinkedHashSet<>();
    days.forEach(day -> day.nozzles().forEach(nozzle -> nozzles.add(nozzle.key())));
    Finding best = null;
    long surest = limits.sureMilli();
    for (String nozzle : nozzles.size() < 2 ? Set.<String>of() : nozzles) {
      List<Long> extra = centred(extra(days, nozzle));
      BigInteger squares = product(extra, extra);
      if (squares.signum() == 0) {
        continue;
      }
      BigInteger with = product(extra, variances);
      long ppm = Rounding.HALF_UP.divide(with.multiply(BigInteger.valueOf(Rate.ONE)), squares);
      long sure = sure(with, squares, product(variances, variances), days.size());
      if (Math.abs(ppm) >= limits.ppm() && sure > surest) {
        surest = sure;
        best = new Finding(nozzle, ppm);
      }
    }
    return best == null ? List.of() : List.of(best);
  }

  /**
   * The slope over its own standard error, in thousandths: {@code b = xy/xx}, the rest of the
   * squares {@code yy - xy*xy/xx} spread over {@code n - 2} days.
   */
  private static long sure(BigInteger xy, BigInteger xx, BigInteger yy, int days) {
    BigInteger rest = yy.multiply(xx).subtract(xy.pow(2));
    if (rest.signum() <= 0) {
      return Long.MAX_VALUE;
    }
    BigInteger square =
        xy.pow(2).multiply(BigInteger.valueOf((days - 2) * MILLI * MILLI)).divide(rest);
    return square.sqrt().longValueExact();
  }

  /** What a nozzle sold beyond its usual share of the tank's sales, in litres. */
  private static List<Long> extra(List<TankDay> days, String nozzle) {
    BigInteger own = BigInteger.ZERO;
    BigInteger every = BigInteger.ZERO;
    for (TankDay day : days) {
      own = own.add(BigInteger.valueOf(filled(day, nozzle)));
      every = every.add(BigInteger.valueOf(litres(day.metered())));
    }
    List<Long> extra = new ArrayList<>();
    for (TankDay day : days) {
      BigInteger usual = BigInteger.valueOf(litres(day.metered())).multiply(own);
      extra.add(filled(day, nozzle) - Rounding.HALF_UP.divide(usual, every));
    }
    return extra;
  }

  private static long filled(TankDay day, String nozzle) {
    return day.nozzles().stream()
        .filter(meter -> meter.key().equals(nozzle))
        .mapToLong(meter -> litres(meter.filled()))
        .sum();
  }

  private static List<Long> centred(List<Long> values) {
    long mean = Spread.of(values).mean();
    return values.stream().map(value -> value - mean).toList();
  }

  private static BigInteger product(List<Long> a, List<Long> b) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < a.size(); i++) {
      sum = sum.add(BigInteger.valueOf(a.get(i)).multiply(BigInteger.valueOf(b.get(i))));
    }
    return sum;
  }

  private static long litres(Volume volume) {
    return Rounding.HALF_UP.multiplyDivide(volume.millilitres(), 1, LITRE);
  }
}
