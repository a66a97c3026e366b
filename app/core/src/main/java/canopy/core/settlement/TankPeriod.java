package canopy.core.settlement;

import canopy.core.stock.Delivery;
import canopy.core.stock.TankBalance;
import java.util.List;

/**
 * A tank in the period.
 *
 * @param readAtClose whether it was read for the close
 * @param balances of the period; none where a reading is missing
 * @param deliveries written down in the period
 */
public record TankPeriod(
    TankPlan plan, boolean readAtClose, List<TankBalance> balances, List<Delivery> deliveries) {
  public TankPeriod {
    balances = List.copyOf(balances);
    deliveries = List.copyOf(deliveries);
  }
}
