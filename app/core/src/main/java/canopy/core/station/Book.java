package canopy.core.station;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.operator.Operator;
import canopy.core.operator.People;
import canopy.core.payment.PayMethods;
import canopy.core.shift.ShiftSettings;
import canopy.core.stock.Tanks;
import canopy.core.tax.TaxClass;
import canopy.core.tender.TenderKind;
import org.jspecify.annotations.Nullable;

/**
 * The master data that decisions read: station, goods, prices, taxes, tenders, people. One book is
 * immutable; a change of prices is a new book.
 */
public interface Book {
  StationRules station();

  /** Null if there is none. */
  @Nullable Article article(String id);

  /** Null if there is none. */
  @Nullable FuelGrade grade(int id);

  /**
   * A tax class.
   *
   * @throws IllegalArgumentException if there is none: the book refuses to be built with a dangling
   *     class
   */
  TaxClass taxClass(String id);

  /** Null if there is none. */
  @Nullable TenderKind tender(String id);

  /** Null if there is none. */
  @Nullable Operator operator(String id);

  /** Everybody, with their roles. */
  default People people() {
    return People.NOBODY;
  }

  /** The ways to scan and pay; none unless they were set up. */
  default PayMethods payments() {
    return PayMethods.NONE;
  }

  /** The tanks; none unless they were set up. */
  default Tanks tanks() {
    return Tanks.NONE;
  }

  /** How shifts are kept; by hand unless it was set up. */
  default ShiftSettings shifts() {
    return ShiftSettings.NONE;
  }
}
