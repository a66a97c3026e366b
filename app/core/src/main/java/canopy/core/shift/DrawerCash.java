package canopy.core.shift;

import canopy.core.quantity.Money;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cash of a shift's drawer, apart from what sales and refunds move.
 *
 * @param floatCount the float as it was counted; null if it was not
 * @param carried what should have been in the drawer when the shift began, by the shift before
 * @param opening what the shift begins with: the float as counted, or {@code carried}
 * @param moved without a sale, by kind
 * @param settled differences that counts within the shift have found: afterwards the drawer is
 *     expected to have what was counted
 */
public record DrawerCash(
    @Nullable CashCount floatCount,
    Money carried,
    Money opening,
    Map<CashMovement.Kind, Moved> moved,
    Money settled) {

  /** Movements of one kind added up; {@code amount} is zero or above, whichever way they go. */
  public record Moved(int count, Money amount) {
    Moved plus(Money more) {
      return new Moved(count + 1, amount.plus(more));
    }
  }

  public DrawerCash {
    Map<CashMovement.Kind, Moved> sorted = new EnumMap<>(CashMovement.Kind.class);
    sorted.putAll(moved);
    moved = Collections.unmodifiableMap(sorted);
  }

  /** At the beginning of a shift. */
  public static DrawerCash opened(@Nullable CashCount count, Money carried, Money opening) {
    return new DrawerCash(count, carried, opening, Map.of(), Money.zero(opening.currency()));
  }

  /** What was found more or less than the shift before had left; nothing if nobody counted. */
  public Money foundBetween() {
    return opening.minus(carried);
  }

  /**
   * Whether the drawer held something else than the shift before had left in it. An empty drawer
   * gets its float from the safe.
   */
  public boolean differsFromLeft() {
    return !carried.isZero() && !foundBetween().isZero();
  }

  /** What the drawer should have, but for sales and refunds. */
  public Money withoutSales() {
    Money sum = opening.plus(settled);
    for (Map.Entry<CashMovement.Kind, Moved> each : moved.entrySet()) {
      Money amount = each.getValue().amount();
      sum = each.getKey().comesIn() ? sum.plus(amount) : sum.minus(amount);
    }
    return sum;
  }

  /** Movements of a kind; none if there were none. */
  public Moved of(CashMovement.Kind kind) {
    return moved.getOrDefault(kind, new Moved(0, Money.zero(opening.currency())));
  }

  DrawerCash with(CashMovement movement) {
    Map<CashMovement.Kind, Moved> next = new EnumMap<>(CashMovement.Kind.class);
    next.putAll(moved);
    next.put(movement.kind(), of(movement.kind()).plus(movement.amount()));
    return new DrawerCash(floatCount, carried, opening, next, settled);
  }

  DrawerCash floatCounted(CashCount count, Money amount) {
    return new DrawerCash(count, carried, amount, moved, settled);
  }

  DrawerCash settling(Money difference) {
    return new DrawerCash(floatCount, carried, opening, moved, settled.plus(difference));
  }
}
