package canopy.till.store.query;

import canopy.core.bill.BillCheck;
import canopy.core.bill.Resolution;
import java.time.Instant;
import java.util.Map;

/**
 * A bill as it was compared last.
 *
 * @param at when
 * @param operator who compared it
 * @param resolved what became of its differences, by their key
 */
public record StoredBill(
    BillCheck check, Instant at, String operator, Map<String, Resolved> resolved) {
  public StoredBill {
    resolved = Map.copyOf(resolved);
  }

  /**
   * What somebody did about a difference.
   *
   * @param saleId the sale that it was found to be of; empty unless attached
   */
  public record Resolved(
      Resolution how, String reason, String operator, Instant at, String saleId) {}
}
