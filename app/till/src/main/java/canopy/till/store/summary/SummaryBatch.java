package canopy.till.store.summary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What some events add to the summaries. Filled by one thread, then handed over to another. */
public final class SummaryBatch {
  private final Map<Summary, Map<List<Object>, long[]>> additions = new EnumMap<>(Summary.class);

  /** The first three columns of every key. */
  record Place(Object day, String shift, String cashier) {
    List<Object> key(Object... own) {
      List<Object> key = new ArrayList<>(List.of(day, shift, cashier));
      key.addAll(List.of(own));
      return List.copyOf(key);
    }
  }

  /**
   * Adds to a row.
   *
   * @param amounts one for each summed column
   */
  void add(Summary summary, List<Object> key, long... amounts) {
    int width = summary.sumWidth();
    if (amounts.length != width || key.size() != summary.keyWidth()) {
      throw new IllegalArgumentException(summary + " has other columns");
    }
    long[] sums =
        additions
            .computeIfAbsent(summary, s -> new LinkedHashMap<>())
            .computeIfAbsent(key, k -> new long[width + 1]);
    for (int i = 0; i < width; i++) {
      sums[i] = Math.addExact(sums[i], amounts[i]);
    }
    sums[width]++;
  }

  public boolean isEmpty() {
    return additions.isEmpty();
  }

  /** By key; the last of the values is how many additions they are. */
  Map<Summary, Map<List<Object>, long[]>> additions() {
    return additions;
  }
}
