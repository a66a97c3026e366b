package canopy.core.fuel;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.quantity.UnitPrice;

/**
 * The grade whose litres a customer pays before they flow, as it was when they were paid.
 *
 * @param grade the {@code FuelGrade} id
 * @param name as it is written on the receipt
 * @param price per litre, by which the amount was reckoned
 */
public record OrderedGrade(int grade, Names name, UnitPrice price) {
  public static OrderedGrade of(FuelGrade grade) {
    return new OrderedGrade(grade.id(), grade.name(), grade.price());
  }
}
