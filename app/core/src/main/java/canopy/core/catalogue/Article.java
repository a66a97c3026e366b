package canopy.core.catalogue;

import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import java.util.List;

/**
 * An article of the shop.
 *
 * @param id the station's own article number; never changes
 * @param name what screens and receipts call it
 * @param department id of a {@link Department}
 * @param taxClass id of a tax class
 * @param price for one piece, or for one kilogram if it is sold by weight
 * @param unit pieces, or grams if it is sold by weight
 * @param minimumAgeYears the customer must be this old; 0 is no limit
 * @param active an article that is not active is known but not sold
 * @param codes what a scanner reads for it, normalised as {@link canopy.core.barcode.CodeReader}
 *     returns it: GTIN-13, GTIN-8, GTIN-14, PLU or own code
 * @param favourite shown first among the hot keys
 */
public record Article(
    String id,
    Names name,
    String department,
    String taxClass,
    UnitPrice price,
    Quantity.Unit unit,
    int minimumAgeYears,
    boolean active,
    List<String> codes,
    boolean favourite) {
  /** More codes than this for one article is a mistake in the data. */
  public static final int CODE_LIMIT = 50;

  private static final int AGE_LIMIT = 120;

  public Article {
    if (id.isBlank()) {
      throw new IllegalArgumentException("an article needs an id");
    }
    if (minimumAgeYears < 0 || minimumAgeYears > AGE_LIMIT) {
      throw new IllegalArgumentException("not an age limit: " + minimumAgeYears);
    }
    if (codes.size() > CODE_LIMIT) {
      throw new IllegalArgumentException("more than " + CODE_LIMIT + " codes");
    }
    codes = List.copyOf(codes);
  }

  public String name(Language language) {
    return name.in(language);
  }

  /** Whether the customer's age must be checked. */
  public boolean isAgeLimited() {
    return minimumAgeYears > 0;
  }
}
