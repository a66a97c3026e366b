package canopy.till.store.margin;

import java.util.Collection;

/**
 * Sales without tax beside what they cost, added up. Fuel that was paid before counts when it has
 * flowed. All in minor units, below zero for what came back.
 *
 * @param netMinor all sales, without tax
 * @param costedNetMinor the part of them whose cost is known
 * @param costMinor the cost of that part
 */
public record Margin(long netMinor, long costedNetMinor, long costMinor) {
  /** Nothing was sold. */
  public static final Margin NONE = new Margin(0, 0, 0);

  /** All together. */
  public static Margin sum(Collection<Margin> parts) {
    return parts.stream().reduce(NONE, Margin::plus);
  }

  /** Both together. */
  public Margin plus(Margin other) {
    return new Margin(
        netMinor + other.netMinor,
        costedNetMinor + other.costedNetMinor,
        costMinor + other.costMinor);
  }

  /** What is left of the sales whose cost is known; nothing is guessed of the others. */
  public long marginMinor() {
    return costedNetMinor - costMinor;
  }

  /** Sales whose cost is not known. */
  public long uncostedNetMinor() {
    return netMinor - costedNetMinor;
  }
}
