package canopy.core.stock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules found in the tanks. Bounded by {@link #REMEMBERED} and the number of tanks.
 *
 * @param known keys of the newest findings, oldest first: what is found again is not news
 * @param standing by tank, what was found on the newest day on which it was balanced; tanks of
 *     which nothing was found then are not there
 */
public record StockFindings(List<String> known, Map<Integer, List<StockFlag>> standing) {
  /** Findings that are recognised when they come again. */
  public static final int REMEMBERED = 400;

  /** Before anything was found. */
  public static final StockFindings NONE = new StockFindings(List.of(), Map.of());

  public StockFindings {
    known = List.copyOf(known);
    standing = Collections.unmodifiableMap(new TreeMap<>(standing));
  }

  /** These and one more; what was found in the same tank on an earlier day stands no longer. */
  public StockFindings plus(StockFlag flag) {
    List<String> keys = new ArrayList<>(known);
    keys.add(flag.key());
    Map<Integer, List<StockFlag>> next = new TreeMap<>(standing);
    List<StockFlag> ofTank = new ArrayList<>(next.getOrDefault(flag.tank(), List.of()));
    ofTank.removeIf(earlier -> earlier.day().isBefore(flag.day()));
    ofTank.add(flag);
    next.put(flag.tank(), List.copyOf(ofTank));
    return new StockFindings(
        keys.subList(Math.max(0, keys.size() - REMEMBERED), keys.size()), next);
  }

  /**
   * Tanks were balanced: what was found in them before that day stands no longer. What is found on
   * the day itself comes after its balance, and stays if the tank is balanced once more.
   */
  public StockFindings balanced(LocalDate day, List<TankBalance> balances) {
    Map<Integer, List<StockFlag>> next = new TreeMap<>(standing);
    for (TankBalance balance : balances) {
      List<StockFlag> found = next.getOrDefault(balance.tank(), List.of());
      if (found.stream().allMatch(flag -> flag.day().isBefore(day))) {
        next.remove(balance.tank());
      }
    }
    return new StockFindings(known, next);
  }
}
