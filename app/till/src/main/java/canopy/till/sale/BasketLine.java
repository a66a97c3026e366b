package canopy.till.sale;

import canopy.core.quantity.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the basket as it is shown.
 *
 * @param id what the actions are told
 * @param kind what stands on the line
 * @param title the article's or grade's name in the operator's language; for an unknown code the
 *     code
 * @param detail quantity times price, {@code 2 × 3.50} or {@code 23.41 L × 7.86}
 * @param amountMinor amount after nothing but quantity times price, minor units
 * @param reductions the discounts below the line
 * @param note what the cashier wrote, or empty
 * @param voided struck out; counts no more
 * @param quantity null where it is not counted
 */
record BasketLine(
    String id,
    Kind kind,
    String title,
    String detail,
    long amountMinor,
    List<Reduction> reductions,
    String note,
    boolean voided,
    @Nullable Quantity quantity) {

  /** What stands on a line. */
  enum Kind {
    FILL,
    GOODS,
    /** A code that no article has: red, does not block, leaves with the sale. */
    UNKNOWN_CODE
  }

  /**
   * A discount on a line.
   *
   * @param name why, already worded
   * @param amountMinor negative minor units
   */
  record Reduction(String name, long amountMinor) {}

  /** What is not counted. */
  BasketLine(
      String id,
      Kind kind,
      String title,
      String detail,
      long amountMinor,
      List<Reduction> reductions,
      String note,
      boolean voided) {
    this(id, kind, title, detail, amountMinor, reductions, note, voided, null);
  }

  BasketLine {
    reductions = List.copyOf(reductions);
  }

  boolean changeable() {
    return !voided && kind == Kind.GOODS;
  }

  /** So many units that count, pieces or grams; none where nothing is counted. */
  long units() {
    return quantity == null || voided ? 0 : quantity.amount();
  }

  /** What so many of its units come to. */
  long minor(long part) {
    return units() == 0
        ? 0
        : BigDecimal.valueOf(amountMinor)
            .multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(units()), 0, RoundingMode.HALF_UP)
            .longValueExact();
  }
}
