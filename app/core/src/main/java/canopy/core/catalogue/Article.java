package canopy.core.catalogue;

import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * @param cost what the station pays for one piece or one kilogram, without the tax it gets back;
 *     null if it is not known. Only who may see reports may see it
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
    boolean favourite,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UnitPrice cost) {
  /** More codes than this for one article is a mistake in the data. */
  public static final int CODE_LIMIT = 50;

  private static final int AGE_LIMIT = 120;

  public Article {
    // Records of head office may lack the cost and nothing else.
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(department, "department");
    Objects.requireNonNull(taxClass, "taxClass");
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(unit, "unit");
    if (cost != null && cost.tenthsOfMinor() < 0) {
      throw new IllegalArgumentException("a cost is zero or above: " + cost);
    }
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

  /** An article whose cost is not known. */
  public Article(
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
    this(
        id,
        name,
        department,
        taxClass,
        price,
        unit,
        minimumAgeYears,
        active,
        codes,
        favourite,
        null);
  }

  /** This article at another price. */
  public Article priced(UnitPrice next) {
    return new Article(
        id,
        name,
        department,
        taxClass,
        next,
        unit,
        minimumAgeYears,
        active,
        codes,
        favourite,
        cost);
  }

  /** This article with another cost; null if it is not known. */
  public Article costing(@Nullable UnitPrice next) {
    return new Article(
        id,
        name,
        department,
        taxClass,
        price,
        unit,
        minimumAgeYears,
        active,
        codes,
        favourite,
        next);
  }

  /** This article, known but not sold. */
  public Article switchedOff() {
    return new Article(
        id,
        name,
        department,
        taxClass,
        price,
        unit,
        minimumAgeYears,
        false,
        codes,
        favourite,
        cost);
  }

  public String name(Language language) {
    return name.in(language);
  }
}
