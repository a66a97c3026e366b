package canopy.till.store.query;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to list. What is null does not matter.
 *
 * @param kinds empty for all
 * @param from first business day
 * @param to last business day
 * @param operator who did it, or was approved or signed in
 * @param subject a sale's number, a fill's key, or whatever it was about
 */
public record AuditFilter(
    Set<AuditKind> kinds,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String operator,
    @Nullable String subject) {
  /** Everything. */
  public static final AuditFilter ALL = new AuditFilter(Set.of(), null, null, null, null);

  public AuditFilter {
    kinds = Set.copyOf(kinds);
  }

  /** Everything of some kinds. */
  public static AuditFilter of(Set<AuditKind> kinds) {
    return new AuditFilter(kinds, null, null, null, null);
  }
}
