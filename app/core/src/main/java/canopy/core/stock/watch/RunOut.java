package canopy.core.stock.watch;

import canopy.core.quantity.Volume;
import canopy.core.stock.Tank;
import java.util.OptionalLong;

/** How long a tank will last, as it sold of late. */
public final class RunOut {
  private static final long HOURS_PER_DAY = 24;

  private RunOut() {}

  /**
   * Whole hours until only dead stock is left; empty if nothing was sold.
   *
   * @param product in the tank now
   * @param sold in that many days
   */
  public static OptionalLong hours(Tank tank, Volume product, Volume sold, int days) {
    return days <= 0 || sold.millilitres() <= 0
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.multiplyExact(tank.sellable(product).millilitres(), HOURS_PER_DAY * days)
                / sold.millilitres());
  }
}
