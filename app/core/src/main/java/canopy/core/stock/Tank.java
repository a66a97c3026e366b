package canopy.core.stock;

import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import java.util.List;

/**
 * A tank under the station.
 *
 * @param number 1 and up, as the gauge numbers it
 * @param grade the {@code FuelGrade} id
 * @param capacity of the shell
 * @param safeFill to which it may be filled, temperature counted
 * @param deadStock what the suction pipe cannot reach
 * @param table height to volume
 * @param expansionPpmPerKelvin how much the product grows: about 1,000 to 1,250 for petrol, 840 for
 *     diesel
 * @param referenceMillidegrees at which litres are counted when temperature is: 15 or 20 degrees
 *     Celsius by country
 * @param outlets which nozzles draw from it; empty if all of its grade do
 */
public record Tank(
    int number,
    int grade,
    Volume capacity,
    Volume safeFill,
    Volume deadStock,
    StrappingTable table,
    int expansionPpmPerKelvin,
    int referenceMillidegrees,
    List<Outlet> outlets) {
  private static final long MILLIDEGREES = 1_000;

  /** A nozzle of a pump. */
  public record Outlet(int pump, int nozzle) {}

  public Tank {
    outlets = List.copyOf(outlets);
    if (number < 1) {
      throw new IllegalArgumentException("a tank's number starts at 1: " + number);
    }
    if (deadStock.compareTo(safeFill) >= 0 || safeFill.compareTo(capacity) > 0) {
      throw new IllegalArgumentException("dead stock, safe fill and capacity of tank " + number);
    }
  }

  /** Whether a nozzle draws from this tank. */
  public boolean feeds(int pump, int nozzle, int gradeOfNozzle) {
    return outlets.isEmpty() ? gradeOfNozzle == grade : outlets.contains(new Outlet(pump, nozzle));
  }

  /**
   * A volume as it would be at the reference temperature: linear in the temperature, rounded half
   * up.
   */
  public Volume corrected(Volume gross, int temperatureMillidegrees) {
    long above = (long) temperatureMillidegrees - referenceMillidegrees;
    long growth =
        Rounding.HALF_UP.multiplyDivide(
            gross.millilitres(),
            Math.multiplyExact(above, expansionPpmPerKelvin),
            MILLIDEGREES * Rate.ONE);
    return gross.minus(new Volume(growth));
  }

  /**
   * Whether this much can stand in it. A gauge is taken at its word up to the shell, and a little
   * over for its error.
   */
  public boolean mayHold(TankReading reading) {
    long most = capacity.millilitres() + capacity.millilitres() / 20;
    long product = reading.volume().millilitres();
    long water = reading.waterOrNone().millilitres();
    return product >= 0 && water >= 0 && product <= most && water <= most;
  }

  /** What can still be sold of this much. */
  public Volume sellable(Volume volume) {
    Volume above = volume.minus(deadStock);
    return above.millilitres() > 0 ? above : Volume.ZERO;
  }

  /** What can still be filled in on top of product and water. */
  public Volume ullage(Volume product, Volume water) {
    Volume free = safeFill.minus(product).minus(water);
    return free.millilitres() > 0 ? free : Volume.ZERO;
  }
}
