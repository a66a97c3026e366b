package canopy.core.fuel;

import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;

/**
 * The fuel that a prepayment has paid for, once it has flowed; without what flowed beyond it.
 *
 * @param grade the {@code FuelGrade} id
 * @param price per litre, as the dispenser showed it
 */
public record Flowed(int grade, Volume volume, UnitPrice price, Money amount) {}
