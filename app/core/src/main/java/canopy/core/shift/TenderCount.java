package canopy.core.shift;

import canopy.core.quantity.Money;
import canopy.core.tender.TenderKind;

/**
 * One tender kind counted.
 *
 * @param kind the tender kind's id
 * @param expected by the journal when it was counted
 */
public record TenderCount(String kind, TenderKind.Type type, Money expected, Money counted) {
  /** Above zero if there is more than expected. */
  public Money difference() {
    return counted.minus(expected);
  }
}
