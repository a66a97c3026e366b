package canopy.core.tax;

import canopy.core.catalogue.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The taxes that are due on an article or a fuel grade.
 *
 * @param id short and stable, such as {@code standard}
 * @param name what screens call it
 * @param taxes in the order in which they are due; empty if exempt
 */
public record TaxClass(String id, Names name, List<Tax> taxes) {
  /** The most taxes that one class can hold. */
  public static final int TAX_LIMIT = 16;

  public TaxClass {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a tax class needs an id");
    }
    if (taxes.size() > TAX_LIMIT) {
      throw new IllegalArgumentException("more than " + TAX_LIMIT + " taxes: " + id);
    }
    Set<String> ids = new HashSet<>();
    for (Tax tax : taxes) {
      if (!ids.add(tax.id())) {
        throw new IllegalArgumentException("twice the tax " + tax.id() + " in " + id);
      }
    }
    taxes = List.copyOf(taxes);
  }
}
