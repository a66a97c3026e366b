package canopy.till.stock.tanks;

import canopy.core.quantity.Volume;
import canopy.core.stock.StockFlag;
import canopy.core.stock.StockFlag.Severity;
import canopy.core.stock.Tank;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankReading;
import canopy.till.stock.WetStock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A tank as the screen shows it.
 *
 * @param name of its grade
 * @param reading the newest; null if it was never read
 * @param time of the reading, and the day if it was another
 * @param hours until only dead stock is left, as it sold of late; empty if nobody can tell
 * @param filling whether a tanker unloads
 * @param alarms what the gauge calls out
 * @param waiting deliveries without their paper
 * @param found the worst of what the rules found on the newest day; null if they found nothing
 */
record TankRow(
    Tank tank,
    String name,
    @Nullable TankReading reading,
    String time,
    OptionalLong hours,
    boolean filling,
    List<TankAlarm> alarms,
    int waiting,
    @Nullable Severity found) {
  private static final int HUNDRED = 100;

  TankRow {
    alarms = List.copyOf(alarms);
  }

  /** The worst of what was found on the newest day of a tank's sheet; null if there is nothing. */
  static @Nullable Severity worst(WetStock.Sheet sheet) {
    return sheet.days().isEmpty()
        ? null
        : sheet.flags().stream()
            .filter(flag -> flag.day().equals(sheet.days().getLast().day()))
            .map(StockFlag::severity)
            .max(Comparator.naturalOrder())
            .orElse(null);
  }

  Volume product() {
    return reading == null ? Volume.ZERO : reading.volume();
  }

  Volume water() {
    return reading == null ? Volume.ZERO : reading.waterOrNone();
  }

  /**
   * Product as it would be at the tank's reference temperature; empty where no temperature was
   * measured. What the gauge counted goes before what the tank's own figures say, as it does in the
   * tank's file.
   */
  Optional<Volume> corrected() {
    Integer millidegrees = reading == null ? null : reading.temperatureMillidegrees();
    if (reading == null || millidegrees == null) {
      return Optional.empty();
    }
    Volume told = reading.corrected();
    return Optional.of(told == null ? tank.corrected(product(), millidegrees) : told);
  }

  Volume ullage() {
    return tank.ullage(product(), water());
  }

  /** Product in whole per cent of the shell. */
  long percent() {
    return product().millilitres() * HUNDRED / tank.capacity().millilitres();
  }

  /** Whether hardly more than dead stock is left: a tenth of the tank above it. */
  boolean isLow() {
    return tank.sellable(product()).millilitres() < tank.capacity().millilitres() / 10;
  }
}
