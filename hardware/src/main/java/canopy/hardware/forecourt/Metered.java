package canopy.hardware.forecourt;

/**
 * What the dispenser shows. The amount is the legal amount and is never recomputed.
 *
 * @param volumeMillilitres dispensed volume, 0 or more
 * @param amountMinor amount in minor units of the station's currency, 0 or more
 * @param unitPriceTenthsOfMinor price per litre in tenths of a minor unit
 */
public record Metered(long volumeMillilitres, long amountMinor, long unitPriceTenthsOfMinor) {
  /** A dispenser that shows nothing. */
  public static final Metered ZERO = new Metered(0, 0, 0);
}
