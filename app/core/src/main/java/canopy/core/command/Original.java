package canopy.core.command;

import canopy.core.sale.CompletedSale;
import java.util.Map;

/**
 * An earlier sale as the store knows it.
 *
 * @param sale as it was completed
 * @param returnedUnits by line number, in refunds so far
 * @param copies receipts printed so far, the first one not counted
 * @param asOfSeq the journal's place up to which this is known; what happened to the sale later
 *     makes it stale
 */
public record Original(
    CompletedSale sale, Map<Integer, Long> returnedUnits, int copies, long asOfSeq) {
  public Original {
    returnedUnits = Map.copyOf(returnedUnits);
  }
}
