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
  private static final String OVERRUN = "#over";

  /** Tenths in a minor unit times millilitres in a litre. */
  private static final long SCALE = 10_000;

  /** The nozzle was lifted and hung up again: nothing flowed, nothing is to be paid. */
  public boolean isNothing() {
    return volume.millilitres() == 0 && amount.isZero();
  }

  /**
   * The end of a prepaid fill that was not paid for, as a fill to be paid. Its litres follow from
   * its money, rounded half up; the rest of the litres is the prepaid part's.
   *
   * @param paid less than the amount
   */
  public Fill beyond(Money paid) {
    Money over = amount.minus(paid);
    long tenths = Math.max(1, price.tenthsOfMinor());
    long millilitres = (Math.multiplyExact(over.minor(), SCALE) + tenths / 2) / tenths;
    return part(key + OVERRUN, new Volume(Math.min(millilitres, volume.millilitres())), over);
  }

  /** This fill without the end that is paid for on its own. */
  public Fill without(Fill end) {
    return part(
        key,
        new Volume(volume.millilitres() - end.volume().millilitres()),
        amount.minus(end.amount()));
  }

  /** Whether this is the end of a prepaid fill that was not paid for. */
  public boolean isOverrun() {
    return key.endsWith(OVERRUN);
  }

  private Fill part(String name, Volume litres, Money money) {
    return new Fill(name, pump, nozzle, grade, transaction, litres, money, price, endedAt, offline);
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
