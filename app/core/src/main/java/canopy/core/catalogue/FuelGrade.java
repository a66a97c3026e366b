package canopy.core.catalogue;

import canopy.core.quantity.UnitPrice;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A grade of fuel.
 *
 * @param id the number by which the forecourt controller knows it, 1 or above
 * @param name such as 92#, 95#, 0# diesel
 * @param taxClass id of a tax class
 * @param price for one litre
 * @param cost what the station pays for one litre, without the tax it gets back; null if it is not
 *     known. Only who may see reports may see it
 */
public record FuelGrade(
    int id,
    Names name,
    String taxClass,
    UnitPrice price,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UnitPrice cost) {
  public FuelGrade {
    // Records of head office may lack the cost and nothing else.
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(taxClass, "taxClass");
    Objects.requireNonNull(price, "price");
    if (cost != null && cost.tenthsOfMinor() < 0) {
      throw new IllegalArgumentException("a cost is zero or above: " + cost);
    }
    if (id < 1) {
      throw new IllegalArgumentException("a grade's number starts at 1: " + id);
    }
  }

  /** A grade whose cost is not known. */
  public FuelGrade(int id, Names name, String taxClass, UnitPrice price) {
    this(id, name, taxClass, price, null);
  }

  /** This grade at another price. */
  public FuelGrade priced(UnitPrice next) {
    return new FuelGrade(id, name, taxClass, next, cost);
  }

  public String name(Language language) {
    return name.in(language);
  }
}
