package canopy.core.tax;

import canopy.core.quantity.Quantity;
import canopy.core.quantity.Volume;

/**
 * How many units a duty per unit is due on, as a fraction so that grams and millilitres stay exact.
 *
 * @param amount pieces, grams or millilitres; negative in a refund
 * @param per how many of them make the unit of the duty: 1 piece, 1000 grams, 1000 millilitres;
 *     above zero
 */
public record TaxUnits(long amount, long per) {
  /** One piece. */
  public static final TaxUnits ONE = new TaxUnits(1, 1);

  private static final long MILLILITRES_PER_LITRE = 1000;

  public TaxUnits {
    if (per < 1) {
      throw new IllegalArgumentException("not a unit: " + per);
    }
  }

  public static TaxUnits of(Quantity quantity) {
    return new TaxUnits(quantity.amount(), quantity.unit().perPrice());
  }

  public static TaxUnits of(Volume volume) {
    return new TaxUnits(volume.millilitres(), MILLILITRES_PER_LITRE);
  }
}
