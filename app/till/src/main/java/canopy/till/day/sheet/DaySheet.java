package canopy.till.day.sheet;

import canopy.core.account.ZReport;
import org.jspecify.annotations.Nullable;

/**
 * A day's report with its proof.
 *
 * @param proof null while the day is not closed
 */
public record DaySheet(ZReport report, @Nullable Proof proof) {
  /**
   * What stands behind a closed day.
   *
   * @param firstHash of the day's first line
   * @param lastHash of the line before the close, which the seal is over
   * @param sealed whether the lines follow one another to that hash, and the signature is good
   */
  public record Proof(String firstHash, String lastHash, boolean sealed) {}

  /** Whether nothing contradicts the report: lines, signature, and the totals that were signed. */
  public boolean isGenuine() {
    return proof != null && proof.sealed() && report.isTrue();
  }
}
