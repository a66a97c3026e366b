package canopy.till.report.page;

import java.time.LocalDate;

/** Where a row leads. */
public sealed interface Link {
  /** Nowhere. */
  record None() implements Link {}

  /** To the sales of a day. */
  record ToDay(LocalDate day) implements Link {}

  /**
   * To a sale with its journal lines.
   *
   * @param seq a place in the journal about the sale
   */
  record ToSale(String number, long seq) implements Link {}

  /** To the journal line of an entry. */
  record ToEntry(long seq) implements Link {}
}
