package canopy.core.catalogue;

import canopy.core.quantity.UnitPrice;

/**
 * A grade of fuel.
 *
 * @param id the number by which the forecourt controller knows it, 1 or above
 * @param name such as 92#, 95#, 0# diesel
 * @param taxClass id of a tax class
 * @param price for one litre
 */
public record FuelGrade(int id, Names name, String taxClass, UnitPrice price) {
  public FuelGrade {
    if (id < 1) {
      throw new IllegalArgumentException("a grade's number starts at 1: " + id);
    }
  }

  public String name(Language language) {
    return name.in(language);
  }
}
