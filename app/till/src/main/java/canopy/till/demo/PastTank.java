package canopy.till.demo;

import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A tank of the past, with the errors that a good one has: the gauge is off by three litres (one
 * sigma) at every reading, and each pump's meter by up to 0.04 % for good. One thread.
 */
final class PastTank {
  /** Three even chances of this width added up have the same number as their standard deviation. */
  private static final int GAUGE_SIGMA_MILLILITRES = 3_000;

  private static final int CHANCES = 3;
  private static final int METER_PPM = 400;
  private static final int TEMPERATURE_MILLIDEGREES = 18_200;

  private final Tank tank;
  private final SplittableRandom random;
  private final Map<Integer, Long> meterPpm = new TreeMap<>();
  private long millilitres;

  PastTank(Tank tank, Volume first, SplittableRandom random) {
    this.tank = tank;
    this.random = random;
    this.millilitres = first.millilitres();
  }

  Tank tank() {
    return tank;
  }

  /** What really is in it. */
  Volume product() {
    return new Volume(millilitres);
  }

  /** A pump shows this much, and takes what its meter makes of it. */
  void draws(int pump, Volume shown) {
    long ppm = meterPpm.computeIfAbsent(pump, _ -> random.nextLong(-METER_PPM, METER_PPM + 1));
    millilitres -= Rounding.HALF_UP.multiplyDivide(shown.millilitres(), Rate.ONE + ppm, Rate.ONE);
  }

  /** A tanker pours. */
  void gets(Volume poured) {
    millilitres += poured.millilitres();
  }

  /** Fuel runs into the ground. */
  void loses(Volume lost) {
    millilitres -= lost.millilitres();
  }

  /** What the gauge says. */
  TankReading read(Instant at) {
    long told = millilitres;
    for (int i = 0; i < CHANCES; i++) {
      told += random.nextLong(-GAUGE_SIGMA_MILLILITRES, GAUGE_SIGMA_MILLILITRES + 1);
    }
    Volume volume = new Volume(told);
    return new TankReading(
        tank.number(),
        TankReading.Source.GAUGE,
        at,
        volume,
        tank.corrected(volume, TEMPERATURE_MILLIDEGREES),
        TEMPERATURE_MILLIDEGREES,
        null,
        0,
        Volume.ZERO);
  }
}
