package canopy.till.store.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something worth a look.
 *
 * @param seq place in the journal; 0 if it is about a whole day
 * @param at null if it is about a whole day
 * @param cashier who did it
 * @param subject the sale or refund; empty if there is none
 * @param other the sale that it has to do with; empty if there is none
 * @param count how many; 1 for a single thing
 * @param amountMinor zero if no money is concerned
 * @param approvers second persons who said yes to it, first to last; none of a whole day
 */
public record Finding(
    FindingRule rule,
    long seq,
    @Nullable Instant at,
    LocalDate day,
    String cashier,
    String subject,
    String other,
    long count,
    long amountMinor,
    List<String> approvers) {
  public Finding {
    approvers = List.copyOf(approvers);
  }

  /** That nobody is known to have approved. */
  Finding(
      FindingRule rule,
      Place place,
      String cashier,
      String subject,
      String other,
      long count,
      long amountMinor) {
    this(
        rule,
        place.seq(),
        place.at(),
        place.day(),
        cashier,
        subject,
        other,
        count,
        amountMinor,
        List.of());
  }

  /** Where it stands. */
  record Place(long seq, @Nullable Instant at, LocalDate day) {}

  /** The same, approved. */
  Finding approvedBy(List<String> next) {
    return new Finding(rule, seq, at, day, cashier, subject, other, count, amountMinor, next);
  }
}
