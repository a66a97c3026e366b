package canopy.core.settlement;

import canopy.core.quantity.Volume;
import org.jspecify.annotations.Nullable;

/**
 * Fuel that a tanker brought.
 *
 * @param document its number
 * @param documented what the document says
 * @param measured what the tank gained; null if nobody measured it
 */
public record Delivery(String document, Volume documented, @Nullable Volume measured) {
  /** What counts as received. */
  Volume received() {
    return measured == null ? documented : measured;
  }
}
