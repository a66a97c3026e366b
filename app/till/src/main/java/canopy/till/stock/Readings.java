package canopy.till.stock;

import canopy.core.stock.Occasion;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of reading everything; it stands in the journal already.
 *
 * @param silentTanks that the gauge did not tell: to be dipped or typed
 * @param silentNozzles that the forecourt did not tell: to be typed from the mechanical counter
 */
public record Readings(
    Occasion occasion,
    List<TankReading> tanks,
    List<TotaliserReading> totalisers,
    List<Integer> silentTanks,
    List<Tank.Outlet> silentNozzles) {
  public Readings {
    tanks = List.copyOf(tanks);
    totalisers = List.copyOf(totalisers);
    silentTanks = List.copyOf(silentTanks);
    silentNozzles = List.copyOf(silentNozzles);
  }

  /**
   * What the till took of this; what it refused has to be typed like what was silent.
   *
   * @param tanksTaken whether the tanks are in the journal
   * @param countersTaken whether the counters are
   */
  Readings written(boolean tanksTaken, boolean countersTaken) {
    List<Integer> noTanks = new ArrayList<>(silentTanks);
    if (!tanksTaken) {
      tanks.forEach(reading -> noTanks.add(reading.tank()));
    }
    List<Tank.Outlet> noNozzles = new ArrayList<>(silentNozzles);
    if (!countersTaken) {
      totalisers.forEach(
          reading -> noNozzles.add(new Tank.Outlet(reading.pump(), reading.nozzle())));
    }
    return new Readings(
        occasion,
        tanksTaken ? tanks : List.of(),
        countersTaken ? totalisers : List.of(),
        noTanks,
        noNozzles);
  }

  /** Whether every device answered. */
  public boolean complete() {
    return silentTanks.isEmpty() && silentNozzles.isEmpty();
  }
}
