package canopy.core.settlement;

import canopy.core.quantity.Volume;
import org.jspecify.annotations.Nullable;

/**
 * A nozzle in the period.
 *
 * @param grade it gives
 * @param tank it draws from; null if nobody has said
 * @param meter its counter, which never goes back
 */
public record NozzlePeriod(
    Nozzle nozzle, int grade, @Nullable Integer tank, Readings meter, NozzleFills fills) {

  /** What its counter counted; null if a reading is missing, or the counter went back. */
  public @Nullable Volume metered() {
    Volume counted = meter.difference();
    return counted == null || counted.millilitres() < 0 ? null : counted;
  }

  /** What left the tank through it: by its counter, or by its fills where the counter is silent. */
  Volume drawn() {
    Volume counted = metered();
    return counted == null ? fills.dispensed().volume() : counted;
  }
}
