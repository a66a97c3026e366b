package canopy.core.stock;

import canopy.core.quantity.Volume;

/**
 * A level that rose as it does when a tanker unloads. It waits for its paper.
 *
 * @param id unique for ever
 * @param soldMeanwhile what the pumps drew between the two readings, less what was poured back
 */
public record DetectedDelivery(
    String id, int tank, TankReading before, TankReading after, Volume soldMeanwhile) {
  /** What came into the tank, by the readings. */
  public Volume measured() {
    return after.volume().minus(before.volume()).plus(soldMeanwhile);
  }
}
