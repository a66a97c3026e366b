package canopy.till.sale;

import java.util.List;

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
 */
record BasketLine(
    String id,
    Kind kind,
    String title,
    String detail,
    long amountMinor,
    List<Reduction> reductions,
    String note,
    boolean voided) {

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

  BasketLine {
    reductions = List.copyOf(reductions);
  }

  boolean changeable() {
    return !voided && kind == Kind.GOODS;
  }
}
