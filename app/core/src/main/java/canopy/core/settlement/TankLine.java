package canopy.core.settlement;

import canopy.core.quantity.Volume;
import canopy.core.stock.TankBalance;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tank's balance: book = opening + deliveries by their papers - drawn + poured back; variance =
 * measured - book.
 *
 * @param unrecorded what the counters of its nozzles have more than the fills
 */
public record TankLine(TankPeriod period, Volume unrecorded) {

  /** Null if the tank was not read at both ends. */
  public @Nullable Volume opening() {
    List<TankBalance> all = period.balances();
    return all.isEmpty() ? null : all.getFirst().opening().volume();
  }

  /** What was measured at the end; null if it was not. */
  public @Nullable Volume closing() {
    List<TankBalance> all = period.balances();
    return all.isEmpty() ? null : all.getLast().closing().volume();
  }

  /** By the papers. */
  public Volume delivered() {
    return sum(TankBalance::delivered);
  }

  /** What the papers have more than came. */
  public Volume shortage() {
    return sum(TankBalance::shortage);
  }

  /** What came in without a paper, by the readings. */
  public Volume undocumented() {
    return sum(TankBalance::undocumented);
  }

  /** What the fills drew. */
  public Volume drawn() {
    return sum(TankBalance::metered);
  }

  /** Poured back after pump tests. */
  public Volume returned() {
    return sum(TankBalance::returned);
  }

  /** What should be in the tank; null if nobody measured it at the beginning. */
  public @Nullable Volume book() {
    Volume opening = opening();
    return opening == null
        ? null
        : opening.plus(delivered()).plus(undocumented()).minus(drawn()).plus(returned());
  }

  /** Measured less book; null if it is not known. */
  public @Nullable Volume variance() {
    return period.balances().isEmpty() ? null : sum(TankBalance::variance);
  }

  /** The variance that neither a short delivery nor a counter explains; null if not known. */
  @Nullable Volume unexplained() {
    Volume variance = variance();
    return variance == null ? null : variance.plus(shortage()).plus(unrecorded);
  }

  /** What left the tank by its levels and what came into it; null if a level is missing. */
  @Nullable Volume drawnByLevel() {
    Volume variance = variance();
    return variance == null ? null : drawn().minus(variance).minus(shortage());
  }

  private Volume sum(Function<TankBalance, Volume> part) {
    return period.balances().stream().map(part).reduce(Volume.ZERO, Volume::plus);
  }
}
