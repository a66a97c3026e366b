package canopy.core.fuel;

import canopy.core.catalogue.FuelGrade;
import canopy.core.quantity.UnitPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who shows which fuel prices, as far as the till knows: pumps are read back, the sign at the road
 * it cannot see, but it remembers what was last confirmed. Prices by grade number.
 *
 * @param pumps what the pumps were last told
 * @param shown what the sign shows; before anybody confirmed anything, what the pumps had
 * @param asked what it is to be changed to by a person; null if nobody is asked
 * @param unconfirmed numbers of pumps that do not show what they were told; nothing is sold from
 *     them until they do
 * @param waitingSince since when new prices wait for fills to end; null if none wait
 */
public record PriceSign(
    Map<Integer, UnitPrice> pumps,
    Map<Integer, UnitPrice> shown,
    @Nullable Asked asked,
    Set<Integer> unconfirmed,
    @Nullable Instant waitingSince) {
  public static final PriceSign UNKNOWN = new PriceSign(Map.of(), Map.of(), null, Set.of(), null);

  /**
   * So long prices wait for a moment without a fill; then no pump is released until they are in.
   */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

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
    unconfirmed = Collections.unmodifiableSortedSet(new TreeSet<>(unconfirmed));
  }

  private static SortedMap<Integer, UnitPrice> sorted(Map<Integer, UnitPrice> prices) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(prices));
  }

  /** Whether the sign shows a price, or nobody knows better. */
  public boolean shows(int grade, UnitPrice price) {
    return price.equals(shown.get(grade));
  }

  /**
   * A grade as the pumps sell it, which is what its litres cost: they get a new price later than
   * the till. As the till has it where nobody knows what they were told.
   */
  public FuelGrade atThePumps(FuelGrade grade) {
    UnitPrice price = pumps.get(grade.id());
    return price == null ? grade : grade.priced(price);
  }

  /** After the pumps have these prices, but for those that do not show them. */
  public PriceSign pumpsAt(Map<Integer, UnitPrice> prices, Collection<Integer> notShowing) {
    Map<Integer, UnitPrice> nextPumps = new TreeMap<>(pumps);
    Map<Integer, UnitPrice> nextShown = new TreeMap<>(shown);
    prices.forEach(
        (grade, price) -> {
          UnitPrice before = nextPumps.put(grade, price);
          nextShown.putIfAbsent(grade, before == null ? price : before);
        });
    return new PriceSign(nextPumps, nextShown, asked, new TreeSet<>(notShowing), null);
  }

  /** The pumps do not take new prices, because somebody is fuelling. */
  public PriceSign waiting(Instant now) {
    Instant since = waitingSince == null ? now : waitingSince;
    return new PriceSign(pumps, shown, asked, unconfirmed, since);
  }

  /** No prices wait for a fill to end: whatever keeps them out is something else. */
  public PriceSign notWaiting() {
    return waitingSince == null ? this : new PriceSign(pumps, shown, asked, unconfirmed, null);
  }

  /** Whether new prices have waited for so long that no pump is released before them. */
  public boolean isUrgent(Instant now) {
    Instant since = waitingSince;
    return since != null && now.isAfter(since.plus(PATIENCE));
  }

  /** A person is asked for a change. */
  public PriceSign asking(Map<Integer, UnitPrice> prices, boolean before, Instant now) {
    return new PriceSign(
        pumps, shown, new Asked(prices, before, now, false), unconfirmed, waitingSince);
  }

  /** A person says that the sign shows these prices. */
  public PriceSign confirmed(Map<Integer, UnitPrice> prices) {
    Map<Integer, UnitPrice> next = new TreeMap<>(shown);
    next.putAll(prices);
    return new PriceSign(pumps, next, null, unconfirmed, waitingSince);
  }

  /** Nobody has changed it in good time. */
  public PriceSign late() {
    Asked now = asked;
    return now == null
        ? this
        : new PriceSign(
            pumps,
            shown,
            new Asked(now.prices(), now.before(), now.since(), true),
            unconfirmed,
            waitingSince);
  }

  /** Nobody needs to change it any more. */
  public PriceSign unasked() {
    return new PriceSign(pumps, shown, null, unconfirmed, waitingSince);
  }
}
