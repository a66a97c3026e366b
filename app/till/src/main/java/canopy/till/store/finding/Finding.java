package canopy.till.store.finding;

import java.time.Instant;
import java.time.LocalDate;
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
    long amountMinor) {}
