package canopy.core.stock.watch;

import canopy.core.quantity.Volume;
import canopy.core.stock.Tank;
import java.util.OptionalLong;

/** How long a tank will last, as it sold of late. */
public final class RunOut {
  /** What fewer days sold says nothing of the days to come. */
  public static final int LEAST_DAYS = 7;

  private static final long HOURS_PER_DAY = 24;

  private RunOut() {}

  /**
   * Whole hours until only dead stock is left; empty if nothing was sold, or in less than {@link
   * #LEAST_DAYS}.
   *
   * @param product in the tank now
   * @param sold in that many days
   */
  public static OptionalLong hours(Tank tank, Volume product, Volume sold, int days) {
    return days < LEAST_DAYS || sold.millilitres() <= 0
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.multiplyExact(tank.sellable(product).millilitres(), HOURS_PER_DAY * days)
                / sold.millilitres());
  }
}
