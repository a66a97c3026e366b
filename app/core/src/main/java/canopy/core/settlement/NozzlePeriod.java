package canopy.core.settlement;

import canopy.core.quantity.Volume;
import canopy.core.stock.NozzleBalance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A nozzle in the period.
 *
 * @param grade it gives
 * @param readAtClose whether its counter was read for the close
 * @param balances of its counter in the period; none where a reading is missing
 */
public record NozzlePeriod(
    Nozzle nozzle,
    int grade,
    boolean readAtClose,
    List<NozzleBalance> balances,
    NozzleFills fills) {
  public NozzlePeriod {
    balances = List.copyOf(balances);
  }

  /** What its counter counted; null if a reading is missing, or the counter went back. */
  public @Nullable Volume metered() {
    return balances.isEmpty()
        ? null
        : Volumes.sum(balances.stream().map(NozzleBalance::counted).toList());
  }

  /** Fills between the readings. */
  Volume recorded() {
    return balances.stream().map(NozzleBalance::filled).reduce(Volume.ZERO, Volume::plus);
  }

  /** What the counter has more than the fills, as far as it is known. */
  Volume unrecorded() {
    Volume sum = Volume.ZERO;
    for (NozzleBalance balance : balances) {
      Volume part = balance.unrecorded();
      sum = part == null ? sum : sum.plus(part);
    }
    return sum;
  }
}
