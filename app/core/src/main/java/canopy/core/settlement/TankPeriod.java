package canopy.core.settlement;

import canopy.core.stock.Delivery;
import canopy.core.stock.MeasuredDelivery;
import canopy.core.stock.TankBalance;
import java.util.List;

/**
 * A tank in the period.
 *
 * @param readAtClose whether it was read for the close
 * @param balances of the period; none where a reading is missing
 * @param deliveries written down in the period
 * @param measuredLate of earlier periods, and measured anew in this one
 */
public record TankPeriod(
    TankPlan plan,
    boolean readAtClose,
    List<TankBalance> balances,
    List<Delivery> deliveries,
    List<MeasuredDelivery> measuredLate) {
  public TankPeriod {
    balances = List.copyOf(balances);
    deliveries = List.copyOf(deliveries);
    measuredLate = List.copyOf(measuredLate);
  }
}
