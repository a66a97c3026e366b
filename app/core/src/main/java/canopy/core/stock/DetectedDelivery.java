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
  private static final String GAUGE = "gauge-";

  /** The id of one that the gauge told of by itself, from when the till did not look. */
  public static String idOfGauge(int tank, String start) {
    return GAUGE + tank + "-" + start;
  }

  /** Whether the gauge told of it by itself; the till noticed all others. */
  public static boolean isOfGauge(String id) {
    return id.startsWith(GAUGE);
  }

  /** What came into the tank, by the readings. */
  public Volume measured() {
    return after.volume().minus(before.volume()).plus(soldMeanwhile);
  }
}
