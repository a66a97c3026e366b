package canopy.core.state;

import canopy.core.quantity.Volume;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.TankReading;
import java.util.Map;

/**
 * Where a tank's account begins, and what came in since.
 *
 * @param reading that it was balanced with last, or its first
 * @param meters of all nozzles at that moment
 * @param delivered since, by the papers
 * @param shortage of those deliveries
 * @param undocumented what came in since without a paper, by the readings; below zero where a paper
 *     came for an earlier one
 */
public record TankMark(
    TankReading reading,
    Map<String, NozzleMeter> meters,
    Volume delivered,
    Volume shortage,
    Volume undocumented) {
  public TankMark {
    meters = Maps.ordered(meters);
  }

  static TankMark at(TankReading reading, Map<String, NozzleMeter> meters) {
    return new TankMark(reading, meters, Volume.ZERO, Volume.ZERO, Volume.ZERO);
  }

  TankMark plusDelivered(Volume ticket, Volume shortOf) {
    return new TankMark(
        reading, meters, delivered.plus(ticket), shortage.plus(shortOf), undocumented);
  }

  TankMark plusUndocumented(Volume measured) {
    return new TankMark(reading, meters, delivered, shortage, undocumented.plus(measured));
  }
}
