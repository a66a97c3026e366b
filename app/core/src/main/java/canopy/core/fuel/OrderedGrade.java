package canopy.core.fuel;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.quantity.UnitPrice;

/**
 * The grade that a customer pays before it flows, as it was when it was paid.
 *
 * @param grade the {@code FuelGrade} id
 * @param name as it is written on the receipt
 * @param price per litre; where litres are paid, the amount was reckoned by it
 */
public record OrderedGrade(int grade, Names name, UnitPrice price) {
  public static OrderedGrade of(FuelGrade grade) {
    return new OrderedGrade(grade.id(), grade.name(), grade.price());
  }
}
