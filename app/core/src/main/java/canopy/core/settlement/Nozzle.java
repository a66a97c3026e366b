package canopy.core.settlement;

import java.util.Comparator;

/**
 * A nozzle of the forecourt.
 *
 * @param pump 1 and up
 * @param number at its pump, 1 and up
 */
public record Nozzle(int pump, int number) implements Comparable<Nozzle> {
  private static final Comparator<Nozzle> ORDER =
      Comparator.comparingInt(Nozzle::pump).thenComparingInt(Nozzle::number);

  @Override
  public int compareTo(Nozzle other) {
    return ORDER.compare(this, other);
  }
}
