package canopy.core.fuel;

import canopy.core.quantity.UnitPrice;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The price sign at the road, as far as the till knows it: it cannot see it, but remembers what was
 * last confirmed. Prices by grade number.
 *
 * @param pumps what the pumps were last told
 * @param shown what the sign shows; before anybody confirmed anything, what the pumps had
 * @param asked what it is to be changed to by a person; null if nobody is asked
 */
public record PriceSign(
    Map<Integer, UnitPrice> pumps, Map<Integer, UnitPrice> shown, @Nullable Asked asked) {
  public static final PriceSign UNKNOWN = new PriceSign(Map.of(), Map.of(), null);

  /**
   * A change that a person is asked for.
   *
   * @param before whether the pumps wait for it
   * @param overdue whether nobody has done it in good time
   */
  public record Asked(
      Map<Integer, UnitPrice> prices, boolean before, Instant since, boolean overdue) {
    public Asked {
      prices = sorted(prices);
    }
  }

  public PriceSign {
    pumps = sorted(pumps);
    shown = sorted(shown);
  }

  private static SortedMap<Integer, UnitPrice> sorted(Map<Integer, UnitPrice> prices) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(prices));
  }

  /** Whether the sign shows a price, or nobody knows better. */
  public boolean shows(int grade, UnitPrice price) {
    return price.equals(shown.get(grade));
  }

  /** After the pumps have these prices. */
  public PriceSign pumpsAt(Map<Integer, UnitPrice> prices) {
    Map<Integer, UnitPrice> nextPumps = new TreeMap<>(pumps);
    Map<Integer, UnitPrice> nextShown = new TreeMap<>(shown);
    prices.forEach(
        (grade, price) -> {
          UnitPrice before = nextPumps.put(grade, price);
          nextShown.putIfAbsent(grade, before == null ? price : before);
        });
    return new PriceSign(nextPumps, nextShown, asked);
  }

  /** A person is asked for a change. */
  public PriceSign asking(Map<Integer, UnitPrice> prices, boolean before, Instant now) {
    return new PriceSign(pumps, shown, new Asked(prices, before, now, false));
  }

  /** A person says that the sign shows these prices. */
  public PriceSign confirmed(Map<Integer, UnitPrice> prices) {
    Map<Integer, UnitPrice> next = new TreeMap<>(shown);
    next.putAll(prices);
    return new PriceSign(pumps, next, null);
  }

  /** Nobody has changed it in good time. */
  public PriceSign late() {
    Asked now = asked;
    return now == null
        ? this
        : new PriceSign(pumps, shown, new Asked(now.prices(), now.before(), now.since(), true));
  }

  /** Nobody needs to change it any more. */
  public PriceSign unasked() {
    return new PriceSign(pumps, shown, null);
  }
}
