package canopy.core.tax;

import canopy.core.catalogue.Names;
import canopy.core.quantity.Rate;

/**
 * One tax of a {@link TaxClass}.
 *
 * @param id short and stable; reports are grouped by it
 * @param name what receipts call it
 * @param kind how the amount is found
 * @param rate for {@code PERCENT} and {@code DIVISION}; negative for a tax that is withheld; zero
 *     for {@code PER_UNIT}
 * @param perUnitTenthsOfMinor for {@code PER_UNIT}: tenths of a minor unit for one piece, kilogram
 *     or litre; zero otherwise
 * @param included whether the price already holds this tax
 * @param entersNextBase whether later taxes of the class are also due on this tax
 * @param onPreviousTaxes whether this tax is also due on those earlier taxes that say {@code
 *     entersNextBase}
 */
public record Tax(
    String id,
    Names name,
    Kind kind,
    Rate rate,
    long perUnitTenthsOfMinor,
    boolean included,
    boolean entersNextBase,
    boolean onPreviousTaxes) {

  /** How the amount of a tax is found. */
  public enum Kind {
    /** A share of the base: base x rate. */
    PERCENT,
    /** A share of the amount including this tax: base x rate / (1 - rate); Brazil's way. */
    DIVISION,
    /** A duty on every piece, kilogram or litre. */
    PER_UNIT
  }

  public Tax {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a tax needs an id");
    }
    boolean perUnit = kind == Kind.PER_UNIT;
    if (perUnit ? rate.partsPerMillion() != 0 : perUnitTenthsOfMinor != 0) {
      throw new IllegalArgumentException("a tax has either a rate or an amount per unit: " + id);
    }
    if (kind == Kind.PERCENT && rate.partsPerMillion() <= -Rate.ONE) {
      throw new IllegalArgumentException("a tax cannot take back the whole price: " + id);
    }
    if (kind == Kind.DIVISION
        && (rate.partsPerMillion() < 0 || rate.partsPerMillion() > Rate.ONE)) {
      throw new IllegalArgumentException("a tax cannot be more than the whole price: " + id);
    }
  }

  /** A percentage that the price already holds, on its own. */
  public static Tax included(String id, Names name, Rate rate) {
    return new Tax(id, name, Kind.PERCENT, rate, 0, true, false, true);
  }

  /** A percentage that comes on top of the price, on its own. */
  public static Tax added(String id, Names name, Rate rate) {
    return new Tax(id, name, Kind.PERCENT, rate, 0, false, false, true);
  }
}
