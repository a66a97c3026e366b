package canopy.hardware.forecourt.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The controller's memory and the dispensers' counters: every finished transaction, a total per
 * nozzle, the prices. Survives the controller's restarts. Owned by {@link SimStation}'s monitor.
 */
final class SimBook {
  /** How many transactions jsonPTS looks up by number. */
  static final int LOOKED_UP = 1_000;

  private static final int MOST_TRANSACTIONS = 200_000;

  /** Millilitres times tenths of a minor unit per litre, in minor units. */
  private static final long TENTHS_OF_MINOR_PER_LITRE = 10_000;

  private final List<SimTransaction> transactions = new ArrayList<>();
  private final Map<String, Counter> counters = new LinkedHashMap<>();
  private final Map<Integer, Long> prices = new LinkedHashMap<>();
  private final Map<Integer, Map<Integer, Long>> shownByPump = new LinkedHashMap<>();
  private final Set<Integer> deafPumps = new HashSet<>();

  /** Counters of one nozzle and what they showed at start. */
  static final class Counter {
    final int pump;
    final int nozzle;
    final int grade;
    final long firstVolumeMillilitres;
    final long firstAmountMinor;
    long volumeMillilitres;
    long amountMinor;

    Counter(int pump, int nozzle, SimGrade grade, SplittableRandom random) {
      this.pump = pump;
      this.nozzle = nozzle;
      this.grade = grade.id();
      firstVolumeMillilitres = random.nextLong(100_000_000L, 2_000_000_000L);
      firstAmountMinor = firstVolumeMillilitres / 10_000 * grade.unitPriceTenthsOfMinor();
      volumeMillilitres = firstVolumeMillilitres;
      amountMinor = firstAmountMinor;
    }
  }

  SimBook(int pumps, List<SimGrade> grades, SplittableRandom random) {
    for (SimGrade grade : grades) {
      prices.put(grade.id(), grade.unitPriceTenthsOfMinor());
    }
    for (int pump = 1; pump <= pumps; pump++) {
      shownByPump.put(pump, new LinkedHashMap<>(prices));
      for (int nozzle = 1; nozzle <= grades.size(); nozzle++) {
        counters.put(
            pump + "/" + nozzle, new Counter(pump, nozzle, grades.get(nozzle - 1), random));
      }
    }
  }

  List<SimTransaction> transactions() {
    return transactions;
  }

  Iterable<Counter> counters() {
    return counters.values();
  }

  Counter counter(int pump, int nozzle) {
    Counter counter = counters.get(pump + "/" + nozzle);
    if (counter == null) {
      throw new IllegalArgumentException("no nozzle " + nozzle + " on pump " + pump);
    }
    return counter;
  }

  /** Moves the counters on and keeps the transaction. */
  void finish(SimTransaction transaction) {
    Counter counter = counter(transaction.pump, transaction.nozzle);
    counter.volumeMillilitres += transaction.volumeMillilitres;
    counter.amountMinor += transaction.amountMinor;
    transaction.totalVolumeMillilitres = counter.volumeMillilitres;
    transaction.totalAmountMinor = counter.amountMinor;
    if (transactions.size() == MOST_TRANSACTIONS) {
      transactions.removeFirst();
    }
    transactions.add(transaction);
  }

  /** Moves a nozzle's counters on without a transaction. */
  void jump(int pump, int nozzle, long millilitres) {
    Counter counter = counter(pump, nozzle);
    counter.volumeMillilitres += millilitres;
    counter.amountMinor += millilitres * price(pump, counter.grade) / TENTHS_OF_MINOR_PER_LITRE;
  }

  @Nullable SimTransaction last(int pump) {
    for (SimTransaction transaction : transactions.reversed()) {
      if (transaction.pump == pump) {
        return transaction;
      }
    }
    return null;
  }

  /** The newest of that number among the last {@value #LOOKED_UP} of the station. */
  @Nullable SimTransaction find(int pump, int number) {
    int looked = 0;
    for (SimTransaction transaction : transactions.reversed()) {
      if (transaction.pump == pump && transaction.number == number) {
        return transaction;
      }
      looked++;
      if (looked == LOOKED_UP) {
        break;
      }
    }
    return null;
  }

  /** Price at which a pump sells a grade, tenths of a minor unit; 0 = not configured. */
  long price(int pump, int grade) {
    return shownByPump.getOrDefault(pump, prices).getOrDefault(grade, 0L);
  }

  Map<Integer, Long> prices() {
    return prices;
  }

  /** As jsonPTS does it: grades left out become zero. */
  void replacePrices(Map<Integer, Long> given) {
    prices.replaceAll((grade, old) -> given.getOrDefault(grade, 0L));
    shownByPump.forEach(
        (pump, shown) -> {
          if (!deafPumps.contains(pump)) {
            shown.putAll(prices);
          }
        });
  }

  /** One pump is told a price; zero where none is known. */
  void show(int pump, int grade, long priceTenthsOfMinor) {
    if (!deafPumps.contains(pump)) {
      shownByPump.getOrDefault(pump, new LinkedHashMap<>()).put(grade, priceTenthsOfMinor);
    }
  }

  /**
   * A deaf pump keeps showing its old prices.
   *
   * @param told whether one that hears again is told what it missed
   */
  void deaf(int pump, boolean deaf, boolean told) {
    if (deaf) {
      deafPumps.add(pump);
      return;
    }
    deafPumps.remove(pump);
    if (told) {
      shownByPump.getOrDefault(pump, new LinkedHashMap<>()).putAll(prices);
    }
  }
}
