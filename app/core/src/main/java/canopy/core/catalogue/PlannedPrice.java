package canopy.core.catalogue;

import canopy.core.quantity.UnitPrice;
import java.time.Instant;

/**
 * A price that is decided but not yet in force.
 *
 * @param id of the decision
 * @param target what the price is of
 * @param key the article's id, or the grade's number
 * @param price from then on, for one piece, kilogram or litre
 * @param effectiveAt when it comes into force at every till and pump
 */
public record PlannedPrice(
    String id, Target target, String key, UnitPrice price, Instant effectiveAt) {
  /** What has a price. */
  public enum Target {
    ARTICLE,
    GRADE
  }

  public PlannedPrice {
    if (id.isBlank() || key.isBlank()) {
      throw new IllegalArgumentException("a planned price needs an id and what it is of");
    }
    if (price.tenthsOfMinor() < 0) {
      throw new IllegalArgumentException("a price is not negative: " + price.tenthsOfMinor());
    }
  }
}
