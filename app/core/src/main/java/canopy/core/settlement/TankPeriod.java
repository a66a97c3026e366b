package canopy.core.settlement;

import canopy.core.quantity.Volume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tank in the period.
 *
 * @param tank its number
 * @param grade in it
 * @param level measured, without water
 * @param book what the book said when the period began; null if there was none yet
 */
public record TankPeriod(
    int tank, int grade, Readings level, List<Delivery> deliveries, @Nullable Volume book) {
  public TankPeriod {
    deliveries = List.copyOf(deliveries);
  }

  Volume received() {
    Volume sum = Volume.ZERO;
    for (Delivery delivery : deliveries) {
      sum = sum.plus(delivery.received());
    }
    return sum;
  }
}
