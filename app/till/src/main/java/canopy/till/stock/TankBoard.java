package canopy.till.stock;

import canopy.core.stock.TankReading;
import canopy.hardware.line.DeviceStatus;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tanks as the gauge told last. Immutable; any thread.
 *
 * @param levels by tank; tanks that the gauge does not tell are not there
 * @param filling tanks into which a tanker unloads
 * @param gauge how the gauge is; null if there is none
 */
public record TankBoard(
    Map<Integer, TankReading> levels, Set<Integer> filling, @Nullable DeviceStatus gauge) {
  static final TankBoard EMPTY = new TankBoard(Map.of(), Set.of(), null);

  public TankBoard {
    levels = Map.copyOf(levels);
    filling = Set.copyOf(filling);
  }
}
