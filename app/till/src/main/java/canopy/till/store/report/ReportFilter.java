package canopy.till.store.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about. What is null does not matter.
 *
 * @param from first business day
 * @param to last business day, not before {@code from}
 * @param cashier operator id
 * @param shift shift id; what is not known by shift is then left out
 * @param grade of fuel; concerns fuel alone
 * @param department of the shop; concerns goods alone
 */
public record ReportFilter(
    LocalDate from,
    LocalDate to,
    @Nullable String cashier,
    @Nullable String shift,
    @Nullable Integer grade,
    @Nullable String department) {
  public ReportFilter {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(to + " is before " + from);
    }
  }

  /** Everything of some days. */
  public static ReportFilter days(LocalDate from, LocalDate to) {
    return new ReportFilter(from, to, null, null, null, null);
  }

  /** Whether it is about some fuel or goods alone. */
  public boolean isPartial() {
    return grade != null || department != null;
  }

  /** The same of other days. */
  public ReportFilter of(LocalDate first, LocalDate last) {
    return new ReportFilter(first, last, cashier, shift, grade, department);
  }

  /** The same, so many days earlier; a shift is of its own day, so it does not matter then. */
  public ReportFilter earlier(int days) {
    return new ReportFilter(
        from.minusDays(days), to.minusDays(days), cashier, null, grade, department);
  }
}
