package canopy.core.stock;

import canopy.core.quantity.Volume;
import java.util.List;

/**
 * A tank between two readings: what should be there and what is. Nothing in it is adjusted.
 *
 * @param delivered by the papers
 * @param shortage of those deliveries: what the papers have more than the tank got
 * @param undocumented what came in without a paper yet, by the readings; below zero where the paper
 *     of an earlier one came
 * @param nozzles what each nozzle drew and poured back
 */
public record TankBalance(
    int tank,
    int grade,
    TankReading opening,
    TankReading closing,
    Volume delivered,
    Volume shortage,
    Volume undocumented,
    List<NozzleMeter> nozzles) {
  public TankBalance {
    nozzles = List.copyOf(nozzles);
  }

  /** What the pumps drew. */
  public Volume metered() {
    return nozzles.stream().map(NozzleMeter::filled).reduce(Volume.ZERO, Volume::plus);
  }

  /** What pump tests poured back. */
  public Volume returned() {
    return nozzles.stream().map(NozzleMeter::returned).reduce(Volume.ZERO, Volume::plus);
  }

  /** What left for good: metered less returned. */
  public Volume sold() {
    return metered().minus(returned());
  }

  /** What should be in the tank: opening, deliveries, less what was metered, and tests returned. */
  public Volume book() {
    return opening.volume().plus(delivered).plus(undocumented).minus(sold());
  }

  /** What is in the tank more than should be; below zero, a loss. */
  public Volume variance() {
    return closing.volume().minus(book());
  }
}
