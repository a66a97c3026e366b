package canopy.core.shift;

import canopy.core.quantity.Money;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Notes and coins counted by denomination. What was counted as none is not listed.
 *
 * @param pieces how many of each, by the denomination in minor units, largest first
 */
public record CashCount(Map<Long, Long> pieces) {
  /** Kinds of notes and coins in one count. */
  public static final int DENOMINATIONS = 40;

  /** Of one kind. */
  public static final long PIECES = 1_000_000;

  /** An empty drawer. */
  public static final CashCount NONE = new CashCount(Map.of());

  /**
   * @throws IllegalArgumentException if a denomination or a number of pieces is out of range
   */
  public CashCount {
    Map<Long, Long> sorted = new TreeMap<>(Comparator.reverseOrder());
    pieces.forEach(
        (denomination, count) -> {
          if (denomination < 1 || count < 0 || count > PIECES) {
            throw new IllegalArgumentException(count + " pieces of " + denomination);
          }
          if (count > 0) {
            sorted.put(denomination, count);
          }
        });
    if (sorted.size() > DENOMINATIONS) {
      throw new IllegalArgumentException(sorted.size() + " denominations");
    }
    pieces = Collections.unmodifiableMap(sorted);
  }

  /** This count with another number of pieces of one denomination. */
  public CashCount with(long denomination, long count) {
    Map<Long, Long> next = new TreeMap<>(pieces);
    next.put(denomination, count);
    return new CashCount(next);
  }

  /** How many of a denomination; zero if none. */
  public long of(long denomination) {
    return pieces.getOrDefault(denomination, 0L);
  }

  /** What it comes to. */
  public Money total(String currency) {
    long minor = 0;
    for (Map.Entry<Long, Long> each : pieces.entrySet()) {
      minor = Math.addExact(minor, Math.multiplyExact(each.getKey(), each.getValue()));
    }
    return Money.of(minor, currency);
  }
}
