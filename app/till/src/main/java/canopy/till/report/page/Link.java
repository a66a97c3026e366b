package canopy.till.report.page;

import canopy.till.store.query.AuditKind;
import java.time.LocalDate;
import java.util.Set;

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

  /** To the entries of some kinds that a person made on a day. */
  record ToEntries(LocalDate day, String operator, Set<AuditKind> kinds) implements Link {
    public ToEntries {
      kinds = Set.copyOf(kinds);
    }
  }

  /** To the journal line of an entry. */
  record ToEntry(long seq) implements Link {}
}
