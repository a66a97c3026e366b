package canopy.core.fuel;

import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import java.time.Instant;

/**
 * A finished filling, as the dispenser reported it. The dispenser's amount is the legal amount and
 * is never recomputed.
 *
 * @param key unique for ever: controller, pump, transaction number and end time
 * @param pump 1 and up
 * @param nozzle 1 and up
 * @param grade the {@code FuelGrade} id
 * @param transaction the controller's number, which wraps
 * @param volume delivered
 * @param amount to be paid
 * @param price per litre, as the dispenser showed it
 * @param endedAt when the nozzle was hung up, by the till's clock
 * @param offline whether it was filled while the controller could not see the pump
 */
public record Fill(
    String key,
    int pump,
    int nozzle,
    int grade,
    long transaction,
    Volume volume,
    Money amount,
    UnitPrice price,
    Instant endedAt,
    boolean offline) {
  private static final long TOLERANCE_MINOR = 1;

  /** The nozzle was lifted and hung up again: nothing flowed, nothing is to be paid. */
  public boolean isNothing() {
    return volume.millilitres() == 0 && amount.isZero();
  }

  /**
   * Whether litres times price is more than one minor unit away from the amount: flagged, never
   * corrected.
   */
  public boolean amountDiffers() {
    Money computed = price.times(volume, amount.currency());
    return Math.abs(computed.minor() - amount.minor()) > TOLERANCE_MINOR;
  }
}
