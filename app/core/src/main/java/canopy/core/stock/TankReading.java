package canopy.core.stock;

import canopy.core.quantity.Volume;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stood in a tank at one moment. The volume is product alone: water was taken off, once, by
 * whoever made the reading.
 *
 * @param tank its number
 * @param source who says so
 * @param at when it was read
 * @param volume of product, as it is, at its own temperature
 * @param corrected of product, at the tank's reference temperature; null if nobody measured that
 * @param temperatureMillidegrees of the product, thousandths of a degree Celsius
 * @param heightTenths of all liquid, tenths of a millimetre
 * @param waterHeightTenths of the water below, tenths of a millimetre
 * @param water below the product
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TankReading(
    int tank,
    Source source,
    Instant at,
    Volume volume,
    @Nullable Volume corrected,
    @Nullable Integer temperatureMillidegrees,
    @Nullable Integer heightTenths,
    @Nullable Integer waterHeightTenths,
    @Nullable Volume water) {

  /** Who says so. */
  public enum Source {
    /** The tank gauge. */
    GAUGE,
    /** A stick and the strapping table. */
    DIP,
    /** Litres that somebody typed, from a display or a form. */
    TYPED
  }

  /** Litres that somebody typed. */
  public static TankReading typed(int tank, Instant at, Volume volume) {
    return new TankReading(tank, Source.TYPED, at, volume, null, null, null, null, null);
  }

  /**
   * A reading by stick: the strapping table turns both heights into litres, and water comes off
   * once.
   *
   * @param temperatureMillidegrees null if it was not measured
   * @throws IllegalArgumentException if the table does not cover the heights, or water stands above
   *     the product
   */
  public static TankReading dipped(
      Tank tank,
      Instant at,
      int heightTenths,
      int waterHeightTenths,
      @Nullable Integer temperatureMillidegrees) {
    if (waterHeightTenths > heightTenths) {
      throw new IllegalArgumentException("water above the product");
    }
    Volume water = tank.table().volumeAt(waterHeightTenths);
    Volume product = tank.table().volumeAt(heightTenths).minus(water);
    return new TankReading(
        tank.number(),
        Source.DIP,
        at,
        product,
        temperatureMillidegrees == null ? null : tank.corrected(product, temperatureMillidegrees),
        temperatureMillidegrees,
        heightTenths,
        waterHeightTenths,
        water);
  }

  /** Water below the product; nothing if nobody measured it. */
  public Volume waterOrNone() {
    return water == null ? Volume.ZERO : water;
  }
}
