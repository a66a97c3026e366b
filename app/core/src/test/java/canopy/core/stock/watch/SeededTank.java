package canopy.core.stock.watch;

import canopy.core.quantity.Volume;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.TankDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A tank of 50,000 litres with four nozzles that sells 9,000 litres a day, with the errors such a
 * tank has: a gauge that is off by 6 litres (one sigma, 0.3 mm) at every reading, meters that are
 * off by up to 0.05 % for good, 0.02 % that evaporates, fuel that comes in warmer or colder every
 * third day and settles by 10 litres, and a ground that warms and cools. Weekends sell less,
 * nozzles share unevenly. What leaks, and what one meter gives too much, comes on top.
 */
final class SeededTank {
  private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
  private static final double[] WEEK = {1.0, 0.95, 1.0, 1.05, 1.25, 1.1, 0.65};

  private final Random random;
  private final double[] meterError = new double[4];
  private final List<TankDay> days = new ArrayList<>();
  private double product = 30_000;
  private double read;
  double sales = 9_000;
  double leakPerDay;
  double driftOfFirst;

  SeededTank(long seed) {
    random = new Random(seed);
    for (int i = 0; i < meterError.length; i++) {
      meterError[i] = (random.nextDouble() - 0.5) * 0.001;
    }
    read = product + gauge();
  }

  List<TankDay> days() {
    return List.copyOf(days);
  }

  SeededTank run(int count) {
    for (int i = 0; i < count; i++) {
      day();
    }
    return this;
  }

  private void day() {
    LocalDate date = FIRST.plusDays(days.size());
    double total =
        sales * WEEK[date.getDayOfWeek().getValue() - 1] * (1 + 0.08 * random.nextGaussian());
    double[] shares = new double[4];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.max(0.02, 0.25 + 0.07 * random.nextGaussian());
      sum += shares[i];
    }
    List<NozzleMeter> nozzles = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      double shown = total * shares[i] / sum;
      product -= shown * (1 + meterError[i] + (i == 0 ? driftOfFirst : 0));
      nozzles.add(new NozzleMeter(i + 1, 1, 2, volume(shown), Volume.ZERO));
    }
    product -= leakPerDay + 0.0002 * total;
    product += product * 0.001 * 0.1 * random.nextGaussian();
    double ticket = 0;
    double shortage = 0;
    if (days.size() % 3 == 2) {
      double before = product + gauge();
      ticket = Math.rint(sales * 3 / 1000) * 1000;
      product += ticket * (1 - 0.0005);
      shortage = ticket - (product + gauge() - before);
      product += 10 * random.nextGaussian();
    }
    double closing = product + gauge();
    days.add(
        new TankDay(
            1,
            2,
            date,
            volume(read),
            volume(ticket),
            volume(shortage),
            Volume.ZERO,
            volume(closing),
            null,
            null,
            volume(20),
            nozzles));
    read = closing;
  }

  private double gauge() {
    return 6 * random.nextGaussian();
  }

  static Volume volume(double litres) {
    return new Volume(Math.round(litres * 1000));
  }
}
