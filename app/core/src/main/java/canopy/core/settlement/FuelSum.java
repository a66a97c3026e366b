package canopy.core.settlement;

import canopy.core.fuel.Fill;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;

/**
 * Fills added up.
 *
 * @param fills how many
 * @param amount by the dispensers
 */
public record FuelSum(int fills, Volume volume, Money amount) {
  public static FuelSum none(String currency) {
    return new FuelSum(0, Volume.ZERO, Money.zero(currency));
  }

  public static FuelSum of(Fill fill) {
    return new FuelSum(1, fill.volume(), fill.amount());
  }

  public FuelSum plus(FuelSum other) {
    return new FuelSum(
        Math.addExact(fills, other.fills), volume.plus(other.volume), amount.plus(other.amount));
  }

  FuelSum minus(FuelSum other) {
    return new FuelSum(fills - other.fills, volume.minus(other.volume), amount.minus(other.amount));
  }

  /** Nothing flowed, and nothing is to be paid. */
  public boolean isNothing() {
    return volume.millilitres() == 0 && amount.isZero();
  }
}
